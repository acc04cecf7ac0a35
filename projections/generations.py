"""Several sets of the read tables beside each other, each filled from the log; one of them is live.

A set belongs to one shape, so that no release touches another's, and has a number. Must not know
what stands in the tables.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Connection, MetaData, Select, Table, Text, cast, func, select
from sqlalchemy.exc import DBAPIError

from handover.location import is_postgres
from projections.store import Store


@dataclass(frozen=True)
class Kept:
    """The number of the set that is shown, and of the one that was shown before it, if any."""

    live: int
    before: int | None = None

    @property
    def numbers(self) -> set[int]:
        """Both."""
        return {self.live} if self.before is None else {self.live, self.before}


@dataclass(frozen=True)
class Set:
    """One set of the read tables."""

    number: int
    store: Store

    def close(self) -> None:
        """Let go of every connection."""
        self.store.close()


class SwitchedMeanwhileError(RuntimeError):
    """Somebody else has put another set in the place of the one that was live."""


@dataclass(frozen=True)
class SideBySide:
    """Two sets as they were in one moment; each under the name by which the connection has it."""

    connection: Connection
    one: str
    other: str

    def unlike(self, table: Table) -> tuple[int, int]:
        """How many rows of `table` stand only in the first, and how many only in the second."""
        return self._only(table, self.one, self.other), self._only(table, self.other, self.one)

    def _only(self, table: Table, one: str, other: str) -> int:
        rows = _as_text(table, one).except_(_as_text(table, other)).subquery()
        found: int = self.connection.execute(select(func.count()).select_from(rows)).scalar_one()
        return found


def _as_text(table: Table, schema: str) -> Select[*tuple[Any, ...]]:
    """Every row in words: not every kind of column can be compared as it is."""
    there = table.to_metadata(MetaData(), schema=schema)
    return select(*[cast(column, Text).label(column.name) for column in there.columns])


class Generations(Protocol):
    """The sets of one shape, and which of them is live. All but `make` and `renew` make none."""

    def kept(self) -> Kept | None:
        """Which are kept; None when nobody can tell, as at the first start."""

    def open(self, number: int) -> Set:
        """The set of that number, to be closed by who asked; it may turn out to be gone."""

    def is_live(self, one: Set, connection: Connection) -> bool:
        """Whether it is there and live for a transaction in it that has just begun."""

    def is_damage(self, error: DBAPIError) -> bool:
        """Whether the database itself says that what it has stored cannot be read."""

    def hints_at_damage(self, error: DBAPIError) -> bool:
        """Whether the error may come of damage, or of something that is gone: worth a look."""

    def make(self) -> Set:
        """A new set with empty tables, which is not live."""

    def renew(self, damaged: Kept | None) -> None:
        """Let a new set with empty tables be live, unless others than `damaged` are kept by now."""

    def point_to(self, kept: Kept, instead_of: Kept, connection: Connection) -> None:
        """Let `kept.live` be live from the end of the transaction that has the live set's lock.

        Raises SwitchedMeanwhileError.
        """

    def numbers(self) -> set[int]:
        """Every set there is of this shape, whole or not."""

    def remove(self, number: int) -> None:
        """Remove a set that is not live, when whoever reads in it has ended."""

    def remove_of_other_releases(self) -> int:
        """Remove every set of another shape; how many there were."""

    def compared(self, one: Set, other: Set) -> AbstractContextManager[SideBySide]:
        """Two sets as they are at the first question, whatever is written later.

        Whoever asks sees to it that nobody writes in either at that question.
        """


def generations_at(location: str, metadata: MetaData) -> Generations:
    """The sets of the shape of `metadata` beside the file, or in the database, at `location`."""
    if is_postgres(location):
        # Imported here: an installation on SQLite needs none of it.
        from projections.postgres_generations import SchemaGenerations  # noqa: PLC0415 - as said above

        return SchemaGenerations(location, metadata)
    from projections.file_generations import FileGenerations  # noqa: PLC0415 - as its sibling

    return FileGenerations(location, metadata)
