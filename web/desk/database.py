"""The desk's database file and its transactions.

Must not know what stands in the tables; each module beside this one registers its own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, MetaData, create_engine, event
from sqlalchemy.engine import URL

metadata = MetaData()
"""Every table of the desk registers itself here."""

LOCK_TIMEOUT_SECONDS = 30


class DeskDatabase:
    """Connections to the desk; missing tables are created."""

    def __init__(self, path: str) -> None:
        """Open, or create, the database file at `path`."""
        self._engine = create_engine(
            URL.create("sqlite", database=path),
            connect_args={"timeout": LOCK_TIMEOUT_SECONDS},
            isolation_level="AUTOCOMMIT",  # the transactions below say where they begin
            hide_parameters=True,  # an error in the log must not carry what somebody typed
        )
        event.listen(self._engine, "connect", _prepare)
        metadata.create_all(self._engine)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of all tables."""
        with self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            try:
                yield connection
            finally:
                connection.exec_driver_sql("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that holds the write lock from its start; all of it or nothing."""
        with self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.exec_driver_sql("ROLLBACK")
                raise
            connection.exec_driver_sql("COMMIT")

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()


def _prepare(connection: Any, _record: Any) -> None:  # noqa: ANN401 - the driver's own type
    """Write-ahead log, and FULL: what somebody typed cannot be read again from anywhere."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
