"""The read database: reading writes nothing, writing is all or nothing, old tables start anew."""

from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, InternalError, OperationalError

from projections.database import ReadDatabase
from projections.directory_table import directory
from projections.mark import position
from projections.model import rows_of
from projections.projector import Projector
from projections.store import is_held_by_another
from tests.projections.boards import Boards
from tests.region import NOW


def test_what_is_done_while_reading_is_undone(boards: Boards) -> None:
    boards.projector.catch_up_fully()
    # PostgreSQL refuses it at once, SQLite takes it back.
    with boards.reads.reading() as connection, suppress(InternalError):
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


def test_a_writer_holds_the_lock_from_its_start(boards: Boards, reads: str) -> None:
    other = ReadDatabase(reads)
    with (
        boards.reads.writing(),
        pytest.raises(OperationalError) as told,
        other.writing(wait_seconds=0.01),
    ):
        pass
    assert is_held_by_another(told.value)
    other.close()


def test_opening_again_keeps_what_was_folded(boards: Boards, reads: str) -> None:
    boards.projector.catch_up_fully()
    again = ReadDatabase(reads)
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
    boards: Boards, reads: str, tmp_path: Path, change: str
) -> None:
    boards.region.recorded()
    boards.projector.catch_up_fully()
    with boards.reads.writing() as old:
        old.exec_driver_sql(change)
    boards.close()
    renewed = Boards.over(boards.region, reads)
    assert renewed.projector.mark().position == 0
    renewed.projector.catch_up_fully()
    fresh = Boards.over(boards.region, tmp_path / "fresh.sqlite")
    fresh.projector.catch_up_fully()
    with renewed.reads.reading() as left, fresh.reads.reading() as right:
        assert rows_of(directory, left) == rows_of(directory, right) != []
    renewed.close()
    fresh.close()
