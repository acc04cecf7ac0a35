"""What is told of one baby, or of where the mother is: birth, number and place.

Must not know by which handover it is told: each schema makes a command that waits for its id.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

from marshmallow import ValidationError, fields

from handover.answers import HowKnown
from handover.family import baby_commands as c
from handover.family.arrangements import Arrangement, ArrangementKind
from handover.family.birth import Birth, Gestation
from handover.family.each_baby import BABYS_NUMBER
from handover.family.places import Place, PlaceKind
from handover.person import parse_nhs_number
from handover.refusals import InvalidValue
from handover.text import REASON
from web.fields import DateParts, Line, Paragraph
from web.schemas.answered import HOW_KNOWN_IS_ONE_OF
from web.schemas.choices import Choice, Identity, YesNo
from web.schemas.made import MadeSchema, OnHandover
from web.schemas.numbers import NhsNumber
from web.schemas.part_date import PartDateField


class GestationField(fields.Field[Gestation]):
    """A gestation as it is said: "34", "34+2" or "about 34 weeks"."""

    def _serialize(
        self, value: Gestation | None, attr: str | None, obj: object, **_: Any
    ) -> str | None:
        del attr, obj
        return None if value is None else value.in_words()

    def _deserialize(
        self,
        value: object,
        attr: str | None,
        data: Mapping[str, Any] | None,
        **_: Any,
    ) -> Gestation:
        del attr, data
        try:
            return Gestation.read(str(value))
        except InvalidValue as refusal:
            raise ValidationError(refusal.message) from refusal


class BabysNumber(NhsNumber):
    """As an NHS number, and asked for as the baby's."""

    rule = staticmethod(partial(parse_nhs_number, called=BABYS_NUMBER))


class OfBabySchema(MadeSchema):
    """Which baby; left out, the only one of the handover."""

    baby_id = Identity(question="Choose which baby", load_default=None, allow_none=True)


class SourcedSchema(MadeSchema):
    """How something is known."""

    how_known = fields.Enum(
        HowKnown,
        by_value=True,
        load_default=None,
        allow_none=True,
        error_messages={"unknown": HOW_KNOWN_IS_ONE_OF},
    )
    from_whom = Line(called="who told you, or which record", required=False, load_default="")


class BirthSchema(OfBabySchema, SourcedSchema):
    """How a baby was born. Makes a RecordBirth for one handover."""

    born_on = DateParts(called="the day of birth", required=False, load_default=None)
    place = Line(called="where the baby was born", required=False, load_default="")
    gestation = GestationField(required=False, load_default=None, allow_none=True)

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        baby_id, born_on = facts.pop("baby_id"), facts.pop("born_on")
        return partial(c.RecordBirth, birth=Birth(**facts), born_on=born_on, baby_id=baby_id)


class BabyNumberSchema(OfBabySchema):
    """A baby's own NHS number. Makes a RecordBabyNumber for one handover."""

    nhs_number = BabysNumber()
    reason = Paragraph(
        called="why the number has changed", longest=REASON, required=False, load_default=""
    )

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(c.RecordBabyNumber, **facts)


class ArrangementSchema(OfBabySchema, SourcedSchema):
    """Surrogacy, fostering or adoption. Makes a RecordArrangement for one handover."""

    kind = Choice(ArrangementKind, question="Choose what is arranged")
    not_told = Paragraph(called="what must not be told, and to whom", longest=REASON)
    cares = Line(called="who receives the baby", required=False, load_default="")

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        baby_id = facts.pop("baby_id")
        return partial(c.RecordArrangement, arrangement=Arrangement(**facts), baby_id=baby_id)


class PlaceSchema(OfBabySchema, SourcedSchema):
    """Where somebody is. Makes a RecordPlace for one handover."""

    is_mothers = YesNo(question="Choose whether it is the mother or a baby")
    kind = Choice(PlaceKind, question="Choose where it is")
    where = Line(called="the place", required=False, load_default="")
    since = PartDateField(called="the day since when")

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        baby_id, is_mothers = facts.pop("baby_id"), facts.pop("is_mothers")
        place = Place(**facts)
        return partial(c.RecordPlace, place=place, is_mothers=is_mothers, baby_id=baby_id)
