"""The rows of the desk as plain values, for a backup, and back again on either engine.

Must not know what stands in the tables.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, Table, Uuid, func, insert, select

from projections.columns import Instant
from web.desk.database import metadata
from web.desk.sessions import sessions
from web.desk.tries import tries
from web.desk.unfinished import unfinished_restores

NOT_COPIED = {sessions.name, tries.name, unfinished_restores.name}
"""A session that was signed out since must not come alive again: everybody signs in anew. And what
was tried in vain is of a quarter of an hour ago. The mark of a restore is of the place itself."""

Row = tuple[str, dict[str, Any]]


def copied_tables() -> list[Table]:
    """The tables that a backup holds, those that others point at first."""
    return [table for table in metadata.sorted_tables if table.name not in NOT_COPIED]


def rows(connection: Connection) -> Iterator[Row]:
    """Every row of every table that is copied, with its table's name."""
    for table in copied_tables():
        for row in connection.execute(select(table).order_by(*table.primary_key)).mappings():
            yield table.name, {str(name): _plain(value) for name, value in row.items()}


def put_back(connection: Connection, copied: Iterable[Row]) -> None:
    """Insert rows that `rows` gave, in their order."""
    for name, row in copied:
        table = metadata.tables[name]
        values = {key: _value(table.c[key], plain) for key, plain in row.items()}
        connection.execute(insert(table).values(values))


def how_many(connection: Connection) -> int:
    """How many rows there are in all the tables, also in those that are not copied."""
    counts = (select(func.count()).select_from(table) for table in metadata.sorted_tables)
    return sum(connection.execute(count).scalar_one() for count in counts)


def _plain(value: object) -> object:
    match value:
        case datetime():
            return value.isoformat()
        case UUID():
            return value.hex
        case _:
            return value


def _value(column: Column[Any], plain: Any) -> object:  # noqa: ANN401 - as JSON has it
    match column.type:
        case Instant() if plain is not None:
            return datetime.fromisoformat(plain)
        case Uuid() if plain is not None:
            return UUID(plain)
        case _:
            return plain
