"""Folds the event log into the read tables, in batches, exactly once.

Any process may help: a compare-and-set on the position makes a second runner harmless. Rows and
position change in one transaction. Knows no read model but by its folds.
"""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from handover.application import Entry, HandoverService
from handover.failure_kind import kind_of
from projections import (
    directory_folds,
    disagreements,
    falling_due,  # noqa: F401 - its indexes are part of the tables, whichever process makes them
    heartbeat,
    hidden,
    inbox,
    outbox,
    overdue,
    referrals,
    sent,
    team_history,
    timeline,
)
from projections.mark import Mark, mark_after, mark_in, moved
from projections.parked import (
    Parking,
    Read,
    how_it_failed,
    how_many,
    is_trouble_of_the_store,
    positions_of,
    try_again,
)
from projections.sqlite_file import LOCK_TIMEOUT_SECONDS
from projections.store import Tables, is_held_by_another

BATCH = 500
"""Events a transaction: one at a time is 30 to 80 times slower (measured, see design notes)."""
MODELS = (
    inbox.folds,
    sent.folds,
    overdue.folds,
    referrals.folds,
    disagreements.folds,
    timeline.folds,
    hidden.folds,
    directory_folds.folds,
    team_history.folds,
    outbox.folds,
)
Seen = Callable[[int], None]
"""Is told the position up to which events have been read."""
FoldsOne = Callable[[Parking, Entry, Read], None]

log = logging.getLogger(__name__)


class OtherLogError(RuntimeError):
    """The tables have read what this log does not hold: an older copy, or another."""


@dataclass(frozen=True)
class TrueUpTo:
    """Up to when a board is true, and by how many events it is behind the log.

    `held` counts the handovers, families and teams of which something could not be folded. `lacks`
    tells when the oldest that is missing was recorded. Of tables that have read another log nobody
    can say what is missing: the whole log may be.
    """

    at: datetime
    behind: int
    held: int = 0
    is_of_this_log: bool = True
    lacks: datetime | None = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing, so that an empty list means that nothing waits."""
        return not (self.behind or self.held)


class Projector:
    """Brings one read database up to the log, `batch` events in each transaction."""

    def __init__(self, service: HandoverService, reads: Tables, batch: int = BATCH) -> None:
        self._service = service
        self._reads = reads
        self._batch = batch
        self._is_told = False

    def catch_up(self, until: int | None = None, within_seconds: float = 0.25) -> bool:
        """Fold until position `until` (the log's head if None) is shown; False if time ran out.

        Somebody who has just written calls this, so that they read their own writes. Where
        another holds the tables it waits no longer than that either; where they cannot be written,
        for their disk is full, not at all. `true_up_to` then tells.
        """
        target = self._service.head() if until is None else until
        start = self.mark()
        if start.position >= target:
            # Who reads a list asks `true_up_to`; who has stored something asks nobody else.
            return until is None or start.is_in(self._service)
        give_up_at = time.monotonic() + within_seconds
        while start.position < target:
            left = give_up_at - time.monotonic()
            try:
                folded = self._fold_after(start, left)
            except OperationalError as error:
                if not is_held_by_another(error):
                    log.error("the read tables cannot be written: %s", kind_of(error))
                    return False
                folded = ()
            except OtherLogError:
                return False
            start = mark_after(start, folded) if folded else self.mark()
            if left < 0:
                return start.position >= target
        return True

    def catch_up_fully(self, seen: Seen = lambda _position: None) -> None:
        """Fold until nothing is left, however long it takes; `seen` is told how far it is."""
        while self.fold_batch():
            seen(self.mark().position)

    def fold_batch(self, wait_seconds: float = LOCK_TIMEOUT_SECONDS) -> int:
        """Fold up to one batch of events; return how many.

        0: nothing is left, another did it, or the tables have read another log: then nothing of
        this one is folded, and `true_up_to` says so. Raises OperationalError if another holds the
        tables for `wait_seconds`.
        """
        try:
            return len(self._fold_after(self.mark(), wait_seconds))
        except OtherLogError:
            return 0

    def _fold_after(self, start: Mark, wait_seconds: float) -> Sequence[Entry]:
        """As fold_batch, after `start`: what was folded. Raises OtherLogError too."""
        entries = self._entries_after(start, self._batch)
        if not entries:
            return ()
        try:
            for entry in entries:
                entry.read()  # now, rather than while the lock is held
            return self._fold(start, entries, wait_seconds, Parking.fold)
        except Exception as error:
            if is_trouble_of_the_store(error):
                raise
            log.error("an event cannot be folded: %s", how_it_failed(error))
            # Once more, one event at a time: slower, but only what fails is left out.
            return self._fold(start, entries, wait_seconds, Parking.fold_or_park)

    def _entries_after(self, start: Mark, limit: int) -> Sequence[Entry]:
        """The next of the log that the tables have read so far. Raises OtherLogError."""
        if not start.position:
            return self._service.entries(0, limit)
        entries = self._service.entries(start.position - 1, limit + 1)
        if not start.is_followed_in(entries):
            self._tell_of_other_log()
            raise OtherLogError
        self._is_told = False
        return entries[1:]

    def _tell_of_other_log(self) -> None:
        """Once: somebody asks twice a second, and it lasts until it is put right."""
        if not self._is_told:
            log.error("the read tables have read what is not in the log: nothing is folded")
        self._is_told = True

    def _fold(
        self, start: Mark, entries: Sequence[Entry], wait_seconds: float, one_by: FoldsOne
    ) -> Sequence[Entry]:
        with self._reads.writing(wait_seconds) as connection:
            if not self._is_still_there(entries[-1]):
                return ()
            if not moved(connection, start, mark_after(start, entries)):
                return ()
            parking = Parking(connection)
            for entry in entries:
                one_by(parking, entry, partial(_fold_into_all, connection))
        return entries

    def _is_still_there(self, last: Entry) -> bool:
        """Whether the log, asked once the tables are held, still says what was read of it.

        A primary that was lost may have taken along what its standby did not have; then others
        stand, or will, in the same places.
        """
        return list(self._service.entries(last.position - 1, 1)) == [last]

    def try_again(self, stream_id: UUID) -> int:
        """Fold what is parked of one stream, up to what fails again; how many events that were."""
        with self._reads.writing() as connection:
            waiting = [self._entry_at(one) for one in positions_of(connection, stream_id)]
            return try_again(connection, waiting, partial(_fold_into_all, connection))

    def _entry_at(self, position: int) -> Entry:
        [found] = self._service.entries(position - 1, 1)
        return found

    def beat(self, now: datetime) -> None:
        """Write down that whoever follows the log works at `now`."""
        with self._reads.writing() as connection:
            heartbeat.beat(connection, heartbeat.PROJECTOR, now)

    def beat_no_more(self) -> None:
        """Expect no more of who followed the log: it was told to stop."""
        with self._reads.writing() as connection:
            heartbeat.stop(connection, heartbeat.PROJECTOR)

    def mark(self) -> Mark:
        """How far the tables have read."""
        with self._reads.reading() as connection:
            return mark_in(connection)

    def true_up_to(self, connection: Connection, now: datetime) -> TrueUpTo:
        """Up to when what `connection` shows is true: `now` if the log has nothing more by then.

        To be asked in the view that the list is read in, and before it. Of another view it may say
        that nothing is missing when that was folded just after the list was read.
        """
        mark, held = mark_in(connection), how_many(connection)
        at = mark.recorded_at
        try:
            missing = self._entries_after(mark, 1)
        except OtherLogError:
            head = self._service.head()
            return TrueUpTo(at, max(head, 1), held, is_of_this_log=False, lacks=at)
        if not missing:
            return TrueUpTo(now, 0, held)
        behind = self._service.head() - mark.position
        return TrueUpTo(at, behind, held, lacks=mark_after(mark, missing).recorded_at)


def _fold_into_all(connection: Connection, entry: Entry) -> None:
    event = entry.read()
    for model in MODELS:
        model.fold(connection, event, entry.position)
