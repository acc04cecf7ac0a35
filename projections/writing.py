"""What a fold writes, in statements that are made once: to make one costs far more than to ask it.

Each is put into an engine's own words at its first use, and then only filled in. Must not know any
read model.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
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
from sqlalchemy.engine import Dialect

from projections.statements import OF

IN_USE = 1024
"""More than there are statements, for each engine and each choice of columns."""

Stored = Callable[[Any], Any]
"""From a value to what the driver takes for it."""


def insert_row(connection: Connection, table: Table, row: Mapping[str, Any]) -> None:
    """Add `row` to `table`."""
    write(connection, _insert_into(table), row)


def change_row(connection: Connection, table: Table, key: UUID, changes: Mapping[str, Any]) -> None:
    """Write `changes` into the row with this key, if there is one and anything changes.

    A change may be an expression of what stands there, one that is kept as well; what it asks for
    stands among the changes, by names that no column has.
    """
    if not changes:
        return
    worked_out = tuple(one for one in changes.items() if isinstance(one[1], ClauseElement))
    given = {name: value for name, value in changes.items() if not isinstance(value, ClauseElement)}
    write(connection, _row_with(table, worked_out), {OF: key, **given})


def row_in(connection: Connection, table: Table, key: UUID) -> Mapping[Any, Any]:
    """The row with this key, as it stands."""
    return connection.execute(_look_up(table), {OF: key}).mappings().one()


@cache
def row_of(table: Table) -> Update:
    """The row of `table` whose key is given as `OF`."""
    return update(table).where(_is_it(table))


def write(
    connection: Connection, statement: Insert | Update, parameters: Mapping[str, Any]
) -> None:
    """Carry out `statement`, one that is kept, with these parameters."""
    words = _in_words(statement, tuple(parameters), connection.dialect)
    connection.exec_driver_sql(words.text, words.filled_in(parameters))


@dataclass(frozen=True)
class _Words:
    """A statement as one engine takes it, and how each value is stored, in the order of asking."""

    text: str
    stored: tuple[tuple[str, Stored | None], ...]
    always: Mapping[str, Any]
    is_by_place: bool

    def filled_in(self, parameters: Mapping[str, Any]) -> tuple[Any, ...] | dict[str, Any]:
        given = {**self.always, **parameters} if self.always else parameters
        values = [stored(given[name]) if stored else given[name] for name, stored in self.stored]
        if self.is_by_place:
            return tuple(values)
        return {name: value for (name, _), value in zip(self.stored, values, strict=True)}


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


@lru_cache(IN_USE)
def _in_words(statement: Insert | Update, names: tuple[str, ...], dialect: Dialect) -> _Words:
    made = statement.compile(dialect=dialect, column_keys=list(names))
    if unknown := [name for name in names if name not in made.binds]:
        raise LookupError(unknown)
    order = made.positiontup or list(made.binds)
    return _Words(
        text=str(made),
        stored=tuple(
            (name, made.binds[name].type.dialect_impl(dialect).bind_processor(dialect))
            for name in order
        ),
        always={name: one.effective_value for name, one in made.binds.items() if name not in names},
        is_by_place=made.positional,
    )
