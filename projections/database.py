"""The read database: tables apart from the log, that may be thrown away and rebuilt.

Must not know what stands in the tables, nor on which engine they are.
"""

from sqlalchemy import MetaData

from projections.store import Database

metadata = MetaData()
"""Every read table registers itself here."""
SCHEMA = "handover_reads"


class ReadDatabase(Database):
    """Connections to the read tables; tables that are not of today's shape are made anew."""

    def __init__(self, location: str) -> None:
        """Open, or create, the read tables in the file or the PostgreSQL database at `location`.

        A power cut costs only what is read again from the log.
        """
        super().__init__(location, schema=SCHEMA, synchronous="NORMAL")
        self._start_anew_if_changed()

    def _start_anew_if_changed(self) -> None:
        """Tables of another shape than ours, or too few: drop all, and the log fills them again.

        A table that was merely added beside a position that has moved on would stay empty.
        """
        with self.writing() as connection:
            if not self._store.has_shape_of(connection, metadata):
                self._store.make_anew(connection, metadata)
