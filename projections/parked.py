"""Events that could not be folded, and what waits behind them: held, counted, tried again.

Keeps where and how one failed, never what it says. Must not know any read model.
"""

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Table,
    Text,
    Uuid,
    exists,
    func,
    select,
    update,
)
from sqlalchemy.exc import DataError, IntegrityError

from handover.application import Entry
from projections import writing
from projections.columns import Position
from projections.database import TROUBLE, metadata
from projections.store import is_refused_value

parked = Table(
    "parked",
    metadata,
    Column("position", Position, primary_key=True),
    Column("stream_id", Uuid, nullable=False, index=True),
    Column("topic", Text, nullable=False),
    # How it failed; NULL where it only waits behind one that did.
    Column("failed_as", Text),
)
_STREAMS = select(parked.c.stream_id).distinct()
_COUNT_HELD = select(func.count(parked.c.stream_id.distinct()))
Read = Callable[[Entry], None]
"""Reads one event and folds it into every read model."""

_OURS = Path(__file__).parents[1]
_WRITTEN_BY = Path(writing.__file__)
OF_THE_EVENT = (IntegrityError, DataError)
"""What a database says of the rows that one event asks for; all else is the database's trouble."""
OF_A_STORE = (*TROUBLE, MemoryError)


@dataclass(frozen=True)
class Parked:
    """One event that could not be folded, and how many later ones of the same wait behind it."""

    position: int
    stream_id: UUID
    topic: str
    failed_as: str
    held: int


class Parking:
    """What is parked, as one writing transaction sees it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._streams = set(connection.execute(_STREAMS).scalars())

    def fold(self, entry: Entry, fold: Read) -> None:
        """Fold `entry`, unless something of its stream is parked: then it waits behind that."""
        if entry.stream_id in self._streams:
            self._keep(entry, None)
        else:
            fold(entry)

    def fold_or_park(self, entry: Entry, fold: Read) -> None:
        """As `fold`, and an event that cannot be folded is parked; nothing of it is written."""
        try:
            with self._connection.begin_nested():
                self.fold(entry, fold)
        except Exception as error:
            if is_trouble_of_the_store(error):
                raise
            self._keep(entry, how_it_failed(error))

    def _keep(self, entry: Entry, failed_as: str | None) -> None:
        self._streams.add(entry.stream_id)
        self._connection.execute(
            parked.insert().values(
                position=entry.position,
                stream_id=entry.stream_id,
                topic=entry.topic,
                failed_as=failed_as,
            )
        )


def is_trouble_of_the_store(error: Exception) -> bool:
    """Whether the log or the tables failed, and not one event: then nothing may be left out."""
    is_of_the_event = isinstance(error, OF_THE_EVENT) or is_refused_value(error)
    return isinstance(error, OF_A_STORE) and not is_of_the_event


def how_it_failed(error: Exception) -> str:
    """The kind of error and our line that raised it. Never its message: that may quote a person."""
    frames = traceback.extract_tb(error.__traceback__)
    *_, (path, line) = [
        (Path(one.filename), one.lineno) for one in frames if _is_ours(one.filename)
    ]
    return f"{type(error).__name__} in {path.relative_to(_OURS)}, line {line}"


def _is_ours(filename: str) -> bool:
    """Whether it is of this project, and no library within it, nor what every fold writes by."""
    path = Path(filename)
    is_elsewhere = "site-packages" in path.parts or path == _WRITTEN_BY
    return path.is_relative_to(_OURS) and not is_elsewhere


def try_again(connection: Connection, waiting: list[Entry], fold: Read) -> int:
    """Fold what is parked of one stream, `waiting`, in order; how many events were folded.

    It ends at the first that fails again.
    """
    for done, entry in enumerate(waiting):
        at = parked.c.position == entry.position
        try:
            with connection.begin_nested():
                fold(entry)
        except Exception as error:
            if is_trouble_of_the_store(error):
                raise
            connection.execute(update(parked).where(at).values(failed_as=how_it_failed(error)))
            return done
        connection.execute(parked.delete().where(at))
    return len(waiting)


def positions_of(connection: Connection, stream_id: UUID) -> list[int]:
    """Where the parked events of one stream stand in the log, the oldest first."""
    query = select(parked.c.position).where(parked.c.stream_id == stream_id)
    return list(connection.execute(query.order_by(parked.c.position)).scalars())


def is_held(stream_id: Column[UUID]) -> ColumnElement[bool]:
    """Whether something of a row's stream is held, so that the row is not as the record is."""
    return exists().where(parked.c.stream_id == stream_id)


def held_of(connection: Connection, kind: str) -> set[UUID]:
    """Those of a kind, such as "handover" or "team", of which something is held."""
    return set(connection.scalars(_STREAMS.where(parked.c.topic.like(f"{kind}.%"))))


def how_many(connection: Connection) -> int:
    """How many handovers, families, teams... are held: one of each has failed."""
    return connection.execute(_COUNT_HELD).scalar_one()


def every(connection: Connection) -> list[Parked]:
    """Each event that failed, the oldest first."""
    behind = parked.alias()
    waits = (behind.c.stream_id == parked.c.stream_id) & behind.c.failed_as.is_(None)
    held = select(func.count()).select_from(behind).where(waits).scalar_subquery()
    query = select(parked, held.label("held")).where(parked.c.failed_as.is_not(None))
    rows = connection.execute(query.order_by(parked.c.position)).mappings()
    return [Parked(**row) for row in rows]
