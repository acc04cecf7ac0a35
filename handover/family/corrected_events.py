"""What is stated in a family's record when somebody puts right whom a record is about.

As events.py: no clock, no I/O and no validation inside `apply`.
"""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from handover.family.events import Event
from handover.person import Mother

if TYPE_CHECKING:
    from handover.family.family import Family


class IdentityCorrected(Event):
    """The mother's name or date of birth was wrong. Her number is what finds this family."""

    TOPIC = "family.identity_corrected"
    PERSONAL = frozenset({"mother"})
    mother: Mother

    def apply(self, aggregate: "Family") -> None:
        """Keep who she is; who she was said to be stays in the events before."""
        aggregate.mother = self.mother


class DatesCorrected(Event):
    """The due date or the day of birth of a pregnancy was wrong; None: not told."""

    TOPIC = "family.dates_corrected"
    PERSONAL = frozenset({"due_on", "born_on"})
    pregnancy_id: UUID
    due_on: date | None
    born_on: date | None

    def apply(self, aggregate: "Family") -> None:
        """Keep the right date, with each baby who was born, too: also with one who died since."""
        known = aggregate.pregnancies[self.pregnancy_id]
        aggregate.pregnancies[self.pregnancy_id] = replace(
            known, due_on=self.due_on or known.due_on, born_on=self.born_on or known.born_on
        )
        for baby in aggregate.babies_of(self.pregnancy_id):
            if self.born_on is not None and baby.born_on is not None:
                aggregate.babies[baby.baby_id] = replace(baby, born_on=self.born_on)


class HandoverLeft(Event):
    """A handover is not about these babies. `retired` are pregnancies that only it had told of.

    `referrals` were told by it, and are about another family as it is.
    """

    TOPIC = "family.handover_left"
    class_version = 2
    handover_id: UUID
    retired: list[UUID]
    referrals: list[UUID]

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """Version 1 left the referrals behind."""
        state["referrals"] = []

    def apply(self, aggregate: "Family") -> None:
        """What happens here reaches it no more; what it alone had told is no part of the family."""
        aggregate.handovers.pop(self.handover_id)
        for pregnancy_id in self.retired:
            for baby in aggregate.babies_of(pregnancy_id):
                aggregate.babies.pop(baby.baby_id)
            aggregate.retired[pregnancy_id] = aggregate.pregnancies.pop(pregnancy_id)
        for referral_id in self.referrals:
            aggregate.referrals.pop(referral_id)
