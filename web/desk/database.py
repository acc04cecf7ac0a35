"""The desk's database.

Must not know what stands in the tables; each module beside this one registers its own.
"""

from sqlalchemy import Connection, MetaData, inspect

from projections.store import Database

metadata = MetaData()
"""Every table of the desk registers itself here."""
SCHEMA = "handover_desk"


class DeskError(RuntimeError):
    """Nothing may be done with this desk as it is; the message says what to do."""


class OtherDeskError(DeskError):
    """Accounts, sessions and drafts are kept in another way than by this release; none changed."""

    def __init__(self, table: str) -> None:
        super().__init__(
            f'Another release keeps the table "{table}" of the desk (accounts, sessions, drafts) '
            "in another way. Nothing was changed. Start that release, or restore a backup with "
            "this one."
        )


class DeskDatabase(Database):
    """Connections to the desk; missing tables are created, and none is ever changed or removed."""

    def __init__(self, location: str) -> None:
        """Open, or create, the desk in the file or the PostgreSQL database at `location`.

        What somebody typed is on disk before we say so. Raises OtherDeskError.
        """
        super().__init__(location, schema=SCHEMA, synchronous="FULL")
        try:
            with self.writing() as connection:
                metadata.create_all(connection)
                _check_columns(connection)
        except BaseException:
            self.close()
            raise


def _check_columns(connection: Connection) -> None:
    found = inspect(connection)
    for table in metadata.sorted_tables:
        kept = {column["name"] for column in found.get_columns(table.name)}
        if kept != set(table.columns.keys()):
            raise OtherDeskError(table.name)
