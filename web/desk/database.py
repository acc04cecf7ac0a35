"""The desk's database.

Must not know what stands in the tables; each module beside this one registers its own.
"""

from sqlalchemy import MetaData

from projections.store import Database

metadata = MetaData()
"""Every table of the desk registers itself here."""
SCHEMA = "handover_desk"


class DeskDatabase(Database):
    """Connections to the desk; missing tables are created."""

    def __init__(self, location: str) -> None:
        """Open, or create, the desk in the file or the PostgreSQL database at `location`.

        What somebody typed is on disk before we say so.
        """
        super().__init__(location, schema=SCHEMA, synchronous="FULL")
        with self.writing() as connection:
            metadata.create_all(connection)
