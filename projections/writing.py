"""What a fold writes, in statements that are made once: to make one costs far more than to ask it.

Must not know any read model.
"""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ClauseElement,
    ColumnElement,
    Connection,
    Insert,
    Select,
    Table,
    Update,
    bindparam,
    select,
    update,
)

from projections.statements import OF

IN_USE = 1024
"""More than there are choices of what is worked out within a row."""


def insert_row(connection: Connection, table: Table, row: Mapping[str, Any]) -> None:
    """Add `row` to `table`; raises LookupError where it has no such column."""
    _refuse_unknown(table, row)
    connection.execute(_insert_into(table), row)


def change_row(connection: Connection, table: Table, key: UUID, changes: Mapping[str, Any]) -> None:
    """Write `changes` into the row with this key, if there is one and anything changes.

    A change may be an expression of what stands there, one that is kept as well; what it asks for
    stands among the changes, by names that begin with `of_`. Raises LookupError for a name that is
    neither such a one nor a column's.
    """
    if not changes:
        return
    _refuse_unknown(table, changes)
    worked_out = tuple(one for one in changes.items() if isinstance(one[1], ClauseElement))
    given = {name: value for name, value in changes.items() if not isinstance(value, ClauseElement)}
    connection.execute(_row_with(table, worked_out), {OF: key, **given})


def row_in(connection: Connection, table: Table, key: UUID) -> Mapping[Any, Any]:
    """The row with this key, as it stands."""
    return connection.execute(_look_up(table), {OF: key}).mappings().one()


@cache
def row_of(table: Table) -> Update:
    """The row of `table` whose key is given as `OF`."""
    return update(table).where(_is_it(table))


def _refuse_unknown(table: Table, names: Iterable[str]) -> None:
    # What it does not know the database layer leaves out of the statement, without a word.
    if unknown := [one for one in names if one not in table.c and not one.startswith("of_")]:
        raise LookupError(unknown)


def _is_it(table: Table) -> ColumnElement[bool]:
    [key] = table.primary_key
    return key == bindparam(OF)


@lru_cache(IN_USE)
def _row_with(table: Table, worked_out: tuple[tuple[str, ClauseElement], ...]) -> Update:
    return row_of(table).values(**dict(worked_out)) if worked_out else row_of(table)


@cache
def _look_up(table: Table) -> Select[Any]:
    return select(table).where(_is_it(table))


@cache
def _insert_into(table: Table) -> Insert:
    return table.insert()
