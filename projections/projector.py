"""Folds the event log into the read tables, in batches, exactly once.

Any process may help: a compare-and-set on the position makes a second runner harmless. Rows and
position change in one transaction. Knows no read model but by its folds.
"""

import time
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import BigInteger, Column, Connection, Integer, Table, Text, select, update
from sqlalchemy.exc import OperationalError

from handover.application import HandoverService, Logged
from projections import (
    directory_folds,
    disagreements,
    hidden,
    inbox,
    overdue,
    referrals,
    sent,
    team_history,
    timeline,
)
from projections.columns import Instant
from projections.database import ReadDatabase, metadata
from projections.sqlite_file import LOCK_TIMEOUT_SECONDS
from projections.store import is_held_by_another

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
)

_NAME = "boards"
position = Table(
    "position",
    metadata,
    Column("name", Text, primary_key=True),
    Column("position", BigInteger().with_variant(Integer, "sqlite"), nullable=False),
    Column("recorded_at", Instant, nullable=False),
)


@dataclass(frozen=True)
class TrueUpTo:
    """Up to when a board is true, and by how many events it is behind the log."""

    at: datetime
    behind: int


@dataclass(frozen=True)
class Mark:
    """How far the tables have read, and when the newest event in them was recorded."""

    position: int
    recorded_at: datetime


class Projector:
    """Brings one read database up to the log, `batch` events in each transaction."""

    def __init__(self, service: HandoverService, reads: ReadDatabase, batch: int = BATCH) -> None:
        self._service = service
        self._reads = reads
        self._batch = batch

    def catch_up(self, until: int | None = None, within_seconds: float = 0.25) -> bool:
        """Fold until position `until` (the log's head if None) is shown; False if time ran out.

        Somebody who has just written calls this, so that they read their own writes. Where
        another holds the tables it waits no longer than that either; `true_up_to` then tells.
        """
        target = self._service.head() if until is None else until
        give_up_at = time.monotonic() + within_seconds
        while self.mark().position < target:
            left = give_up_at - time.monotonic()
            try:
                self.fold_batch(wait_seconds=left)
            except OperationalError as error:
                if not is_held_by_another(error):
                    raise
            if left < 0:
                return self.mark().position >= target
        return True

    def catch_up_fully(self) -> None:
        """Fold until nothing is left, however long it takes."""
        while self.fold_batch():
            pass

    def fold_batch(self, wait_seconds: float = LOCK_TIMEOUT_SECONDS) -> int:
        """Fold up to one batch of events; return how many. 0: nothing left, or another did it.

        Raises OperationalError if another holds the tables for `wait_seconds`.
        """
        start = self.mark().position
        logged = self._service.read_log(start, self._batch)
        if not logged:
            return 0
        with self._reads.writing(wait_seconds) as connection:
            if not _claim(connection, start, logged[-1]):
                return 0
            for one in logged:
                for model in MODELS:
                    model.fold(connection, one.event)
        return len(logged)

    def mark(self) -> Mark:
        """How far the tables have read."""
        with self._reads.reading() as connection:
            return _mark(connection)

    def true_up_to(self, now: datetime) -> TrueUpTo:
        """Compare with the true head of the log: `now` if nothing is missing."""
        mark = self.mark()
        behind = self._service.head() - mark.position
        return TrueUpTo(now, 0) if behind <= 0 else TrueUpTo(mark.recorded_at, behind)


def _mark(connection: Connection) -> Mark:
    row = connection.execute(select(position).where(position.c.name == _NAME)).one_or_none()
    if row is None:
        return Mark(0, datetime(1970, 1, 1, tzinfo=UTC))
    return Mark(row.position, row.recorded_at)


def _claim(connection: Connection, start: int, last: Logged) -> bool:
    """Move the position from exactly `start`; False when another runner has moved it."""
    values = {"position": last.position, "recorded_at": last.event.timestamp}
    if start == 0 and _mark(connection).position == 0:
        connection.execute(position.delete().where(position.c.name == _NAME))
        connection.execute(position.insert().values(name=_NAME, **values))
        return True
    moved = connection.execute(
        update(position)
        .where(position.c.name == _NAME, position.c.position == start)
        .values(**values)
    )
    return moved.rowcount == 1
