"""One message to one team: queued with the fact that causes it, and what became of it.

Must not know the words of the email, nor how it is sent.
"""

from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from eventsourcing.domain import Aggregate, CanMutateAggregate

from handover.outbox import events
from handover.outbox.occasions import Call, Occasion
from handover.outbox.outcomes import Failure, WhySuppressed
from handover.outbox.trying_again import next_try

_MESSAGES = uuid5(NAMESPACE_URL, "pick-up-the-phone/message")


class Message(Aggregate):
    """An email that waits, was sent, was given up, or must not go."""

    TOPIC = "stream.message"
    Event = events.Event
    Created = events.Queued

    def __init__(self) -> None:
        """A blank message; the queued event fills it in."""
        self.handover_id: UUID
        self.occasion: Occasion
        self.team_id: UUID
        self.team_name: str
        self.failures = 0
        self.next_try_at: datetime | None

    @classmethod
    def queue(cls, call: Call, cause: CanMutateAggregate[UUID], *, is_to_sender: bool) -> "Message":
        """The message that `cause`, an event of a handover, asks for: always the same one."""
        return cls._create(
            events.Queued,
            id=message_id(cause.originator_id, cause.originator_version),
            timestamp=cause.timestamp,
            handover_id=cause.originator_id,
            occasion=call.occasion,
            team_id=call.team.team_id,
            team_name=call.team.name,
            is_to_sender=is_to_sender,
        )

    @property
    def is_waiting(self) -> bool:
        """Whether it is still to be sent."""
        return self.next_try_at is not None

    def fail(self, failure: Failure, at: datetime) -> None:
        """The mail server did not take it at `at`. Changes nothing once it waits no more."""
        again = next_try(self.failures + 1, at)
        self._happen(events.Attempted, at, failure=failure, next_try_at=again)

    def be_sent(self, at: datetime) -> None:
        """The mail server took it at `at`. Changes nothing once it waits no more."""
        self._happen(events.Sent, at)

    def suppress(self, why: WhySuppressed, at: datetime) -> None:
        """It must not go. Changes nothing once it waits no more."""
        self._happen(events.Suppressed, at, why=why)

    def _happen(self, event: type[events.Event], at: datetime, **facts: object) -> None:
        if self.is_waiting:
            self.trigger_event(event, timestamp=at, **facts)


def message_id(handover_id: UUID, version: int) -> UUID:
    """The stream of the message about one event of a handover, which tells neither."""
    return uuid5(_MESSAGES, f"{handover_id.hex}/{version}")
