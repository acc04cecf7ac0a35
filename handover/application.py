"""The one way to change anything: a command, who asks, and the rules of the aggregates.

Saves what a command changes and its receipt in one transaction. Knows no page and no read table.
"""

import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import CanMutateAggregate
from eventsourcing.persistence import (
    InfrastructureFactory,
    IntegrityError,
    JSONTranscoder,
    Mapper,
    Notification,
)
from eventsourcing.utils import Environment

from handover import transcoding
from handover.actor import Asked
from handover.as_known import AsKnown, RecordsThen
from handover.commands import Command
from handover.deadlines import DEFAULT_RULEBOOK
from handover.deciding.searching import search_of
from handover.decisions import Decisions
from handover.family.families import Families
from handover.family.identity import PRACTICE_KEY, FamilyKey
from handover.finding import Finds, InLog
from handover.free_text.challenge import Search
from handover.location import is_postgres
from handover.looking import Looks
from handover.newer import KnownEvents
from handover.outbox.links import Links
from handover.outbox.outbox import Outbox
from handover.receipt import Receipt, fingerprint_of
from handover.recorder import Factory
from handover.records import Records
from handover.refusals import Busy, Refusal
from handover.rules.rulebook import Rulebook

TRIES = 5
"""How often a command is run again when somebody else changed the same record meanwhile."""
JITTER_MILLISECONDS = 20


@dataclass(frozen=True)
class Done:
    """What a command changed. `is_repeat` is true when it had been carried out before.

    `position` is the place in the log up to which a reader must have read to see the change.
    """

    subject_id: UUID
    subject_version: int
    position: int
    is_repeat: bool


@dataclass(frozen=True)
class Logged:
    """One event of the log, with its position."""

    position: int
    event: CanMutateAggregate[UUID]


@dataclass(frozen=True)
class Entry:
    """One event as the log keeps it: its place, its stream and its number there. Not read yet."""

    position: int
    stream_id: UUID
    version: int
    topic: str
    state: bytes = field(repr=False)
    read: Callable[[], CanMutateAggregate[UUID]] = field(compare=False, repr=False)
    """Its event, read once; raises whatever a damaged or unknown one raises."""


class HandoverService(Looks, Application[UUID]):
    """Runs commands, loads aggregates, reads the log. Build it in the worker, after the fork."""

    name = "handover"

    def __init__(
        self,
        log: str,
        *,
        is_demonstration: bool,
        rulebook: Rulebook = DEFAULT_RULEBOOK,
        family_key: str = PRACTICE_KEY,
    ) -> None:
        """Open the log at `log`, a file's path or the address of a PostgreSQL database.

        In a demonstration only test NHS numbers are taken.
        What is recorded from now on is due by `rulebook`; what was recorded stays as it is.
        Families are found with `family_key`; `families.check_key` says whether it is the log's own.
        """
        self._log = log  # read by construct_factory, which the library calls
        super().__init__()
        self.is_demonstration = is_demonstration
        self._records = Records(self.repository)
        self.families = Families(self._records, FamilyKey(family_key))
        self.outbox = Outbox(self._records, self.families, self.save)
        self.links = Links(self._records, self.save)
        self._decisions = Decisions(
            self._records,
            InLog(self.read_log),
            self.families,
            is_demonstration=is_demonstration,
            rulebook=rulebook,
        )

    def look_in(self, finds: Finds) -> None:
        """Look for records without a known id in `finds`, and no more by reading the log."""
        self._decisions.look_in(finds)

    def construct_factory(self, env: Environment) -> InfrastructureFactory[Any]:
        """The durable log, on the engine that its location tells."""
        if is_postgres(self._log):
            # Imported here: an installation on SQLite needs none of it.
            from handover.postgres.recorder import Factory as PostgresFactory  # noqa: PLC0415 - on SQLite no driver is needed

            return PostgresFactory(env, self._log)
        return Factory(env, self._log)

    def construct_mapper(self) -> Mapper[UUID]:
        """Reads nothing by half that a newer release has stored."""
        return self.factory.mapper(self.construct_transcoder(), KnownEvents)

    def register_transcodings(self, transcoder: JSONTranscoder) -> None:
        """Teach the log our value objects."""
        super().register_transcodings(transcoder)
        transcoding.register(transcoder)

    def execute(self, command: Command, asked: Asked) -> Done:
        """Carry out `command` once, durably, or raise the Refusal that says why not.

        A repeated command id gives the first answer. When others change the same record in the
        same moment the command runs again on the record as it then is; Busy after `TRIES`.
        """
        fingerprint = fingerprint_of(command, asked, self.mapper.transcoder)
        for tried in range(1, TRIES + 1):
            if earlier := self._earlier(asked, fingerprint):
                return earlier
            try:
                return self._carry_out(command, asked, fingerprint)
            except IntegrityError:
                time.sleep(secrets.randbelow(JITTER_MILLISECONDS * tried) / 1000)
            except Refusal:
                # A twin of this command may have been carried out a moment ago.
                if earlier := self._earlier(asked, fingerprint):
                    return earlier
                raise
        if earlier := self._earlier(asked, fingerprint):
            return earlier
        raise Busy

    def search_for(self, nhs_number: str, receiving_id: UUID | None, *, hides: bool) -> Search:
        """What is looked for in a half-done record, so that its writer is asked while she writes.

        `hides` where its sender says that the address is hidden.
        """
        family = self.families.by_number(nhs_number)
        return search_of(self._records, family, nhs_number, receiving_id, hides=hides)

    def as_known_on(self, moment: datetime) -> AsKnown:
        """What anybody could have known at `moment`, for whoever may see it now."""
        return AsKnown(self, RecordsThen(self.repository, moment))

    def head(self) -> int:
        """The position of the newest event in the log; 0 for an empty log."""
        newest: int | None = self.recorder.max_notification_id()
        return newest or 0

    def read_log(self, after: int, limit: int) -> Sequence[Logged]:
        """Up to `limit` events that follow position `after`, in order."""
        return [Logged(one.position, one.read()) for one in self.entries(after, limit)]

    def entries(self, after: int, limit: int) -> Sequence[Entry]:
        """As `read_log`, but an event is read only when it is asked for: one may be unreadable."""
        notifications = self.recorder.select_notifications(after, limit, inclusive_of_start=False)
        return [self._entry(one) for one in notifications]

    def _entry(self, stored: Notification) -> Entry:
        @cache
        def read() -> CanMutateAggregate[UUID]:
            return self._event(self.mapper.to_domain_event(stored))

        stream_id = stored.originator_id
        assert isinstance(stream_id, UUID)  # noqa: S101 - ours all have one
        version = stored.originator_version
        return Entry(stored.id, stream_id, version, stored.topic, stored.state, read)

    @staticmethod
    def _event(event: object) -> CanMutateAggregate[UUID]:
        assert isinstance(event, CanMutateAggregate)  # noqa: S101 - nothing else is stored
        return event

    def _earlier(self, asked: Asked, fingerprint: str) -> Done | None:
        """The answer given before under the same command id. Raises CommandReused."""
        receipt = self._records.receipt(asked.command_id)
        if receipt is None:
            return None
        receipt.check(fingerprint)
        return Done(receipt.subject_id, receipt.subject_version, self.head(), is_repeat=True)

    def _carry_out(self, command: Command, asked: Asked, fingerprint: str) -> Done:
        changed = self._decisions.decide(command, asked)
        subject = changed[0]
        version = subject.version
        recordings = self.save(*changed, Receipt.give(asked, fingerprint, subject))
        return Done(subject.id, version, recordings[-1].notification.id, is_repeat=False)
