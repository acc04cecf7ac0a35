"""Read tables that are lost or damaged under a running service: told, made anew, nothing lost."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from handover.location import is_postgres
from projections.database import ReadDatabase, TablesRenewedError, metadata
from projections.generations import Kept, generations_at
from projections.model import rows_of
from projections.overdue import board
from projections.rebuild import differences
from tests.cluster import Cluster
from tests.faults import do_as_owner
from tests.projections.boards import Boards
from tests.region import MARY, attempt, settle
from tests.running import at_last

Damage = Callable[[Boards, str], None]
GONE = "the read tables are gone or damaged"


@pytest.fixture
def clean(boards: Boards, tmp_path: Path) -> Iterator[Boards]:
    """What the tables must be again."""
    boards.region.ask(MARY, attempt(boards.region.recorded()))
    boards.projector.catch_up_fully()
    made = Boards.over(boards.region, tmp_path / "clean.sqlite")
    made.projector.catch_up_fully()
    yield made
    made.close()


def files(reads: str) -> list[Path]:
    """The file of the live set, and what stands beside it."""
    return sorted(Path(reads).parent.glob("reads-*-[0-9]*.sqlite*"))


def drop_a_table(boards: Boards, reads: str) -> None:
    del reads
    with boards.reads.writing() as connection:
        connection.exec_driver_sql("DROP TABLE board")


def drop_a_column(boards: Boards, reads: str) -> None:
    del reads
    with boards.reads.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE board DROP COLUMN last_outcome")


def remove(boards: Boards, reads: str) -> None:
    """The file, or the schema, is gone."""
    if is_postgres(reads):
        schema = boards.reads.generations.open(1).store
        with schema.writing() as connection:
            name = connection.exec_driver_sql("SELECT current_schema").scalar_one()
            connection.exec_driver_sql(f"DROP SCHEMA {name} CASCADE")
        schema.close()
        return
    for one in files(reads):
        one.unlink()


def remove_what_names_the_live_one(boards: Boards, reads: str) -> None:
    del boards
    if is_postgres(reads):
        do_as_owner(reads, "DROP TABLE handover_reads.generations")
        return
    [pointer] = Path(reads).parent.glob("reads-*.live")
    pointer.write_text("not what it was", "ascii")


def remove_everything(boards: Boards, reads: str) -> None:
    remove(boards, reads)
    remove_what_names_the_live_one(boards, reads)


DAMAGES = [
    drop_a_table,
    drop_a_column,
    remove,
    remove_what_names_the_live_one,
    remove_everything,
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_running_service_makes_them_anew_and_loses_nothing(
    boards: Boards, clean: Boards, reads: str, damage: Damage
) -> None:
    other = ReadDatabase(reads)  # as another process has it
    damage(boards, reads)
    for one in (boards.reads, other):
        with_patience(one)
    boards.projector.catch_up_fully()
    assert differences(boards.reads, clean.reads) == []
    assert differences(other, clean.reads) == []
    other.close()


@pytest.mark.parametrize("damage", DAMAGES)
def test_that_they_were_lost_stands_in_the_log(
    boards: Boards, reads: str, damage: Damage, caplog: pytest.LogCaptureFixture
) -> None:
    assert GONE not in caplog.text, "the first start loses none"
    damage(boards, reads)
    with_patience(boards.reads)
    assert GONE in caplog.text


def with_patience(reads: ReadDatabase) -> None:
    """It is told at most once that they were damaged; what is read then is empty, never wrong."""
    for _ in range(2):
        try:
            with reads.reading() as connection:
                assert {row["attempts"] for row in rows_of(board, connection)} <= {1}
        except TablesRenewedError:
            continue
        return
    pytest.fail("It was told twice.")


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_service_that_starts_finds_them_damaged_and_makes_them_anew(
    boards: Boards, clean: Boards, reads: str, damage: Damage
) -> None:
    damage(boards, reads)
    again = Boards.over(boards.region, reads)
    again.projector.catch_up_fully()
    assert differences(again.reads, clean.reads) == []
    again.close()


def test_a_file_that_is_overwritten_is_noticed(tmp_path: Path) -> None:
    """PostgreSQL looks after its files itself."""
    region, reads = settle(tmp_path / "events.sqlite"), str(tmp_path / "reads.sqlite")
    region.recorded()
    before = Boards.over(region, reads)
    before.projector.catch_up_fully()
    before.close()
    for one in files(reads):
        one.write_bytes(b"a page of a letter" * 10_000)
    again = Boards.over(region, reads)
    again.projector.catch_up_fully()
    assert again.reads.generations.kept() == Kept(2)
    with again.reads.reading() as connection:
        assert len(rows_of(board, connection)) == 1
    again.close()
    region.service.close()


def test_a_fault_of_the_asker_is_not_taken_for_damage(boards: Boards) -> None:
    with pytest.raises(DBAPIError), boards.reads.reading() as connection:
        connection.exec_driver_sql("SELECT nothing FROM nowhere")
    assert boards.reads.generations.kept() == Kept(1)


def test_who_asked_which_set_is_live_leaves_no_connection(cluster: Cluster, prepared: str) -> None:
    sets = generations_at(cluster.url(prepared), metadata)
    assert sets.kept() is not None
    sessions = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s"
    at_last(lambda: cluster.query(sessions, prepared) == [(0,)])
