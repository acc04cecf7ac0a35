"""What is stated when something fell due and nobody was looking. As handover/events.py.

Each happened when it fell due and was recorded when the clock process came to it.
"""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from handover.chasing.escalated import Escalation
from handover.events import Event
from handover.ladder import RungDue

if TYPE_CHECKING:
    from handover.handover import Handover


class ClockEvent(Event):
    """A fact that no person stated: it is no news for what a team has set aside."""

    def apply(self, aggregate: "Handover") -> None:
        """Count it."""
        aggregate.clock_facts += 1


class EscalationRaised(ClockEvent):
    """Nobody had acknowledged it when this rung was reached; `rungs` is how many there are.

    `next_due_at` is when the next rung is reached; None on the last.
    """

    TOPIC = "handover.escalation_raised"
    number: int
    rungs: int
    rung: RungDue
    next_due_at: datetime | None

    def apply(self, aggregate: "Handover") -> None:
        """Keep it with the run of the clock that it belongs to. Nobody holds more than before."""
        super().apply(aggregate)
        aggregate.escalations.append(
            Escalation(self.envelope, aggregate.run, self.number, self.rungs, self.rung)
        )


class NobodyReachable(ClockEvent):
    """A rung was reached on which there is no number to ring, on one side or on both."""

    TOPIC = "handover.nobody_reachable"
    number: int
    is_on_sending_side: bool
    is_on_receiving_side: bool

    def apply(self, aggregate: "Handover") -> None:
        """Keep on which rung of which run."""
        super().apply(aggregate)
        aggregate.unreachable = (aggregate.run, self.number)


class DisagreementEscalated(ClockEvent):
    """A disagreement was not settled when this stage of its own ladder was reached."""

    TOPIC = "handover.disagreement_escalated"
    disagreement_id: UUID
    number: int
    rungs: int
    rung: RungDue
    next_due_at: datetime | None

    def apply(self, aggregate: "Handover") -> None:
        """Keep the highest stage that was recorded."""
        super().apply(aggregate)
        aggregate.disagreement_stages[self.disagreement_id] = self.number


class AttemptDue(ClockEvent):
    """The sending team should have rung, or rung again; `attempts` is how often it had."""

    TOPIC = "handover.attempt_due"
    attempts: int

    def apply(self, aggregate: "Handover") -> None:
        """Keep after which attempt, in which run: another follows only when something changed."""
        super().apply(aggregate)
        aggregate.reminded_after = (aggregate.run, self.attempts)


class ResponseOverdue(ClockEvent):
    """The promised day was over, and nobody had reported."""

    TOPIC = "handover.response_overdue"
    due_at: datetime

    def apply(self, aggregate: "Handover") -> None:
        """Keep for which day."""
        super().apply(aggregate)
        aggregate.response_overdue_at = self.due_at
