"""What people tell of a referral through a handover of the family: data only, no rules, no clock.

As handover/commands.py. Each is addressed by a handover, for nobody sees a family but by one.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handover.commands import OnHandover
from handover.referral.reviewing import ReviewDecision
from handover.referral.told import FrontDoorAnswer, OutcomeGiven, ReferralTold


@dataclass(frozen=True)
class OnReferral(OnHandover):
    """Anything that is said of a referral."""


@dataclass(frozen=True)
class RecordReferral(OnReferral):
    """Say that a referral was made; it is followed from now on."""

    told: ReferralTold
    happened_at: datetime | None = None


@dataclass(frozen=True)
class AcknowledgeReferral(OnReferral):
    """Say that the authority has it, and as what it was taken."""

    referral_id: UUID
    answer: FrontDoorAnswer
    happened_at: datetime | None = None


@dataclass(frozen=True)
class RecordOutcome(OnReferral):
    """Say what the authority decided."""

    referral_id: UUID
    given: OutcomeGiven
    happened_at: datetime | None = None


@dataclass(frozen=True)
class EnterReferralInError(OnReferral):
    """Say that it should never have been recorded here. Nothing is erased; nothing waits."""

    referral_id: UUID
    reason: str


@dataclass(frozen=True)
class ReviewReferral(OnReferral):
    """Look at a "no further action" again, as somebody other than the decider."""

    referral_id: UUID
    decision: ReviewDecision
    rationale: str
