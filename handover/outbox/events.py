"""What can happen to a message. As handover/events.py: `apply` decides nothing.

Holds no personal field and no address: the team's is looked up when the message goes. Nobody
causes what the post does, so there is no envelope. Must not know how an email is sent.
"""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from eventsourcing.domain import Aggregate

from handover.outbox.occasions import Occasion
from handover.outbox.outcomes import Failure, WhySuppressed
from handover.stated import Stated

if TYPE_CHECKING:
    from handover.outbox.message import Message


class Event(Stated):
    """What every event of a message carries: when, and no more."""


class Queued(Event, Aggregate.Created):
    """A team is to be told, because of what was stored in the same save."""

    TOPIC = "message.queued"
    handover_id: UUID
    occasion: Occasion
    team_id: UUID
    team_name: str
    is_to_sender: bool

    def apply(self, aggregate: "Message") -> None:
        """It goes at once."""
        aggregate.handover_id, aggregate.occasion = self.handover_id, self.occasion
        aggregate.team_id, aggregate.team_name = self.team_id, self.team_name
        aggregate.next_try_at = self.timestamp


class Attempted(Event):
    """The mail server did not take it; without another time to try, it was given up."""

    TOPIC = "message.attempted"
    HAS_RECEIPT = False
    failure: Failure
    next_try_at: datetime | None

    def apply(self, aggregate: "Message") -> None:
        """Count it."""
        aggregate.failures += 1
        aggregate.next_try_at = self.next_try_at


class Sent(Event):
    """The mail server took it. That somebody read it is known to nobody."""

    TOPIC = "message.sent"
    HAS_RECEIPT = False

    def apply(self, aggregate: "Message") -> None:
        """Nothing more is to be done."""
        aggregate.next_try_at = None


class Suppressed(Event):
    """It goes to nobody, for this reason."""

    TOPIC = "message.suppressed"
    HAS_RECEIPT = False
    why: WhySuppressed

    def apply(self, aggregate: "Message") -> None:
        """Nothing more is to be done."""
        aggregate.next_try_at = None
