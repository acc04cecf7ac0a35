"""The read database: a file of its own, apart from the log, that may be thrown away and rebuilt.

Must not know what stands in the tables.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.schema import CreateIndex, CreateTable

metadata = MetaData()
"""Every read table registers itself here."""

LOCK_TIMEOUT_SECONDS = 30
_STORED_SHAPES = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
_STORED_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"


class ReadDatabase:
    """Connections to the read tables; missing tables are created."""

    def __init__(self, path: str) -> None:
        """Open, or create, the database file at `path`."""
        self.engine = create_engine(
            URL.create("sqlite", database=path),
            isolation_level="AUTOCOMMIT",  # the driver's own BEGIN would not take the write lock
            connect_args={"timeout": LOCK_TIMEOUT_SECONDS},
        )
        event.listen(self.engine, "connect", _prepare)
        self._start_anew_if_changed()

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
    def writing(self) -> Iterator[Connection]:
        """One transaction that holds the write lock from its start; all of it or nothing."""
        with self.engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.exec_driver_sql("ROLLBACK")
                raise
            connection.exec_driver_sql("COMMIT")

    def _start_anew_if_changed(self) -> None:
        """Tables of another shape than ours, or too few: drop all, and the log fills them again.

        A table that was merely added beside a position that has moved on would stay empty.
        """
        with self.writing() as connection:
            stored: dict[str, str] = dict(connection.exec_driver_sql(_STORED_SHAPES).all())
            if all(stored.get(name) == shape for name, shape in _shapes(self.engine)):
                return
            for name in connection.exec_driver_sql(_STORED_TABLES).scalars().all():
                connection.exec_driver_sql(f'DROP TABLE "{name}"')
            metadata.create_all(connection)

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def _prepare(connection: Any, _record: Any) -> None:  # noqa: ANN401 - the driver's own type
    """Write-ahead log, and NORMAL: what a power cut takes is read again from the event log."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")


def _shapes(engine: Engine) -> Iterator[tuple[str, str]]:
    """The name of every table and index, and the statement by which SQLite makes and keeps it."""
    for table in metadata.sorted_tables:
        yield table.name, str(CreateTable(table).compile(engine)).strip()
        for index in table.indexes:
            yield str(index.name), str(CreateIndex(index).compile(engine)).strip()
