"""What a read model is: some tables and a fold. Each lives in a module of its own.

Must not know which models there are; projector.py lists them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from eventsourcing.domain import CanMutateAggregate
from sqlalchemy import Connection, Integer, Select, Table, bindparam, func, select
from sqlalchemy.engine import RowMapping

Fold = Callable[[Connection, Any], None]
"""Writes what one event changes."""
PlacedFold = Callable[[Connection, Any, int], None]
"""The same, of one that is told the event's place in the log too."""

NOTHING: Mapping[str, Any] = MappingProxyType({})
START, LIMIT = bindparam("start", type_=Integer), bindparam("limit", type_=Integer)
"""Which rows of a list, as parameters: how many are left out before the first, and how many."""
PAGE_SIZE = 25
"""Rows on one page of a board: a fixed size, so that a page costs the same whatever waits."""


class Folds:
    """The folds of one read model by event class: `@folds.on(Recorded)` above each function.

    An event that is not named is folded as the nearest class that it is one of. So a list of
    handovers names `events.Event`, and no new verb passes it by.
    """

    def __init__(self, *tables: Table) -> None:
        self.tables = tables
        self._by_event: dict[type[CanMutateAggregate[Any]], PlacedFold] = {}
        # Looked for once: an event is one of a dozen classes, and most models know none of them.
        self._nearest: dict[type[CanMutateAggregate[Any]], PlacedFold | None] = {}

    def on(self, *events: type[CanMutateAggregate[Any]]) -> Callable[[Fold], Fold]:
        """Say that the decorated function folds each of `events`."""

        def keep(fold: Fold) -> Fold:
            self.placed_on(*events)(lambda connection, event, _: fold(connection, event))
            return fold

        return keep

    def placed_on(
        self, *events: type[CanMutateAggregate[Any]]
    ) -> Callable[[PlacedFold], PlacedFold]:
        """As `on`, where it matters in which place of the log an event stands."""

        def keep(fold: PlacedFold) -> PlacedFold:
            self._by_event.update(dict.fromkeys(events, fold))
            return fold

        return keep

    def fold(self, connection: Connection, event: CanMutateAggregate[Any], position: int) -> None:
        """Write what `event`, in this place of the log, changes in these tables, if anything."""
        kind = type(event)
        if kind not in self._nearest:
            known = (self._by_event[one] for one in kind.__mro__ if one in self._by_event)
            self._nearest[kind] = next(known, None)
        if fold := self._nearest[kind]:
            fold(connection, event, position)


def rows_of(table: Table, connection: Connection) -> list[RowMapping]:
    """Every row in the order of the primary key: what a rebuild is compared by."""
    return list(connection.execute(table.select().order_by(*table.primary_key)).mappings())


@dataclass(frozen=True)
class Page:
    """One page of a list: its rows, how many there are in all, and its number (from 1)."""

    rows: Sequence[Any]
    total: int
    number: int
    size: int = PAGE_SIZE

    @property
    def pages(self) -> int:
        """How many pages there are; at least one."""
        return max(1, -(-self.total // self.size))


def place_of(number: int, total: int) -> tuple[int, int]:
    """The page that is asked for, and how many of `total` rows come before it.

    A number past the end is the last page.
    """
    last = max(1, -(-total // PAGE_SIZE))
    asked_for = min(max(1, number), last)
    return asked_for, (asked_for - 1) * PAGE_SIZE


def page_in(rows: Sequence[Any], number: int) -> Page:
    """Page `number` of rows that are at hand; a number past the end gives the last page."""
    asked_for, start = place_of(number, len(rows))
    return Page(rows[start : start + PAGE_SIZE], len(rows), asked_for)


class Listed:
    """An ordered list that is put together once and read page by page, whenever it is asked for."""

    def __init__(self, query: Select[Any]) -> None:
        in_no_order = query.order_by(None).subquery()  # to be counted they need not be sorted
        self._counting = select(func.count()).select_from(in_no_order)
        self._rows = query.limit(LIMIT).offset(START)

    def page(self, connection: Connection, number: int, asked: Mapping[str, Any] = NOTHING) -> Page:
        """Page `number` (from 1); a number past the end gives the last page.

        `asked` are the values of the query's parameters, if it has any.
        """
        total = connection.execute(self._counting, asked).scalar_one()
        asked_for, start = place_of(number, total)
        which = {**asked, START.key: start, LIMIT.key: PAGE_SIZE}
        return Page(connection.execute(self._rows, which).mappings().all(), total, asked_for)
