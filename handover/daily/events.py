"""What happens to a handover in daily work. As handover/events.py: `apply` decides nothing.

Must not know who may do it.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from handover.acknowledgement import Acknowledgement
from handover.daily.asides import Aside, HowLong, WhySetAside
from handover.daily.claims import Claim
from handover.daily.colleagues import Colleague, WhyReassigned
from handover.events import Event

if TYPE_CHECKING:
    from handover.handover import Handover


class Reassigned(Event):
    """The receiving team named another colleague. The promise and its day stay."""

    TOPIC = "handover.reassigned"
    colleague: Colleague
    why: WhyReassigned

    def apply(self, aggregate: "Handover") -> None:
        """Keep who, beside who took it on first."""
        aggregate.receivers.append((self.envelope, self.colleague, self.why))


class SenderReassigned(Event):
    """The sending team named another colleague, who holds the family until somebody takes it on."""

    TOPIC = "handover.sender_reassigned"
    colleague: Colleague
    why: WhyReassigned

    def apply(self, aggregate: "Handover") -> None:
        """Keep who, beside who recorded it."""
        aggregate.senders.append((self.envelope, self.colleague, self.why))


class WasSetAside(Event):
    """A team took it out of its own way until then. No clock stopped."""

    TOPIC = "handover.set_aside"
    how_long: HowLong
    until: datetime
    why: WhySetAside

    def apply(self, aggregate: "Handover") -> None:
        """Keep until when, and how much had happened: whatever happens next ends it."""
        news = aggregate.news_for(self.envelope.team_id)
        aggregate.set_asides.append(Aside(self.envelope, self.until, self.why, news))


class CallClaimed(Event):
    """Somebody said that they are ringing now. No clock stopped."""

    TOPIC = "handover.call_claimed"
    until: datetime

    def apply(self, aggregate: "Handover") -> None:
        """Keep who and until when, and which calls had been logged before."""
        counts = len(aggregate.attempts), len(aggregate.conversations), aggregate.rounds
        aggregate.claims.append(Claim(self.envelope, self.until, *counts))


class AcknowledgedByWordOfMouth(Event):
    """The sender reported what was said on the telephone. Unconfirmed: no clock stopped."""

    TOPIC = "handover.acknowledged_by_word_of_mouth"
    PERSONAL = frozenset({"acknowledgement"})
    acknowledgement: Acknowledgement

    def apply(self, aggregate: "Handover") -> None:
        """Keep it, and how often it had begun anew before."""
        said = (self.envelope, self.acknowledgement, aggregate.rounds)
        aggregate.words_of_mouth.append(said)
