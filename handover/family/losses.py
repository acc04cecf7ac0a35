"""A baby or a pregnancy that was lost: what is told of it, and the one question all must ask after.

Routine contact with a family that lost a baby does harm; to drop the family does too (domain 2.7).
So a loss names who keeps contact, and the plan. Must not know handovers nor pages.
"""

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING
from uuid import UUID

from handover.actor import Envelope
from handover.answers import HowKnown, known_from
from handover.calls import parse_telephone
from handover.family.babies import Baby, BabyState
from handover.family.part_dates import PartDate
from handover.refusals import InvalidValue
from handover.text import REASON, optional_line, paragraph

if TYPE_CHECKING:
    from handover.family.family import Family


class LossKind(Enum):
    """What happened, in the words of the National Bereavement Care Pathway."""

    MISCARRIAGE = "miscarriage"
    TERMINATION = "termination"
    STILLBIRTH = "stillbirth"
    NEONATAL_DEATH = "neonatal_death"
    SUDDEN_DEATH = "sudden_unexpected_death"


BEFORE_BIRTH = frozenset({LossKind.MISCARRIAGE, LossKind.TERMINATION})
AFTER_BIRTH = frozenset({LossKind.NEONATAL_DEATH, LossKind.SUDDEN_DEATH})


@dataclass(frozen=True)
class Loss:
    """What is known of a loss. `happened_on` may be known in part, or not; `when` says it in words.

    Either a key contact is named, or who will name one: nobody is left without. `plan` is how the
    family wants to be in touch. Raises InvalidValue.
    """

    kind: LossKind
    how_known: HowKnown | None
    plan: str
    happened_on: PartDate | None = None
    when: str = ""
    from_whom: str = ""
    contact_name: str = ""
    contact_role: str = ""
    contact_telephone: str = ""
    who_names_one: str = ""

    def __post_init__(self) -> None:
        self._set("plan", paragraph(self.plan, field="plan", called="the plan", longest=REASON))
        for field, called in (
            ("when", "when it was"),
            ("contact_name", "the key contact's name"),
            ("contact_role", "the key contact's role"),
            ("who_names_one", "who will name a key contact"),
        ):
            self._set(field, optional_line(getattr(self, field), field=field, called=called))
        self._set("from_whom", known_from(self.how_known, self.from_whom))
        self._check_contact()

    @property
    def key_contact(self) -> str:
        """Whom to ask before anybody gets in touch, in one line."""
        if self.contact_name:
            return f"{self.contact_name}, {self.contact_role}, {self.contact_telephone}"
        return f"no key contact yet: {self.who_names_one} will name one"

    def check(self, babies: Collection[Baby], today: date) -> None:
        """Refuse what contradicts the births of `babies` or lies ahead. Raises InvalidValue."""
        if self.happened_on is not None and self.happened_on.earliest > today:
            raise InvalidValue(
                "The date of the loss is in the future. Check the year", field="happened_on"
            )
        for baby in babies:
            if baby.born_on is None:
                continue
            if self.kind in BEFORE_BIRTH:
                raise InvalidValue(
                    "This baby is recorded as born. Choose another kind of loss, or record a note "
                    "if the birth is wrong",
                    field="kind",
                )
            if self.kind in AFTER_BIRTH and self._ends_before(baby.born_on):
                raise InvalidValue(
                    "The date is before the baby was born. Check it, or choose stillbirth",
                    field="happened_on",
                )

    def latest_day(self, recorded_on: date) -> date:
        """The last day on which it can have happened, as far as is known on `recorded_on`."""
        if self.happened_on is None:
            return recorded_on
        return min(recorded_on, _last_day(self.happened_on))

    def _ends_before(self, born_on: date) -> bool:
        return self.happened_on is not None and _last_day(self.happened_on) < born_on

    def _check_contact(self) -> None:
        if not self.contact_name and not self.who_names_one:
            raise InvalidValue(
                "Name the key contact, or say who will name one", field="contact_name"
            )
        if not self.contact_name:
            return
        if not self.contact_role:
            raise InvalidValue("Enter the key contact's role", field="contact_role")
        number = parse_telephone(self.contact_telephone, field="contact_telephone")
        self._set("contact_telephone", number)

    def _set(self, field: str, value: str) -> None:
        object.__setattr__(self, field, value)


@dataclass(frozen=True)
class UndoAsked:
    """Somebody asked that the loss of these babies be undone, and why; nobody has answered yet."""

    baby_ids: tuple[UUID, ...]
    asked: Envelope
    reason: str


@dataclass(frozen=True)
class Undone:
    """A loss that was recorded by mistake: who told it, who asked to undo it, who confirmed."""

    baby_id: UUID
    recorded: Envelope
    loss: Loss
    asking: UndoAsked
    confirmed: Envelope
    words: str


def routine_contact_allowed(family: "Family | None", baby_ids: Collection[UUID]) -> bool:
    """Whether anything routine may be sent, printed, planned or said about all of these babies.

    It fails closed: no family, no baby, an unknown baby or any loss among them is a no (9d, 13).
    Every export, reminder and letter must ask this, and only this.
    """
    if family is None or not baby_ids:
        return False
    return all(_is_living(family, baby_id) for baby_id in baby_ids)


def _is_living(family: "Family", baby_id: UUID) -> bool:
    baby = family.babies.get(baby_id)
    if baby is None or baby.state is BabyState.DIED or baby_id in family.losses:
        return False
    return family.pregnancies[baby.pregnancy_id].ended_on is None


def _last_day(known: PartDate) -> date:
    if known.day is not None:
        return known.earliest
    month = known.month or 12
    _, days = monthrange(known.year, month)
    return date(known.year, month, days)
