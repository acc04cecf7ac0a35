"""A mark on the desk for as long as a restore has not come to its end.

It is made before anything is put back, and goes in the same transaction in which the accounts come.
Must not know how a backup is put back.
"""

from sqlalchemy import Column, Connection, Integer, Table, delete, insert, select

from web.desk.database import DeskDatabase, DeskError, metadata

unfinished_restores = Table(
    "unfinished_restores", metadata, Column("number", Integer, primary_key=True)
)


class UnfinishedRestoreError(DeskError):
    """Something of a backup is here, and not all of it."""

    def __init__(self) -> None:
        super().__init__(
            "A restore has not come to its end here, so not everything is there. If none is at "
            "work, throw away what is in this folder (HANDOVER_DATA) or database, and restore "
            "again."
        )


def begin(database: DeskDatabase) -> None:
    """Mark it, on disk before anything else is written."""
    with database.writing() as connection:
        connection.execute(insert(unfinished_restores).values(number=1))


def end(connection: Connection) -> None:
    """All that is in the backup is there once this transaction is."""
    connection.execute(delete(unfinished_restores))


def check(database: DeskDatabase) -> None:
    """Raise UnfinishedRestoreError where a restore has begun and not ended."""
    with database.reading() as connection:
        if connection.execute(select(unfinished_restores)).first():
            raise UnfinishedRestoreError
