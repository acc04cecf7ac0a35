"""Where tables are kept, a SQLite file or a schema of PostgreSQL: the same few words for both.

Must not know what stands in the tables, nor whether they can be rebuilt.
"""

from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import Connection, Engine, MetaData
from sqlalchemy.exc import OperationalError, ProgrammingError

from handover.location import is_postgres
from projections.sqlite_file import LOCK_TIMEOUT_SECONDS, SqliteFile
from projections.sqlite_file import is_busy as is_busy_file

LOCK_NOT_AVAILABLE = "55P03"
"""How PostgreSQL says that somebody else held the lock for all of the time."""
NOT_OF_THE_COLUMN = {"42804", "42846"}
"""How it says that a value is of another type than its column, and cannot become one of it."""


class Tables(Protocol):
    """Readers see one moment; writers come one after the other, and all or nothing stands."""

    def reading(self) -> AbstractContextManager[Connection]:
        """One consistent view of all tables; nothing can be written through it."""

    def writing(
        self, wait_seconds: float = LOCK_TIMEOUT_SECONDS
    ) -> AbstractContextManager[Connection]:
        """One transaction that holds the write lock from its start; all of it or nothing.

        Raises OperationalError if another writer holds it for `wait_seconds`.
        """


class Store(Tables, Protocol):
    """Tables in one place, a file or a schema."""

    engine: Engine

    def has_shape_of(self, connection: Connection, metadata: MetaData) -> bool:
        """Whether the tables are those of `metadata`, and nobody has changed them since."""

    def close(self) -> None:
        """Let go of every connection."""


class Database:
    """Some tables, and who may read and write them when; each kind says what it does at its start.

    The store behind it is one of two; nobody who asks needs to know which.
    """

    def __init__(self, location: str, *, schema: str, synchronous: str) -> None:
        """As `open_store`."""
        self._store = open_store(location, schema=schema, synchronous=synchronous)

    @property
    def engine(self) -> Engine:
        """What the connections are made by."""
        return self._store.engine

    def reading(self) -> AbstractContextManager[Connection]:
        """One consistent view of all tables; nothing can be written through it."""
        return self._store.reading()

    def writing(
        self, wait_seconds: float = LOCK_TIMEOUT_SECONDS
    ) -> AbstractContextManager[Connection]:
        """One transaction that holds the write lock from its start; all of it or nothing.

        Raises OperationalError if another writer holds it for `wait_seconds`.
        """
        return self._store.writing(wait_seconds)

    def close(self) -> None:
        """Let go of every connection."""
        self._store.close()


def open_store(location: str, *, schema: str, synchronous: str) -> Store:
    """The tables at `location`: a file's path, or a database in which they stand in `schema`.

    `synchronous` is FULL where nothing can bring back what a power cut takes, else NORMAL.
    """
    if is_postgres(location):
        # Imported here: an installation on SQLite needs none of it.
        from projections.postgres_schema import PostgresSchema  # noqa: PLC0415 - as said above

        return PostgresSchema(location, schema=schema, synchronous=synchronous)
    return SqliteFile(location, synchronous=synchronous)


def is_held_by_another(error: OperationalError) -> bool:
    """Whether a writer only waited in vain for its turn; nothing is broken then."""
    sqlstate: str | None = getattr(error.orig, "sqlstate", None)
    return sqlstate == LOCK_NOT_AVAILABLE or is_busy_file(error)


def is_refused_value(error: Exception) -> bool:
    """Whether the driver knows no such value, or the server none such in that column.

    Under the same name PostgreSQL tells of a table that is gone and of a right that is missing;
    those have a code of their own, and a driver's refusal has none.
    """
    code: str | None = getattr(getattr(error, "orig", None), "sqlstate", None)
    is_of_value = code is None or code in NOT_OF_THE_COLUMN
    return isinstance(error, ProgrammingError) and is_of_value
