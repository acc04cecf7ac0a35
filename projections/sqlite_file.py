"""One SQLite file: its connections, and transactions that say where they begin.

Must not know what stands in the tables, nor whether they can be rebuilt.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import OperationalError
from sqlalchemy.schema import CreateIndex, CreateTable

LOCK_TIMEOUT_SECONDS = 30.0
"""How long a writer waits for its turn, unless it says otherwise."""

_STORED_SHAPES = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
_STORED_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
_PLAIN_CODE = 0xFF  # the lowest byte says what went wrong, the others say where


class SqliteFile:
    """Readers see one moment; a writer holds the lock from its start, and all or nothing stands."""

    def __init__(self, path: str, *, synchronous: str) -> None:
        """Open, or create, the file at `path`.

        `synchronous` is FULL where nothing can bring back what a power cut takes, else NORMAL.
        """
        self.engine = create_engine(
            URL.create("sqlite", database=path),
            isolation_level="AUTOCOMMIT",  # the driver's own BEGIN would not take the write lock
            connect_args={"timeout": LOCK_TIMEOUT_SECONDS},
            hide_parameters=True,  # an error in the log must not carry what somebody typed
        )

        def prepare(connection: Any, _record: Any) -> None:  # noqa: ANN401 - the driver's own type
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute(f"PRAGMA synchronous={synchronous}")
            connection.execute("PRAGMA foreign_keys=ON")

        event.listen(self.engine, "connect", prepare)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of all tables; nothing can be written through it."""
        with self.engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            try:
                yield connection
            finally:
                connection.exec_driver_sql("ROLLBACK")

    @contextmanager
    def writing(self, wait_seconds: float = LOCK_TIMEOUT_SECONDS) -> Iterator[Connection]:
        """One transaction that holds the write lock from its start; all of it or nothing.

        Raises OperationalError if another writer holds the file for `wait_seconds`.
        """
        with self.engine.connect() as connection:
            wait_milliseconds = max(0, int(wait_seconds * 1000))
            connection.exec_driver_sql(f"PRAGMA busy_timeout={wait_milliseconds}")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.exec_driver_sql("ROLLBACK")
                raise
            connection.exec_driver_sql("COMMIT")

    def has_shape_of(self, connection: Connection, metadata: MetaData) -> bool:
        """Whether the tables are exactly those of `metadata`, as `make_anew` makes them."""
        stored: dict[str, str] = dict(connection.exec_driver_sql(_STORED_SHAPES).all())
        return all(stored.get(name) == shape for name, shape in _shapes(metadata, self.engine))

    def make_anew(self, connection: Connection, metadata: MetaData) -> None:
        """Drop every table that is there, and make those of `metadata`."""
        for name in connection.exec_driver_sql(_STORED_TABLES).scalars().all():
            connection.exec_driver_sql(f'DROP TABLE "{name}"')
        metadata.create_all(connection)

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def is_busy(error: OperationalError) -> bool:
    """Whether a writer only waited in vain for its turn at a file."""
    code = getattr(error.orig, "sqlite_errorcode", 0)
    return code & _PLAIN_CODE in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def _shapes(metadata: MetaData, engine: Engine) -> Iterator[tuple[str, str]]:
    """The name of every table and index, and the statement by which SQLite makes and keeps it."""
    for table in metadata.sorted_tables:
        yield table.name, str(CreateTable(table).compile(engine)).strip()
        for index in table.indexes:
            yield str(index.name), str(CreateIndex(index).compile(engine)).strip()
