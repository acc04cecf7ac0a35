"""The read database: a file of its own, apart from the log, that may be thrown away and rebuilt.

Must not know what stands in the tables.
"""

from collections.abc import Iterator

from sqlalchemy import Engine, MetaData
from sqlalchemy.schema import CreateIndex, CreateTable

from projections.sqlite_file import SqliteFile

metadata = MetaData()
"""Every read table registers itself here."""

_STORED_SHAPES = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
_STORED_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"


class ReadDatabase(SqliteFile):
    """Connections to the read tables; tables that are not of today's shape are made anew."""

    def __init__(self, path: str) -> None:
        """Open, or create, the read tables at `path`. A power cut costs only what is read again."""
        super().__init__(path, synchronous="NORMAL")
        self._start_anew_if_changed()

    def _start_anew_if_changed(self) -> None:
        """Tables of another shape than ours, or too few: drop all, and the log fills them again.

        A table that was merely added beside a position that has moved on would stay empty.
        """
        with self.writing() as connection:
            stored: dict[str, str] = dict(connection.exec_driver_sql(_STORED_SHAPES).all())
            if all(stored.get(name) == shape for name, shape in _shapes(self.engine)):
                return
            for name in connection.exec_driver_sql(_STORED_TABLES).scalars().all():
                connection.exec_driver_sql(f'DROP TABLE "{name}"')
            metadata.create_all(connection)


def _shapes(engine: Engine) -> Iterator[tuple[str, str]]:
    """The name of every table and index, and the statement by which SQLite makes and keeps it."""
    for table in metadata.sorted_tables:
        yield table.name, str(CreateTable(table).compile(engine)).strip()
        for index in table.indexes:
            yield str(index.name), str(CreateIndex(index).compile(engine)).strip()
