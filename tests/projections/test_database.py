"""The read database: reading writes nothing, writing is all or nothing, old tables start anew."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from projections.database import ReadDatabase
from projections.directory_table import directory
from projections.model import rows_of
from projections.projector import Projector, position
from tests.projections.boards import Boards
from tests.region import NOW


def test_what_is_done_while_reading_is_undone(boards: Boards) -> None:
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        connection.execute(directory.delete())
    with boards.reads.reading() as connection:
        assert len(rows_of(directory, connection)) == 4


def test_a_reader_sees_one_moment_whatever_is_written_meanwhile(boards: Boards) -> None:
    with boards.reads.reading() as connection:
        assert rows_of(directory, connection) == []
        boards.projector.catch_up_fully()
        assert rows_of(directory, connection) == []
    with boards.reads.reading() as connection:
        assert len(rows_of(directory, connection)) == 4


def test_writing_is_all_or_nothing(boards: Boards) -> None:
    def write_twice() -> None:
        row = {"name": "another", "position": 1, "recorded_at": NOW}
        with boards.reads.writing() as connection:
            connection.execute(position.insert().values(row))
            connection.execute(position.insert().values(row))

    with pytest.raises(IntegrityError):
        write_twice()
    with boards.reads.reading() as connection:
        assert connection.execute(select(position)).all() == []


def test_a_writer_holds_the_lock_from_its_start(boards: Boards, tmp_path: Path) -> None:
    with (
        boards.reads.writing(),
        closing(sqlite3.connect(tmp_path / "reads.sqlite", timeout=0)) as other,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("BEGIN IMMEDIATE")


def test_opening_again_keeps_what_was_folded(boards: Boards, tmp_path: Path) -> None:
    boards.projector.catch_up_fully()
    again = ReadDatabase(str(tmp_path / "reads.sqlite"))
    assert Projector(boards.region.service, again).mark() == boards.projector.mark()
    again.close()


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE inbox ADD COLUMN from_an_older_release TEXT",
        "ALTER TABLE board DROP COLUMN last_outcome",
        "DROP TABLE timeline",
        "DROP INDEX inbox_by_team",
    ],
)
def test_tables_of_another_release_are_dropped_and_filled_again(
    boards: Boards, tmp_path: Path, change: str
) -> None:
    path = tmp_path / "reads.sqlite"
    boards.region.recorded()
    boards.projector.catch_up_fully()
    boards.close()
    with closing(sqlite3.connect(path)) as old:
        old.execute(change)
    renewed = Boards.over(boards.region, path)
    assert renewed.projector.mark().position == 0
    renewed.projector.catch_up_fully()
    fresh = Boards.over(boards.region, tmp_path / "fresh.sqlite")
    fresh.projector.catch_up_fully()
    with renewed.reads.reading() as left, fresh.reads.reading() as right:
        assert rows_of(directory, left) == rows_of(directory, right) != []
    renewed.close()
    fresh.close()
