"""Fills the read tables anew from the log, and tells whether two read databases are equal.

Must not know what the rows mean.
"""

from sqlalchemy import Connection

from projections.database import ReadDatabase
from projections.model import rows_of
from projections.parked import parked
from projections.projector import MODELS, Projector, position


def empty(reads: ReadDatabase) -> None:
    """Forget everything, position and rows, in one transaction."""
    with reads.writing() as connection:
        connection.execute(position.delete())
        connection.execute(parked.delete())
        for model in MODELS:
            for table in model.tables:
                connection.execute(table.delete())


def rebuild(projector: Projector, reads: ReadDatabase) -> None:
    """Empty the tables and read the whole log again."""
    empty(reads)
    projector.catch_up_fully()


def differences(one: ReadDatabase, other: ReadDatabase) -> list[str]:
    """The names of the tables whose rows are not the same, row for row."""
    with one.reading() as left, other.reading() as right:
        return unequal_tables(left, right)


def unequal_tables(left: Connection, right: Connection) -> list[str]:
    """As `differences`, between what two connections see."""
    tables = [position, parked, *(table for model in MODELS for table in model.tables)]
    return [table.name for table in tables if rows_of(table, left) != rows_of(table, right)]
