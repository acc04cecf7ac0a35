"""What the API says of a family: for the two teams of a handover of it.

The mother's and the father's data are those of two people: a program shows one to nobody else.
Must not know read tables: it is dumped from the aggregate, which is never behind.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from marshmallow import fields

from handover.answers import HowKnown
from handover.family.arrangements import ArrangementKind
from handover.family.babies import Baby, BabyState
from handover.family.family import Family
from handover.family.household import Relation, Residence, Responsibility
from handover.family.places import PlaceKind
from handover.family.social_care import CareStatus, Whose
from web.api.shown import ShownSchema
from web.api.shown_loss import LossFields, loss_fields
from web.api.shown_safety import SafetyFields, safety_of
from web.api.shown_said import SaidSchema
from web.schemas.about import MotherSchema
from web.schemas.answered import AnswerSchema
from web.schemas.each_baby import GestationField
from web.schemas.part_date import PartDateField


class ShownBareBabySchema(ShownSchema):
    """One baby of the family, told apart by pregnancy and order of birth."""

    baby_id = fields.UUID(required=True)
    pregnancy_id = fields.UUID(required=True)
    order = fields.Integer(required=True)
    state = fields.Enum(BabyState, by_value=True, required=True)
    name = fields.String(required=True)
    born_on = fields.Date(required=True, allow_none=True)


class ShownNumberSchema(ShownSchema):
    """An NHS number of a baby; the one that counts stands last."""

    said = fields.Nested(SaidSchema, required=True)
    nhs_number = fields.String(required=True)
    reason = fields.String(required=True)


class ShownBirthSchema(ShownSchema):
    """One version of how a baby was born; the newest stands last."""

    said = fields.Nested(SaidSchema, required=True)
    place = fields.String(required=True)
    gestation = GestationField(required=True, allow_none=True)
    how_known = fields.Enum(HowKnown, by_value=True, required=True)
    from_whom = fields.String(required=True)


class ShownPlaceSchema(ShownSchema):
    """Where somebody is or was; the newest stands last."""

    said = fields.Nested(SaidSchema, required=True)
    kind = fields.Enum(PlaceKind, by_value=True, required=True)
    where = fields.String(required=True)
    since = PartDateField(called="the day")
    how_known = fields.Enum(HowKnown, by_value=True, required=True)
    from_whom = fields.String(required=True)


class ShownArrangementSchema(ShownSchema):
    """What is arranged for a baby; the newest stands last. `not_told` binds whoever reads it."""

    said = fields.Nested(SaidSchema, required=True)
    kind = fields.Enum(ArrangementKind, by_value=True, required=True)
    not_told = fields.String(required=True)
    cares = fields.String(required=True)
    how_known = fields.Enum(HowKnown, by_value=True, required=True)
    from_whom = fields.String(required=True)


class ShownBabySchema(ShownBareBabySchema):
    """A baby with all that was told of it."""

    nhs_numbers = fields.List(fields.Nested(ShownNumberSchema), required=True)
    births = fields.List(fields.Nested(ShownBirthSchema), required=True)
    places = fields.List(fields.Nested(ShownPlaceSchema), required=True)
    arrangements = fields.List(fields.Nested(ShownArrangementSchema), required=True)


class ShownPersonSchema(ShownSchema):
    """One version of what was said of one person; the newest of a person stands last."""

    said = fields.Nested(SaidSchema, required=True)
    person_id = fields.UUID(required=True)
    relation = fields.Enum(Relation, by_value=True, required=True)
    answer = fields.Nested(AnswerSchema, required=True)
    name = fields.String(required=True)
    born_on = PartDateField(called="the date of birth")
    responsibility = fields.Enum(Responsibility, by_value=True, required=True)
    residence = fields.Enum(Residence, by_value=True, required=True)
    whereabouts = fields.String(required=True)
    left_because = fields.String(required=True)


class ShownSocialCareSchema(ShownSchema):
    """One version of one involvement; the newest of an involvement stands last."""

    said = fields.Nested(SaidSchema, required=True)
    entry_id = fields.UUID(required=True)
    whose = fields.Enum(Whose, by_value=True, required=True)
    authority = fields.String(required=True)
    status = fields.Enum(CareStatus, by_value=True, required=True)
    is_open = fields.Boolean(required=True)
    how_known = fields.Enum(HowKnown, by_value=True, required=True)
    from_whom = fields.String(required=True)
    from_on = PartDateField(called="the start")
    to_on = PartDateField(called="the end")


class ShownFamilyMoveSchema(ShownSchema):
    """A move, certain or suspected; the newest stands last and counts."""

    said = fields.Nested(SaidSchema, required=True)
    from_authority = fields.String(required=True)
    to_authority = fields.String(required=True)
    is_suspected = fields.Boolean(required=True)
    is_temporary = fields.Boolean(required=True)
    moved_on = PartDateField(called="the move")
    how_known = fields.Enum(HowKnown, by_value=True, required=True)
    from_whom = fields.String(required=True)
    tell_by = fields.Date(required=True)


class FamilySchema(SafetyFields, LossFields):
    """What is known of a family, only assumed, or was never asked."""

    version = fields.Integer(required=True)
    mother = fields.Nested(MotherSchema, required=True)
    babies = fields.List(fields.Nested(ShownBabySchema), required=True)
    moves = fields.List(fields.Nested(ShownFamilyMoveSchema), required=True)
    mother_places = fields.List(fields.Nested(ShownPlaceSchema), required=True)
    people = fields.List(fields.Nested(ShownPersonSchema), required=True)
    social_care = fields.List(fields.Nested(ShownSocialCareSchema), required=True)


def whole_family(family: Family) -> Mapping[str, Any]:
    """`family` for a FamilySchema: each thing that was said is one object with who said it."""
    facts = family.facts
    return {
        **loss_fields(family),
        "version": family.version,
        "mother": family.mother,
        "babies": [_baby(family, one) for one in family.babies.values()],
        "moves": [{**vars(move), "said": said, "tell_by": by} for said, move, by in family.moves],
        "mother_places": _places(family, None),
        "people": [
            {
                **vars(person),
                "said": said,
                "person_id": person_id,
                "left_because": _left_because(family, person_id),
            }
            for person_id, versions in facts.people.items()
            for said, person in versions
        ],
        "social_care": [
            {**vars(told), "said": said, "entry_id": entry_id}
            for entry_id, versions in facts.social_care.items()
            for said, told in versions
        ],
        **safety_of(family),
    }


def _baby(family: Family, baby: Baby) -> Mapping[str, Any]:
    facts, key = family.each_baby, baby.baby_id
    return {
        **vars(baby),
        "nhs_numbers": [
            {"said": said, "nhs_number": number, "reason": reason}
            for said, number, reason in facts.numbers.get(key, ())
        ],
        "births": [{**vars(birth), "said": said} for said, birth in facts.births.get(key, ())],
        "places": _places(family, key),
        "arrangements": [
            {**vars(one), "said": said} for said, one in facts.arrangements.get(key, ())
        ],
    }


def _places(family: Family, key: UUID | None) -> list[Mapping[str, Any]]:
    places = family.each_baby.places.get(key, ())
    return [{**vars(place), "said": said} for said, place in places]


def _left_because(family: Family, person_id: UUID) -> str:
    left = family.facts.left.get(person_id)
    return left[1] if left else ""
