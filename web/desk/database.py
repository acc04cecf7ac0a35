"""The desk's database file.

Must not know what stands in the tables; each module beside this one registers its own.
"""

from sqlalchemy import MetaData

from projections.sqlite_file import SqliteFile

metadata = MetaData()
"""Every table of the desk registers itself here."""


class DeskDatabase(SqliteFile):
    """Connections to the desk; missing tables are created."""

    def __init__(self, path: str) -> None:
        """Open, or create, the desk at `path`. What somebody typed is on disk before we say so."""
        super().__init__(path, synchronous="FULL")
        metadata.create_all(self.engine)
