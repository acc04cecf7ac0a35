"""What is stated in a family's record when a referral of it is made. As events.py."""

from typing import TYPE_CHECKING
from uuid import UUID

from handover.family.events import Event

if TYPE_CHECKING:
    from handover.family.family import Family


class ReferralNoted(Event):
    """A referral about these babies points here, so that every handover of the family shows it."""

    TOPIC = "family.referral_noted"
    referral_id: UUID
    baby_ids: list[UUID]

    def apply(self, aggregate: "Family") -> None:
        """Keep the way to the referral."""
        aggregate.referrals_noted += 1
        aggregate.referrals[self.referral_id] = tuple(self.baby_ids)
