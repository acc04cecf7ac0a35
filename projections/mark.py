"""How far the read tables have read, and of which log: the place, the moment and the last event.

A log may go back: an old copy is put in its place. Then what the tables say is no longer what it
says, and whoever only compares places would pass over what comes to stand there. Must not know any
read model.
"""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Column, Connection, Table, Text, bindparam, select, update

from handover.application import Entry, HandoverService
from projections.columns import Instant, Position
from projections.database import metadata

_NAME = "boards"
position = Table(
    "position",
    metadata,
    Column("name", Text, primary_key=True),
    Column("position", Position, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("last", Text, nullable=False),
)
_IS_IT = position.c.name == _NAME
_MARK = select(position).where(_IS_IT)
_MOVE = update(position).where(_IS_IT, position.c.position == bindparam("of_start"))


@dataclass(frozen=True)
class Mark:
    """How far the tables have read, and when the newest event in them was recorded.

    `last` tells the event at that place from every other that may come to stand there.
    """

    position: int
    recorded_at: datetime
    last: str

    def is_followed_in(self, entries: Sequence[Entry]) -> bool:
        """Whether `entries`, read from this place on, begin with the event that was read there."""
        if not self.position:
            return True
        first = next(iter(entries), None)
        return first is not None and (first.position, _told_by(first)) == (self.position, self.last)

    def is_in(self, service: HandoverService) -> bool:
        """Whether the log holds, in that place, the very event that was read there."""
        return self.is_followed_in(service.entries(self.position - 1, 1) if self.position else ())


NOTHING_READ = Mark(0, datetime(1970, 1, 1, tzinfo=UTC), "")


def mark_in(connection: Connection) -> Mark:
    """How far the tables have read, as `connection` sees them."""
    row = connection.execute(_MARK).one_or_none()
    return NOTHING_READ if row is None else Mark(row.position, row.recorded_at, row.last)


def mark_after(start: Mark, entries: Sequence[Entry]) -> Mark:
    """The mark when `entries` are folded: recorded when the last that can be read was."""
    last = entries[-1]
    for entry in reversed(entries):
        with suppress(Exception):
            return Mark(last.position, entry.read().timestamp, _told_by(last))
    return Mark(last.position, start.recorded_at, _told_by(last))


def moved(connection: Connection, start: Mark, reached: Mark) -> bool:
    """Move the mark from exactly `start`; False when another runner has moved it."""
    values = vars(reached)
    if start.position == 0 and mark_in(connection).position == 0:
        connection.execute(position.delete().where(_IS_IT))
        connection.execute(position.insert().values(name=_NAME, **values))
        return True
    return connection.execute(_MOVE, {"of_start": start.position, **values}).rowcount == 1


def _told_by(entry: Entry) -> str:
    # As it reads, for a damaged one may be of another type: SQLite keeps what it is given.
    said = f"{entry.stream_id} {entry.version} {entry.topic} {entry.state!r}"
    return hashlib.sha256(said.encode()).hexdigest()
