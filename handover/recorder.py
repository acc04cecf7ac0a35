"""The event log on SQLite: the library's own recorder, made durable and fair to many writers.

Synchronous FULL, so that a success answer means the event is on disk; BEGIN IMMEDIATE, so that
two writers queue instead of failing half-way. Knows no event's meaning.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from eventsourcing.persistence import InterfaceError, OperationalError
from eventsourcing.sqlite import (
    SQLiteConnection,
    SQLiteConnectionPool,
    SQLiteCursor,
    SQLiteDatastore,
    SQLiteFactory,
    SQLiteTransaction,
)
from eventsourcing.utils import Environment

LOCK_TIMEOUT_SECONDS = 30
"""How long a writer waits for its turn before the caller is told that the log is busy."""


class ImmediateTransaction(SQLiteTransaction):
    """Takes the write lock at the start: a read lock that upgrades later can fail at once."""

    def __enter__(self) -> SQLiteCursor:
        cursor = self.connection.cursor()
        try:
            cursor.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise OperationalError(error) from error
        return cursor


class DurableConnection(SQLiteConnection):
    """A connection whose writing transactions are immediate."""

    @contextmanager
    def transaction(self, *, commit: bool) -> Iterator[SQLiteCursor]:
        """A cursor inside a transaction; it is committed only if `commit` is true."""
        kind = ImmediateTransaction if commit else SQLiteTransaction
        with kind(self, commit=commit) as cursor, cursor:
            yield cursor


class DurablePool(SQLiteConnectionPool):
    """Connections that write through to the disk before they answer."""

    def _create_connection(self) -> SQLiteConnection:
        plain = super()._create_connection()._sqlite_conn  # noqa: SLF001 - no public way in 9.5
        try:
            plain.execute("PRAGMA synchronous=FULL")
        except sqlite3.Error as error:
            raise InterfaceError(error) from error
        return DurableConnection(plain, max_age=self.max_age)

    def close(self) -> None:
        """Close once no connection is at work: closing one under a reader crashes the process.

        After LOCK_TIMEOUT_SECONDS whatever is still at work is left to the process's end.
        """
        with self._put_condition:
            self._put_condition.wait_for(lambda: not self._in_use, timeout=LOCK_TIMEOUT_SECONDS)
            self._in_use.clear()
            super().close()


class Factory(SQLiteFactory):
    """Builds the log's recorder over a durable pool."""

    def __init__(self, env: Environment, path: str) -> None:
        env[self.SQLITE_DBNAME] = path
        super().__init__(env)
        plain: SQLiteDatastore = self.datastore
        plain.pool.close()
        plain.pool = DurablePool(db_name=plain.pool.db_name, lock_timeout=LOCK_TIMEOUT_SECONDS)
