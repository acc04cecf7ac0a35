"""One SQLite file: its connections, and transactions that say where they begin.

Must not know what stands in the tables, nor whether they can be rebuilt.
"""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, create_engine, event
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import URL, Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import CreateIndex, CreateTable

LOCK_TIMEOUT_SECONDS = 30.0
"""How long a writer waits for its turn, unless it says otherwise."""

_STORED_SHAPES = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
_DIALECT: Dialect = sqlite.dialect()
SHAPE_LETTERS = 12
_PLAIN_CODE = 0xFF  # the lowest byte says what went wrong, the others say where


class SqliteFile:
    """Readers see one moment; a writer holds the lock from its start, and all or nothing stands."""

    def __init__(self, path: str, *, synchronous: str, must_exist: bool = False) -> None:
        """Open the file at `path`, or create it unless it `must_exist`.

        `synchronous` is FULL where nothing can bring back what a power cut takes, else NORMAL.
        """
        self.engine = create_engine(
            _url_of(path, "rw" if must_exist else "rwc"),
            isolation_level="AUTOCOMMIT",  # the driver's own BEGIN would not take the write lock
            connect_args={"timeout": LOCK_TIMEOUT_SECONDS},
            hide_parameters=True,  # an error in the log must not carry what somebody typed
        )

        def prepare(connection: sqlite3.Connection, _record: object) -> None:
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
                _end(connection)

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
                _end(connection)
                raise
            connection.exec_driver_sql("COMMIT")

    def has_shape_of(self, connection: Connection, metadata: MetaData) -> bool:
        """Whether every table and index of `metadata` is there, exactly as it is made."""
        stored: dict[str, str] = dict(connection.exec_driver_sql(_STORED_SHAPES).all())
        return all(stored.get(name) == shape for name, shape in _shapes(metadata))

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def _end(connection: Connection) -> None:
    """End a transaction that is not to stand; at a full disk SQLite has ended it itself.

    A connection that was interrupted is let go of, and its transaction with it: to use it would
    raise, in the place of the interruption.
    """
    if connection.invalidated:
        return
    own: Any = connection.connection.dbapi_connection
    if own.in_transaction:
        connection.exec_driver_sql("ROLLBACK")


def _url_of(path: str, mode: str) -> URL:
    uri = Path(path).absolute().as_uri()
    return URL.create("sqlite", database=uri, query={"mode": mode, "uri": "true"})


def is_busy(error: DBAPIError) -> bool:
    """Whether a writer only waited in vain for its turn at a file."""
    return code_of(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def code_of(error: DBAPIError) -> int:
    """How SQLite itself names what went wrong, without where; 0 where it says nothing."""
    code: int = getattr(error.orig, "sqlite_errorcode", 0)
    return code & _PLAIN_CODE


def shape_of(metadata: MetaData) -> str:
    """A few letters that change with every change of a table or an index."""
    made = sorted(shape for _, shape in _shapes(metadata))
    return hashlib.sha256("\n".join(made).encode()).hexdigest()[:SHAPE_LETTERS]


def _shapes(metadata: MetaData) -> Iterator[tuple[str, str]]:
    """The name of every table and index, and the statement by which SQLite makes and keeps it."""
    for table in metadata.sorted_tables:
        yield table.name, str(CreateTable(table).compile(dialect=_DIALECT)).strip()
        for index in table.indexes:
            yield str(index.name), str(CreateIndex(index).compile(dialect=_DIALECT)).strip()
