"""The read database: a file of its own, apart from the log, that may be thrown away and rebuilt.

Must not know what stands in the tables.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, MetaData, create_engine, event
from sqlalchemy.engine import URL

metadata = MetaData()
"""Every read table registers itself here."""

LOCK_TIMEOUT_SECONDS = 30


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
        metadata.create_all(self.engine)

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

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def _prepare(connection: Any, _record: Any) -> None:  # noqa: ANN401 - the driver's own type
    """Write-ahead log, and NORMAL: what a power cut takes is read again from the event log."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
