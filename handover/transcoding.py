"""How value objects are written in the log: a stable name and plain fields, readable in 25 years.

Decoding states what was stored and validates nothing: today's rules never refuse yesterday's fact.
"""

import dataclasses
from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Any

from eventsourcing.persistence import JSONTranscoder, Transcoding

from handover.acknowledgement import Acknowledgement
from handover.actor import Envelope, Role, Source
from handover.answers import Answer, HowKnown, Knowledge
from handover.area import AreaSaid
from handover.calls import Attempt, AttemptOutcome, Conversation, VerifiedHow
from handover.content import Kind, ParentsTold, Safer, Trigger
from handover.daily.asides import HowLong, WhySetAside
from handover.daily.colleagues import Colleague, WhyReassigned
from handover.deadlines import DueTimes
from handover.directory.cover import Cover
from handover.directory.numbers import Purpose
from handover.family import exports
from handover.family.arrangements import Arrangement, ArrangementKind
from handover.family.babies import BabyNamed
from handover.family.birth import Birth, Gestation
from handover.family.family_moves import FamilyMove
from handover.family.household import Person, Relation, Residence, Responsibility
from handover.family.losses import Loss, LossKind
from handover.family.part_dates import PartDate
from handover.family.places import Place, PlaceKind
from handover.family.safe_contact import SafeContact, Safety
from handover.family.sensitive import HiddenBecause
from handover.family.social_care import CareStatus, SocialCare, Whose
from handover.forms.filled import FilledForm, FormAnswer
from handover.free_text.finding import Finding
from handover.free_text.keeping import Kept
from handover.ladder import RungDue, Stander
from handover.opening_hours import OpeningHours
from handover.outbox.occasions import Occasion
from handover.outbox.outcomes import Failure, WhySuppressed
from handover.person import About, Mother
from handover.referral.due import ReferralDue
from handover.referral.reviewing import ReviewDecision
from handover.referral.told import (
    FrontDoor,
    FrontDoorAnswer,
    GivenHow,
    Outcome,
    OutcomeGiven,
    ReferralTold,
    ReferredTo,
)
from handover.referred_first import ReferredFirst
from handover.teams import TeamKind, TeamNamed
from handover.urgency import Urgency

VALUES: dict[str, type[Any]] = {
    "acknowledgement": Acknowledgement,
    "envelope": Envelope,
    "answer": Answer,
    "attempt": Attempt,
    "conversation": Conversation,
    "parents_told": ParentsTold,
    "safer": Safer,
    "filled_form": FilledForm,
    "form_answer": FormAnswer,
    "referred_first": ReferredFirst,
    "due_times": DueTimes,
    "rung_due": RungDue,
    "stander": Stander,
    "opening_hours": OpeningHours,
    "cover": Cover,
    "area_said": AreaSaid,
    "about": About,
    "mother": Mother,
    "baby_named": BabyNamed,
    "team_named": TeamNamed,
    "part_date": PartDate,
    "loss": Loss,
    "arrangement": Arrangement,
    "family_move": FamilyMove,
    "gestation": Gestation,
    "birth": Birth,
    "place": Place,
    "person": Person,
    "social_care": SocialCare,
    "colleague": Colleague,
    "safe_contact": SafeContact,
    "kept_words": Kept,
    "referral_told": ReferralTold,
    "front_door_answer": FrontDoorAnswer,
    "outcome_given": OutcomeGiven,
    "referral_due": ReferralDue,
}
CHOICES: dict[str, type[Enum]] = {
    "role": Role,
    "source": Source,
    "knowledge": Knowledge,
    "how_known": HowKnown,
    "attempt_outcome": AttemptOutcome,
    "verified_how": VerifiedHow,
    "kind": Kind,
    "trigger": Trigger,
    "team_kind": TeamKind,
    "purpose": Purpose,
    "urgency": Urgency,
    "relation": Relation,
    "responsibility": Responsibility,
    "residence": Residence,
    "whose": Whose,
    "care_status": CareStatus,
    "loss_kind": LossKind,
    "why_reassigned": WhyReassigned,
    "how_long": HowLong,
    "why_set_aside": WhySetAside,
    "safety": Safety,
    "hidden_because": HiddenBecause,
    "finding": Finding,
    "referred_to": ReferredTo,
    "front_door": FrontDoor,
    "given_how": GivenHow,
    "outcome": Outcome,
    "review_decision": ReviewDecision,
    "place_kind": PlaceKind,
    "arrangement_kind": ArrangementKind,
    "chronology_part": exports.Part,
    "export_purpose": exports.Purpose,
    "occasion": Occasion,
    "failure": Failure,
    "why_suppressed": WhySuppressed,
}
"""The names stand in the log: a class may be renamed, its name here may not."""


class ValueTranscoding(Transcoding):
    """A frozen dataclass as its fields. A field added later takes its default on old records."""

    def __init__(self, name: str, value_type: type[Any]) -> None:
        self.name, self.type = name, value_type
        self._fields = dataclasses.fields(value_type)

    def encode(self, obj: Any) -> dict[str, Any]:  # noqa: ANN401 - the library's signature
        """`obj` as a mapping of field to value."""
        return {field.name: getattr(obj, field.name) for field in self._fields}

    def decode(self, data: dict[str, Any]) -> Any:  # noqa: ANN401 - the library's signature
        """The object as it was stored, its checks not run again."""
        value: object = object.__new__(self.type)
        for field in self._fields:
            object.__setattr__(value, field.name, _frozen(_stored(data, field)))
        return value


class ChoiceTranscoding(Transcoding):
    """One value of an enumeration, by its value."""

    def __init__(self, name: str, choice_type: type[Enum]) -> None:
        self.name, self.type = name, choice_type

    def encode(self, obj: Enum) -> Any:  # noqa: ANN401 - the library's signature
        """The value that stands in the log."""
        return obj.value

    def decode(self, data: Any) -> Enum:  # noqa: ANN401 - the library's signature
        """The choice of that value."""
        choice: Enum = self.type(data)
        return choice


class DateAsISO(Transcoding):
    """A calendar date, such as 2026-05-03."""

    type = date
    name = "date_iso"

    def encode(self, obj: date) -> str:
        """`obj` in ISO form."""
        return obj.isoformat()

    def decode(self, data: str) -> date:
        """The date."""
        return date.fromisoformat(data)


def register(transcoder: JSONTranscoder) -> None:
    """Teach `transcoder` every value that may stand in an event or a command."""
    transcoder.register(DateAsISO())
    for transcoding in _all():
        transcoder.register(transcoding)


def _all() -> Iterable[Transcoding]:
    yield from (ValueTranscoding(name, kind) for name, kind in VALUES.items())
    yield from (ChoiceTranscoding(name, kind) for name, kind in CHOICES.items())


def _stored(data: dict[str, Any], field: dataclasses.Field[Any]) -> Any:  # noqa: ANN401 - JSON
    """What the log holds for `field`; an old record without it takes the field's default."""
    if field.name not in data and field.default is not dataclasses.MISSING:
        return field.default
    return data[field.name]


def _frozen(stored: object) -> object:
    """JSON knows lists only; a frozen value holds tuples."""
    return tuple(_frozen(item) for item in stored) if isinstance(stored, list) else stored
