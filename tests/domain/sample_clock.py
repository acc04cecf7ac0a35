"""The sample events of the clock. Must not know how they are stored."""

from datetime import timedelta
from uuid import UUID

from eventsourcing.domain import CanMutateAggregate

from handover.chasing.clock import CLOCK
from handover.chasing.events import (
    AttemptDue,
    DisagreementEscalated,
    EscalationRaised,
    NobodyReachable,
    ResponseOverdue,
)
from handover.referral.silence_events import SilenceReturned
from tests.domain.sample_referrals import DISPUTE_ID, TEAM
from tests.domain.sampling import HANDOVER_ID, REFERRAL_ID, RUNG, common, event
from tests.region import NOW


def clock_on_a_handover() -> list[CanMutateAggregate[UUID]]:
    """A call, two rungs and a promise fell due, and nobody had a number on the second."""
    next_due_at = NOW + timedelta(days=2)
    reached = {"number": 1, "rungs": 2, "rung": RUNG, "next_due_at": next_due_at}
    return [
        event(AttemptDue, common(CLOCK, HANDOVER_ID, 38), attempts=2),
        event(EscalationRaised, common(CLOCK, HANDOVER_ID, 39), **reached),
        event(
            NobodyReachable,
            common(CLOCK, HANDOVER_ID, 40),
            number=1,
            is_on_sending_side=False,
            is_on_receiving_side=True,
        ),
        event(
            DisagreementEscalated,
            common(CLOCK, HANDOVER_ID, 41),
            disagreement_id=DISPUTE_ID,
            **reached,
        ),
        event(ResponseOverdue, common(CLOCK, HANDOVER_ID, 42), due_at=NOW),
    ]


def clock_on_a_referral() -> list[CanMutateAggregate[UUID]]:
    """Its outcome did not come."""
    return [event(SilenceReturned, common(CLOCK, REFERRAL_ID, 12), team=TEAM, is_acknowledged=True)]
