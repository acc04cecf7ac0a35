"""The outbox as the post works on it: what may go now, and what became of it.

Every fact is about the message as it then is: of two posts, the second changes nothing. Must not
know how an email is sent.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from eventsourcing.persistence import IntegrityError

from handover.family.families import Families
from handover.handover import Handover
from handover.outbox.message import Message
from handover.outbox.outcomes import Failure
from handover.outbox.suppressing import why_not
from handover.records import Records

TRIES = 5


@dataclass(frozen=True)
class Ready:
    """A message that may go now, to this address, and the handover that it is about."""

    message: Message
    handover: Handover
    address: str


class Outbox:
    """The messages of one log. `save` stores what happened to one."""

    def __init__(
        self, records: Records, families: Families, save: Callable[[Message], object]
    ) -> None:
        self._records = records
        self._families = families
        self._save = save

    def ready(self, message_id: UUID, now: datetime) -> Ready | None:
        """The message, if it waits and may go; where it must not, that is stored."""
        message = self._message(message_id)
        if not message.is_waiting:
            return None
        handover = self._records.handover(message.handover_id)
        team = self._records.team(message.team_id)
        why = why_not(message, handover, self._families.known(handover), team)
        if why is not None:
            self._keep(message_id, lambda one: one.suppress(why, now))
            return None
        return Ready(message, handover, team.tell_at)

    def was_sent(self, message_id: UUID, at: datetime) -> None:
        """The mail server took it."""
        self._keep(message_id, lambda one: one.be_sent(at))

    def has_failed(
        self, message_id: UUID, failure: Failure, at: datetime, *, after: int | None = None
    ) -> None:
        """The mail server did not take it.

        Of a try `after` so many failures it is stored once, however often it is told.
        """

        def fail(message: Message) -> None:
            if after is None or message.failures == after:
                message.fail(failure, at)

        self._keep(message_id, fail)

    def _keep(self, message_id: UUID, change: Callable[[Message], None]) -> None:
        """Store what `change` states; anew on the message as another has left it."""
        for left in reversed(range(TRIES)):
            message = self._message(message_id)
            change(message)
            try:
                self._save(message)
            except IntegrityError:
                if not left:
                    raise
            else:
                return

    def _message(self, message_id: UUID) -> Message:
        found = self._records.find(Message, message_id)
        assert found is not None  # noqa: S101 - the read table has it from the log
        return found
