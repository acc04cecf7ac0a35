"""A rebuild beside the live tables: nobody waits, nothing is lost, and there is a way back."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Column, Connection, MetaData, Table, Text

from handover.events import CallAttempted
from projections import database
from projections.database import ReadDatabase
from projections.heartbeat import PROJECTOR, beat, silent
from projections.model import rows_of
from projections.overdue import board
from projections.parked import every
from projections.projector import Projector
from projections.rebuild import (
    TURN,
    Difference,
    DifferentError,
    Rebuild,
    RebuildError,
    differences,
)
from projections.turn import turn_at
from tests.projections.boards import Boards
from tests.projections.stumbling import stumbling
from tests.region import MARY, NOW, attempt

WRITERS, READERS, EACH_WRITES = 2, 2, 8


@pytest.fixture
def clean(boards: Boards, tmp_path: Path) -> Iterator[Callable[[], Boards]]:
    """Tables of their own, filled from the log as it then is."""
    made: list[Boards] = []

    def fill() -> Boards:
        made.append(Boards.over(boards.region, tmp_path / f"clean-{len(made)}.sqlite"))
        made[-1].projector.catch_up_fully()
        return made[-1]

    yield fill
    for one in made:
        one.close()


def rebuild_of(boards: Boards, progress: Callable[[int, int], None] | None = None) -> Rebuild:
    if progress is None:
        return Rebuild(boards.region.service, boards.reads)
    return Rebuild(boards.region.service, boards.reads, progress)


def spoil(boards: Boards) -> None:
    """The live tables say what the log does not."""
    with boards.reads.writing() as connection:
        connection.execute(board.update().values(attempts=7))


def attempts_shown(connection: Connection) -> list[int]:
    return [row["attempts"] for row in rows_of(board, connection)]


def test_it_goes_on_being_read_and_folded_while_it_is_rebuilt_and_rolled_back(
    boards: Boards, reads: str, clean: Callable[[], Boards]
) -> None:
    """The readers and the projector have connections of their own, as other processes have."""
    is_enough, seen, kept = Event(), list[int](), {1}

    def read(_: int) -> int:
        other = ReadDatabase(reads)
        asked = 0
        while not is_enough.is_set():
            with other.reading() as connection:
                before = rows_of(board, connection)
                assert rows_of(board, connection) == before, "a reader sees one moment"
            asked += 1
        other.close()
        return asked

    def follow() -> None:
        other = ReadDatabase(reads)
        projector = Projector(boards.region.service, other, batch=7)
        while not is_enough.is_set():
            projector.fold_batch()
        other.close()

    def write(_: int) -> None:
        for _ in range(EACH_WRITES):
            done = boards.region.ask(MARY, attempt(boards.region.recorded()))
            boards.projector.catch_up(done.position)

    with ThreadPoolExecutor(WRITERS + READERS + 1) as pool:
        readers = [pool.submit(read, number) for number in range(READERS)]
        follower = pool.submit(follow)
        writers = [pool.submit(write, number) for number in range(WRITERS)]
        try:
            while not all(one.done() for one in writers):
                assert rebuild_of(boards, lambda *told: seen.append(told[0])).run() == []
                kept.add(live_of(boards))
                rebuild_of(boards).roll_back()
        finally:
            is_enough.set()
        for one in writers:
            one.result()
        follower.result()
        assert all(one.result() for one in readers)
    assert len(kept) > 1
    assert seen
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        assert attempts_shown(connection) == [1] * (WRITERS * EACH_WRITES)
    assert differences(boards.reads, clean().reads) == []


def live_of(boards: Boards) -> int:
    kept = boards.reads.generations.kept()
    assert kept is not None
    return kept.live


def test_it_records_nothing_and_tells_how_far_it_is(boards: Boards) -> None:
    boards.region.recorded()
    head, told = boards.region.service.head(), list[tuple[int, int]]()
    rebuild_of(boards, lambda *one: told.append(one)).run()
    assert boards.region.service.head() == head
    assert told[-1] == (head, head)


def test_what_is_different_is_told_and_nothing_is_switched(boards: Boards) -> None:
    boards.region.recorded()
    boards.region.recorded()
    boards.projector.catch_up_fully()
    spoil(boards)
    before = live_of(boards)
    with pytest.raises(DifferentError) as told:
        rebuild_of(boards).run()
    assert told.value.differences == [Difference("board", 2, 2)]
    assert live_of(boards) == before
    with boards.reads.reading() as connection:
        assert attempts_shown(connection) == [7, 7]
    assert boards.reads.generations.numbers() == {before}, "what was built in vain is removed"


def test_what_is_different_is_shown_when_it_is_asked_for(
    boards: Boards, clean: Callable[[], Boards]
) -> None:
    boards.region.recorded()
    boards.projector.catch_up_fully()
    spoil(boards)
    found = rebuild_of(boards).run(accepts_differences=True)
    assert found == [Difference("board", 1, 1)]
    assert differences(boards.reads, clean().reads) == []


def test_lists_that_are_behind_are_compared_at_the_same_place(boards: Boards) -> None:
    boards.region.recorded()
    boards.projector.fold_batch()
    spoil(boards)
    boards.region.recorded()
    with pytest.raises(DifferentError) as told:
        rebuild_of(boards).run()
    assert told.value.differences == [Difference("board", 1, 1)]


def test_what_was_held_and_is_mended_is_a_difference(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, attempt(handover_id))
    with stumbling(handover_id, ValueError(), CallAttempted):
        boards.projector.catch_up_fully()
        assert rebuild_of(boards).run() == [], "it fails again, and is held again"
    with pytest.raises(DifferentError) as told:
        rebuild_of(boards).run()
    assert {one.table for one in told.value.differences} >= {"parked", "board"}
    rebuild_of(boards).run(accepts_differences=True)
    with boards.reads.reading() as connection:
        assert every(connection) == []
        assert attempts_shown(connection) == [1]


def test_it_goes_back_brought_up_to_the_log_and_forward_again(boards: Boards) -> None:
    boards.region.recorded()
    boards.projector.catch_up_fully()
    spoil(boards)
    rebuild_of(boards).run(accepts_differences=True)
    boards.region.recorded()
    boards.projector.catch_up_fully()
    rebuild_of(boards).roll_back()
    with boards.reads.reading() as connection:
        assert sorted(attempts_shown(connection)) == [0, 7]
    rebuild_of(boards).roll_back()
    with boards.reads.reading() as connection:
        assert attempts_shown(connection) == [0, 0]
    assert boards.true_up_to(NOW).is_whole


def test_without_a_rebuild_there_is_nothing_to_go_back_to(boards: Boards) -> None:
    with pytest.raises(RebuildError, match="There are no lists from before a rebuild"):
        rebuild_of(boards).roll_back()


def test_one_at_a_time(boards: Boards, reads: str) -> None:
    other = turn_at(reads, TURN)
    assert other.take()
    for ask in (rebuild_of(boards).run, rebuild_of(boards).roll_back, rebuild_of(boards).discard):
        with pytest.raises(RebuildError, match="Another rebuild is at work"):
            ask()
    other.close()
    rebuild_of(boards).run()


def test_only_the_last_two_are_kept_and_one_after_discarding(boards: Boards) -> None:
    for _ in range(3):
        rebuild_of(boards).run()
    live = live_of(boards)
    assert boards.reads.generations.numbers() == {live - 1, live}
    assert rebuild_of(boards).discard() == 1
    assert boards.reads.generations.numbers() == {live}
    with pytest.raises(RebuildError, match="no lists from before"):
        rebuild_of(boards).roll_back()
    boards.projector.catch_up_fully()
    assert boards.true_up_to(NOW).is_whole


def test_discarding_waits_for_who_still_reads_what_is_removed(boards: Boards, reads: str) -> None:
    boards.region.recorded()
    boards.projector.catch_up_fully()
    reader = ReadDatabase(reads)
    with ThreadPoolExecutor(1) as pool:
        with reader.reading() as connection:
            rebuild_of(boards).run()
            discarding = pool.submit(rebuild_of(boards).discard)
            for _ in range(20):
                assert attempts_shown(connection) == [0]
        assert discarding.result() == 1
    reader.close()


def test_the_heart_of_a_projector_goes_on_beating(boards: Boards) -> None:
    long_ago = NOW.replace(year=2025)
    with boards.reads.writing() as connection:
        beat(connection, PROJECTOR, long_ago)
    rebuild_of(boards).run()
    with boards.reads.reading() as connection:
        assert silent(connection, NOW) == [PROJECTOR], "a silence is not hidden by a switch"


@contextmanager
def another_release() -> Iterator[None]:
    """A release whose read tables have another shape opens them meanwhile."""
    other = MetaData()
    for table in database.metadata.sorted_tables:
        table.to_metadata(other)
    Table("of_tomorrow", other, Column("name", Text, primary_key=True))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "metadata", other)
        yield


def test_two_releases_at_once_leave_each_others_tables_alone(boards: Boards, reads: str) -> None:
    boards.region.recorded()
    boards.projector.catch_up_fully()
    with another_release():
        newer = ReadDatabase(reads)
    assert Projector(boards.region.service, newer).mark().position == 0
    Projector(boards.region.service, newer).catch_up_fully()
    boards.region.recorded()
    for projector in (boards.projector, Projector(boards.region.service, newer)):
        assert projector.catch_up()
    assert differences(boards.reads, newer) == []
    rebuild_of(boards).run()
    Rebuild(boards.region.service, newer).run()
    again = ReadDatabase(reads)
    assert differences(again, newer) == []
    again.close()
    newer.close()


def test_what_an_older_release_left_is_removed_when_it_is_asked_for(
    boards: Boards, reads: str
) -> None:
    boards.region.recorded()
    boards.projector.catch_up_fully()
    with another_release():
        older = ReadDatabase(reads)
    older.close()
    assert rebuild_of(boards).discard() == 1
    assert rebuild_of(boards).discard() == 0
    assert boards.true_up_to(NOW).is_whole
