"""Folds the event log into the read tables, in batches, exactly once.

Any process may help: a compare-and-set on the position makes a second runner harmless. Rows and
position change in one transaction. Knows no read model but by its folds.
"""

import logging
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from uuid import UUID

from sqlalchemy import Column, Connection, Table, Text, bindparam, select, update
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
from projections.columns import Instant, Position
from projections.database import metadata
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
FoldsOne = Callable[[Parking, Entry, Read], None]

_NAME = "boards"
log = logging.getLogger(__name__)
position = Table(
    "position",
    metadata,
    Column("name", Text, primary_key=True),
    Column("position", Position, nullable=False),
    Column("recorded_at", Instant, nullable=False),
)
_IS_IT = position.c.name == _NAME
_MARK = select(position).where(_IS_IT)
_MOVE = update(position).where(_IS_IT, position.c.position == bindparam("of_start"))


@dataclass(frozen=True)
class TrueUpTo:
    """Up to when a board is true, and by how many events it is behind the log.

    `held` counts the handovers, families and teams of which something could not be folded.
    """

    at: datetime
    behind: int
    held: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing, so that an empty list means that nothing waits."""
        return not (self.behind or self.held)


@dataclass(frozen=True)
class Mark:
    """How far the tables have read, and when the newest event in them was recorded."""

    position: int
    recorded_at: datetime


class Projector:
    """Brings one read database up to the log, `batch` events in each transaction."""

    def __init__(self, service: HandoverService, reads: Tables, batch: int = BATCH) -> None:
        self._service = service
        self._reads = reads
        self._batch = batch

    def catch_up(self, until: int | None = None, within_seconds: float = 0.25) -> bool:
        """Fold until position `until` (the log's head if None) is shown; False if time ran out.

        Somebody who has just written calls this, so that they read their own writes. Where
        another holds the tables it waits no longer than that either; where they cannot be written,
        for their disk is full, not at all. `true_up_to` then tells.
        """
        target = self._service.head() if until is None else until
        give_up_at = time.monotonic() + within_seconds
        start = self.mark()
        while start.position < target:
            left = give_up_at - time.monotonic()
            try:
                folded = self._fold_after(start, left)
            except OperationalError as error:
                if not is_held_by_another(error):
                    log.error("the read tables cannot be written: %s", kind_of(error))
                    return False
                folded = ()
            start = _mark_after(start, folded) if folded else self.mark()
            if left < 0:
                return start.position >= target
        return True

    def catch_up_fully(self) -> None:
        """Fold until nothing is left, however long it takes."""
        while self.fold_batch():
            pass

    def fold_batch(self, wait_seconds: float = LOCK_TIMEOUT_SECONDS) -> int:
        """Fold up to one batch of events; return how many. 0: nothing left, or another did it.

        Raises OperationalError if another holds the tables for `wait_seconds`.
        """
        return len(self._fold_after(self.mark(), wait_seconds))

    def _fold_after(self, start: Mark, wait_seconds: float) -> Sequence[Entry]:
        """As fold_batch, after `start`: what was folded."""
        entries = self._service.entries(start.position, self._batch)
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

    def _fold(
        self, start: Mark, entries: Sequence[Entry], wait_seconds: float, one_by: FoldsOne
    ) -> Sequence[Entry]:
        with self._reads.writing(wait_seconds) as connection:
            if not self._is_still_there(entries[-1]):
                return ()
            if not _claim(connection, start, _mark_after(start, entries)):
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
        behind = self._service.head() - mark.position
        return TrueUpTo(now, 0, held) if behind <= 0 else TrueUpTo(mark.recorded_at, behind, held)


def mark_in(connection: Connection) -> Mark:
    """How far the tables have read, as `connection` sees them."""
    row = connection.execute(_MARK).one_or_none()
    if row is None:
        return Mark(0, datetime(1970, 1, 1, tzinfo=UTC))
    return Mark(row.position, row.recorded_at)


def _mark_after(start: Mark, entries: Sequence[Entry]) -> Mark:
    """The mark when `entries` are folded: recorded when the last that can be read was."""
    for entry in reversed(entries):
        with suppress(Exception):
            return Mark(entries[-1].position, entry.read().timestamp)
    return Mark(entries[-1].position, start.recorded_at)


def _claim(connection: Connection, start: Mark, reached: Mark) -> bool:
    """Move the position from exactly `start`; False when another runner has moved it."""
    values = {"position": reached.position, "recorded_at": reached.recorded_at}
    if start.position == 0 and mark_in(connection).position == 0:
        connection.execute(position.delete().where(_IS_IT))
        connection.execute(position.insert().values(name=_NAME, **values))
        return True
    moved = connection.execute(_MOVE, {"of_start": start.position, **values})
    return moved.rowcount == 1


def _fold_into_all(connection: Connection, entry: Entry) -> None:
    event = entry.read()
    for model in MODELS:
        model.fold(connection, event)
