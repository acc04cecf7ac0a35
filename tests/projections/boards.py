"""A region with its read tables and projector, for tests; and copies of a prepared log."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self
from uuid import UUID

from sqlalchemy import Table
from sqlalchemy.engine import RowMapping

from projections.database import ReadDatabase
from projections.projector import BATCH, Projector, TrueUpTo
from projections.rebuild import Rebuild
from tests.region import Region


@dataclass(frozen=True)
class Boards:
    """What is shown from one region's log."""

    region: Region
    reads: ReadDatabase
    projector: Projector

    @classmethod
    def over(cls, region: Region, location: Path | str, batch: int = BATCH) -> Self:
        """Read tables for `region` in a file or a database, with nothing folded yet."""
        reads = ReadDatabase(str(location))
        return cls(region, reads, Projector(region.service, reads, batch))

    def row(self, table: Table, handover_id: UUID) -> RowMapping:
        """The row of one handover, once everything is folded."""
        self.projector.catch_up_fully()
        with self.reads.reading() as connection:
            query = table.select().where(table.c.handover_id == handover_id)
            return connection.execute(query).mappings().one()

    def true_up_to(self, now: datetime) -> TrueUpTo:
        """Up to when the tables are true, as whoever reads them now is told."""
        with self.reads.reading() as connection:
            return self.projector.true_up_to(connection, now)

    def rebuild(self) -> None:
        """Read the whole log into other tables, and let those be shown."""
        Rebuild(self.region.service, self.reads).run(accepts_differences=True)

    def close(self) -> None:
        """Let go of the read tables."""
        self.reads.close()


def copy_log(source: Path, target: Path) -> None:
    """Another log with the same events, made as a backup is."""
    with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other)
