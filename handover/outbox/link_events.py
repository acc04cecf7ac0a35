"""What can happen to a one-time link. As events.py of this package.

The stream's id is the keyed digest of the link's token (link.py): the token itself is stored
nowhere. Must not know who has the link.
"""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from eventsourcing.domain import Aggregate

from handover.stated import Stated

if TYPE_CHECKING:
    from handover.outbox.link import Link


class Event(Stated):
    """What every event of a link carries: when, and no more."""

    HAS_RECEIPT = False


class Made(Event, Aggregate.Created):
    """A link was made for one email, which is about to go."""

    TOPIC = "link.made"
    message_id: UUID
    handover_id: UUID
    team_id: UUID
    expires_at: datetime

    def apply(self, aggregate: "Link") -> None:
        """It works until then."""
        aggregate.handover_id, aggregate.team_id = self.handover_id, self.team_id
        aggregate.expires_at = self.expires_at


class Opened(Event):
    """Somebody gave the agreed call reference, and saw what the call was about."""

    TOPIC = "link.opened"

    def apply(self, aggregate: "Link") -> None:
        """Nothing is used up: only the acknowledgement ends it."""


class WrongReferenceGiven(Event):
    """Somebody gave another reference."""

    TOPIC = "link.wrong_reference_given"

    def apply(self, aggregate: "Link") -> None:
        """Count it."""
        aggregate.wrong_tries += 1
