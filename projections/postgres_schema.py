"""One schema of a PostgreSQL database: its connections, and transactions that take turns.

Must not know what stands in the tables, nor whether they can be rebuilt.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import psycopg
from psycopg.abc import Buffer
from psycopg.types.string import StrDumper
from sqlalchemy import Connection, MetaData, Table, create_engine
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Dialect
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import CreateIndex, CreateTable

from handover.postgres.address import options
from projections.sqlite_file import LOCK_TIMEOUT_SECONDS, SHAPE_LETTERS

DIALECT: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy's own
CONNECTIONS, MORE_CONNECTIONS = 2, 6
"""Kept open, and more while many ask at once: together as many as a worker answers at once [P]."""
WAIT_SECONDS = 5.0
"""How long somebody waits for a connection before they are told that the service is busy [P]."""
_KEPT: dict[str, Any] = {
    "pool_size": CONNECTIONS,
    "max_overflow": MORE_CONNECTIONS,
    "pool_timeout": WAIT_SECONDS,
    "pool_pre_ping": True,  # a server that was restarted leaves dead connections behind
}
STALLED_SECONDS = 15
"""A process that stops in the midst of writing lets the others go on after this [P]."""

# Tables belong to the schema's owner, whoever of its members made them. Read tables need not be
# on disk before we say so; what people typed must be, whatever the server's default is.
_PREPARED = """
SELECT set_config('search_path', nspname, false),
    set_config('role', rolname, false),
    set_config('idle_in_transaction_session_timeout', %(stalled)s, false),
    set_config('synchronous_commit', CASE WHEN %(may_lag)s THEN 'off'
        WHEN current_setting('synchronous_commit') IN ('off', 'local') THEN 'on'
        ELSE current_setting('synchronous_commit') END, false)
FROM pg_namespace JOIN pg_roles ON pg_roles.oid = nspowner WHERE nspname = %(schema)s
"""
_READ = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
_WRITE = "BEGIN; SET LOCAL lock_timeout = {wait}; SELECT pg_advisory_xact_lock({lock})"

# What the database itself says that it has, in words that change with every change.
_FOUND = """
SELECT md5(coalesce(string_agg(line, ';' ORDER BY line), '')) FROM (
    SELECT concat_ws(' ', relname, attname, format_type(atttypid, atttypmod), attnotnull)
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE relnamespace = to_regnamespace(current_schema) AND relkind = 'r'
        AND attnum > 0 AND NOT attisdropped AND relname <> 'shape'
    UNION ALL
    SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema AND tablename <> 'shape'
) AS found (line)
"""
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema"
_KEEP = "CREATE TABLE shape (wanted text NOT NULL, found text NOT NULL)"


class PostgresSchema:
    """Readers see one moment; writers come one after the other, and all or nothing stands."""

    def __init__(
        self, url: str, *, schema: str, synchronous: str, keeps_connections: bool = True
    ) -> None:
        """Connections to `schema` of the database at `url`, made when they are first used.

        `synchronous` is FULL where nothing can bring back what a power cut takes, else NORMAL.
        What is seldom asked need not keep them.
        """
        wanted = {
            "schema": schema,
            "stalled": f"{STALLED_SECONDS}s",
            "may_lag": synchronous != "FULL",
        }
        # Writers of one schema wait for each other, and for nobody else.
        self._lock = int.from_bytes(hashlib.sha256(schema.encode()).digest()[:7])

        def connect() -> psycopg.Connection:
            connection = psycopg.connect(url, autocommit=True, **options(url))
            connection.adapters.register_dumper(str, _WithoutNul)
            if not connection.execute(_PREPARED, wanted).rowcount:
                connection.close()
                raise NoSchemaError(schema)
            return connection

        self.engine = create_engine(
            "postgresql+psycopg://",
            creator=connect,
            isolation_level="AUTOCOMMIT",  # a transaction says itself where it begins, and how
            hide_parameters=True,  # an error in the log must not carry what somebody typed
            **(_KEPT if keeps_connections else {"poolclass": NullPool}),
        )

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of all tables; nothing can be written through it."""
        with self.engine.connect() as connection:
            connection.exec_driver_sql(_READ)
            try:
                yield connection
            finally:
                _end(connection, "ROLLBACK")

    @contextmanager
    def writing(self, wait_seconds: float = LOCK_TIMEOUT_SECONDS) -> Iterator[Connection]:
        """One transaction that holds the write lock from its start; all of it or nothing.

        Raises OperationalError if another writer holds it for `wait_seconds`.
        """
        # None at all would mean for ever.
        wait_milliseconds = max(1, int(wait_seconds * 1000))
        with self.engine.connect() as connection:
            try:
                connection.exec_driver_sql(_WRITE.format(wait=wait_milliseconds, lock=self._lock))
                yield connection
            except BaseException:
                _end(connection, "ROLLBACK")
                raise
            connection.exec_driver_sql("COMMIT")

    def has_shape_of(self, connection: Connection, metadata: MetaData) -> bool:
        """Whether the tables are exactly those of `metadata`, as `make_tables` makes them."""
        if "shape" not in connection.exec_driver_sql(_TABLES).scalars().all():
            return False
        kept = connection.exec_driver_sql("SELECT wanted, found FROM shape").one()
        return tuple(kept) == (_wanted(metadata), _found(connection))

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


class NoSchemaError(psycopg.OperationalError):
    """The schema is not there (any more)."""


class _WithoutNul(StrDumper):
    """Text without the one sign that PostgreSQL keeps in no text; nobody can see it anyway."""

    def dump(self, obj: str) -> Buffer | None:
        return super().dump(obj.replace("\0", ""))


def _end(connection: Connection, statement: str) -> None:
    """End a transaction that is not to stand; a connection that was lost has ended it already."""
    if connection.invalidated:
        return
    perhaps_lost: Any = connection.connection.dbapi_connection
    if not perhaps_lost.closed:
        connection.exec_driver_sql(statement)


def make_tables(connection: Connection, metadata: MetaData) -> None:
    """Make the tables of `metadata` where there are none yet, and keep what shape they have."""
    metadata.create_all(connection)
    connection.exec_driver_sql(_KEEP)
    shape = {"wanted": _wanted(metadata), "found": _found(connection)}
    connection.exec_driver_sql("INSERT INTO shape VALUES (%(wanted)s, %(found)s)", shape)


def shape_of(metadata: MetaData) -> str:
    """A few letters that change with every change of a table or an index."""
    return _wanted(metadata)[:SHAPE_LETTERS]


def _wanted(metadata: MetaData) -> str:
    """The statements by which the tables are made, in fewer letters."""
    return _said_of(tuple(metadata.sorted_tables))


@cache
def _said_of(tables: tuple[Table, ...]) -> str:
    """Kept, for they never change: it takes longer to say than to ask what the database has."""
    made = hashlib.sha256()
    for table in tables:
        made.update(str(CreateTable(table).compile(dialect=DIALECT)).encode())
        for index in sorted(table.indexes, key=lambda one: str(one.name)):
            made.update(str(CreateIndex(index).compile(dialect=DIALECT)).encode())
    return made.hexdigest()


def _found(connection: Connection) -> str:
    found: str = connection.exec_driver_sql(_FOUND).scalar_one()
    return found
