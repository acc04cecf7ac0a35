"""What a family's record keeps of its referrals: the way to each, and whom it was about.

A part of the Family aggregate in a module of its own. Must not know what a referral says.
"""

from abc import ABC, abstractmethod
from uuid import UUID, uuid5

from handover.actor import Envelope
from handover.family.events import Event
from handover.family.referral_events import ReferralNoted


class Referring(ABC):
    """The referrals of one family."""

    id: UUID
    referrals: dict[UUID, tuple[UUID, ...]]
    referrals_noted: int

    @property
    def next_referral_id(self) -> UUID:
        """The id of the next referral: two who record at once meet on the family's stream.

        It is never that of one which has left.
        """
        return uuid5(self.id, f"referral/{self.referrals_noted + 1}")

    def note_referral(
        self, referral_id: UUID, baby_ids: tuple[UUID, ...], envelope: Envelope
    ) -> None:
        """Keep that the referral is about these babies, whomever it was about before."""
        self._happen(ReferralNoted, envelope, referral_id=referral_id, baby_ids=list(baby_ids))

    def referrals_without_a_living_baby(self, lost: set[UUID]) -> list[UUID]:
        """The referrals about any of `lost` of whose babies none lives any more."""
        return [
            referral_id
            for referral_id, baby_ids in self.referrals.items()
            if lost.intersection(baby_ids) and not self.living(baby_ids)
        ]

    def referrals_about(self, baby_ids: tuple[UUID, ...]) -> list[UUID]:
        """The referrals about any of these babies."""
        every = self.referrals.items()
        return [referral_id for referral_id, about in every if set(about).intersection(baby_ids)]

    @abstractmethod
    def living(self, baby_ids: tuple[UUID, ...]) -> tuple[UUID, ...]:
        """Those of the babies who live, for all that is known."""

    @abstractmethod
    def _happen(self, event: type[Event], envelope: Envelope, **facts: object) -> None:
        """State a fact."""
