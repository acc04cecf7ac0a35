"""The sets of read tables on PostgreSQL: a schema each, and a row for each shape's live one.

The service may not make schemas; the owner's function makes such as these and no other
(handover/postgres/migrations/0002_generations.sql). Must not know what stands in the tables.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from psycopg import errors
from sqlalchemy import Connection, MetaData
from sqlalchemy.exc import DBAPIError, ProgrammingError

from projections.generations import Kept, Set, SideBySide, SwitchedMeanwhileError
from projections.postgres_schema import NoSchemaError, PostgresSchema, make_tables, shape_of

CONTROL = "handover_reads"
_BROKEN = (errors.DataCorrupted, errors.IndexCorrupted)
_PERHAPS_BROKEN = (errors.UndefinedTable, errors.UndefinedColumn, NoSchemaError)
_MAKE_LIST = """
CREATE TABLE IF NOT EXISTS handover_reads.generations
    (shape text PRIMARY KEY, live integer NOT NULL, before integer)
"""
# The set's own table is read along, and so held to the end: nobody removes what is read in.
_LIVE = "SELECT live FROM handover_reads.generations AS g, shape AS held WHERE g.shape = %(shape)s"
_KEPT = "SELECT live, before FROM handover_reads.generations WHERE shape = %(shape)s"
_KEEP = """
INSERT INTO handover_reads.generations VALUES (%(shape)s, %(live)s, %(before)s)
ON CONFLICT (shape) DO UPDATE SET live = excluded.live, before = excluded.before
"""
_POINT = """
UPDATE handover_reads.generations SET live = %(live)s, before = %(before)s
WHERE shape = %(shape)s AND live = %(instead_of)s
"""
_FORGET = "DELETE FROM handover_reads.generations WHERE shape <> %(shape)s"
_MAKE = "SELECT handover_log.make_generation(%(name)s)"
_GO_IN = "SELECT set_config('search_path', %(name)s, true)"
_SETS = "SELECT nspname FROM pg_namespace WHERE nspname ~ '^handover_reads_[0-9a-f]+_[0-9]+$'"
_BEFORE_SETS = """
SELECT tablename FROM pg_tables WHERE schemaname = 'handover_reads' AND tablename <> 'generations'
"""


class SchemaGenerations:
    """The sets in the schemas `handover_reads_SHAPE_NUMBER`."""

    def __init__(self, url: str, metadata: MetaData) -> None:
        """Connect to nothing yet."""
        self._url, self._metadata = url, metadata
        self._shape = shape_of(metadata)
        # One thread may ask while another, which has gone over to the live set, lets go of all.
        self._control = PostgresSchema(
            url, schema=CONTROL, synchronous="NORMAL", keeps_connections=False
        )

    def kept(self) -> Kept | None:
        """As Generations.kept."""
        try:
            with self._control.reading() as connection:
                return self._kept_in(connection)
        except ProgrammingError as error:
            if isinstance(error.orig, errors.UndefinedTable):
                return None
            raise

    def open(self, number: int) -> Set:
        """As Generations.open."""
        return Set(number, self._schema(self._name(number)))

    def is_live(self, one: Set, connection: Connection) -> bool:
        """As Generations.is_live."""
        live = connection.exec_driver_sql(_LIVE, {"shape": self._shape}).scalar_one_or_none()
        return bool(live == one.number)

    def is_damage(self, error: DBAPIError) -> bool:
        """As Generations.is_damage."""
        return isinstance(error.orig, _BROKEN)

    def hints_at_damage(self, error: DBAPIError) -> bool:
        """As Generations.hints_at_damage."""
        return isinstance(error.orig, _BROKEN + _PERHAPS_BROKEN)

    def make(self) -> Set:
        """As Generations.make."""
        with self._control.writing() as connection:
            return self.open(self._made(connection))

    def renew(self, damaged: Kept | None) -> None:
        """As Generations.renew."""
        with self._control.writing() as connection:
            connection.exec_driver_sql(_MAKE_LIST)
            if self._kept_in(connection) == damaged:
                live, before = self._made(connection), damaged.before if damaged else None
                row = {"shape": self._shape, "live": live, "before": before}
                connection.exec_driver_sql(_KEEP, row)

    def point_to(self, kept: Kept, instead_of: Kept, connection: Connection) -> None:
        """As Generations.point_to."""
        row = {"shape": self._shape, "live": kept.live, "before": kept.before}
        asked = connection.exec_driver_sql(_POINT, {**row, "instead_of": instead_of.live})
        if not asked.rowcount:
            raise SwitchedMeanwhileError

    def numbers(self) -> set[int]:
        """As Generations.numbers."""
        with self._control.reading() as connection:
            return self._numbers_in(connection)

    def remove(self, number: int) -> None:
        """As Generations.remove."""
        with self._control.writing() as connection:
            _drop(connection, self._name(number))

    def remove_of_other_releases(self) -> int:
        """As Generations.remove_of_other_releases; tables in no set are from before there were."""
        with self._control.writing() as connection:
            others = [name for name in _sets(connection) if not name.startswith(self._name(""))]
            for name in others:
                _drop(connection, name)
            old = connection.exec_driver_sql(_BEFORE_SETS).scalars().all()
            for name in old:
                connection.exec_driver_sql(f'DROP TABLE {CONTROL}."{name}"')
            connection.exec_driver_sql(_FORGET, {"shape": self._shape})
            return len(others) + bool(old)

    @contextmanager
    def compared(self, one: Set, other: Set) -> Iterator[SideBySide]:
        """As Generations.compared."""
        with one.store.reading() as connection:
            yield SideBySide(connection, self._name(one.number), self._name(other.number))

    def _kept_in(self, connection: Connection) -> Kept | None:
        row = connection.exec_driver_sql(_KEPT, {"shape": self._shape}).one_or_none()
        return None if row is None else Kept(*row)

    def _made(self, connection: Connection) -> int:
        number = max(self._numbers_in(connection), default=0) + 1
        name = {"name": self._name(number)}
        connection.exec_driver_sql(_MAKE, name)
        connection.exec_driver_sql(_GO_IN, name)
        make_tables(connection, self._metadata)
        return number

    def _numbers_in(self, connection: Connection) -> set[int]:
        ours = self._name("")
        return {int(name.removeprefix(ours)) for name in _sets(connection) if name.startswith(ours)}

    def _schema(self, name: str) -> PostgresSchema:
        return PostgresSchema(self._url, schema=name, synchronous="NORMAL")

    def _name(self, number: int | str) -> str:
        return f"{CONTROL}_{self._shape}_{number}"


def _sets(connection: Connection) -> list[str]:
    return list(connection.exec_driver_sql(_SETS).scalars())


def _drop(connection: Connection, name: str) -> None:
    """Wait for who reads in it at the one table that they all hold; else each waits for the other.

    Where that is gone, nobody can read in it either.
    """
    held = connection.exec_driver_sql("SELECT to_regclass(%(held)s)", {"held": f"{name}.shape"})
    if held.scalar_one() is not None:
        connection.exec_driver_sql(f"LOCK TABLE {name}.shape IN ACCESS EXCLUSIVE MODE")
    connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {name} CASCADE")
