"""A link that works once, for a team without accounts: with the agreed call reference it opens.

It has no command of its own: it lets a named colleague acknowledge one handover, and nothing
else. Must not know pages, nor who opens it.
"""

import hmac
from datetime import datetime, timedelta
from uuid import UUID

from eventsourcing.domain import Aggregate

from handover.outbox import link_events as events
from handover.outbox.message import Message
from handover.outbox.refusals import LinkWorksNoMore
from handover.reference import call_reference

MOST_WRONG_TRIES = 5
"""After so many the link is dead: a reference is not to be guessed [P]."""


class Link(Aggregate):
    """One link of one email. Two emails about the same have a link each."""

    TOPIC = "stream.link"
    Event = events.Event
    Created = events.Made

    def __init__(self) -> None:
        """A blank link; the made event fills it in."""
        self.handover_id: UUID
        self.team_id: UUID
        self.expires_at: datetime
        self.wrong_tries = 0

    @classmethod
    def make(cls, link_id: UUID, message: Message, now: datetime, lasts: timedelta) -> "Link":
        """The link for an email that is about to go."""
        return cls._create(
            events.Made,
            id=link_id,
            timestamp=now,
            message_id=message.id,
            handover_id=message.handover_id,
            team_id=message.team_id,
            expires_at=now + lasts,
        )

    @property
    def tries_left(self) -> int:
        """How often a wrong reference may still be given."""
        return MOST_WRONG_TRIES - self.wrong_tries

    def try_reference(self, typed: str, now: datetime) -> bool:
        """Whether `typed` is the agreed call reference; each try is a fact.

        Raises LinkWorksNoMore once it is too old, or dead.
        """
        if now > self.expires_at or not self.tries_left:
            raise LinkWorksNoMore
        wanted = _as_typed(call_reference(self.handover_id))
        is_right = hmac.compare_digest(_as_typed(typed).encode(), wanted.encode())
        self.trigger_event(events.Opened if is_right else events.WrongReferenceGiven, timestamp=now)
        return is_right


def link_id(token: str, key: str) -> UUID:
    """The stream of the link with this token: a keyed digest, from which nobody finds the token."""
    digest = hmac.digest(key.encode(), f"one-time link/{_as_typed(token)}".encode(), "sha256")
    return UUID(bytes=digest[:16])


def _as_typed(text: str) -> str:
    """Letters and digits alone, in capitals: people leave out a hyphen, or add a space."""
    return "".join(one for one in text if one.isalnum()).upper()
