"""The projector: in batches, exactly once, honest about what is missing, harmless when doubled."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import pytest
from hypothesis import settings

from handover.events import Recorded
from projections.database import TablesRenewedError
from projections.model import rows_of
from projections.overdue import board
from projections.projector import BATCH, Projector, TrueUpTo
from projections.rebuild import differences
from projections.timeline import timeline
from tests.projections.boards import Boards
from tests.projections.stumbling import stumbling
from tests.region import MARY, NOW, Region, about, attempt, record
from web.demonstration.mothers import number_of

HOUR = timedelta(hours=1)
SIZE = {"mutants": (3, 1), "everyday": (12, 1), "long": (640, 40)}
"""Handovers, and calls about each: more than 50,000 events where there is time."""


def _by_ones(boards: Boards) -> Projector:
    return Projector(boards.region.service, boards.reads, batch=1)


def _fresh(boards: Boards, path: Path) -> Boards:
    clean = Boards.over(boards.region, path)
    clean.projector.catch_up_fully()
    return clean


def test_who_has_just_written_reads_their_own_write(boards: Boards) -> None:
    done = boards.region.ask(MARY, attempt(boards.region.recorded()))
    assert boards.projector.catch_up(until=done.position)
    with boards.reads.reading() as connection:
        assert [row["attempts"] for row in rows_of(board, connection)] == [1]


def test_a_caught_up_projector_folds_nothing_more(boards: Boards) -> None:
    assert boards.projector.catch_up()
    assert boards.projector.fold_batch() == 0
    assert boards.projector.catch_up()


def test_when_time_runs_out_it_says_so_and_how_much_is_missing(boards: Boards) -> None:
    projector = _by_ones(boards)
    head = boards.region.service.head()
    assert projector.catch_up(within_seconds=0) is False
    told = boards.true_up_to(NOW)
    folded = head - told.behind
    assert 0 < folded < head
    assert told.at == NOW - timedelta(days=60), "the teams were registered two months ago"
    assert projector.mark().position == folded


def test_time_that_runs_out_at_the_last_event_is_no_delay(boards: Boards) -> None:
    assert boards.projector.catch_up(within_seconds=0) is True
    assert boards.region.service.head() <= BATCH


def test_waiting_for_what_is_not_in_the_log_ends(boards: Boards) -> None:
    assert boards.projector.catch_up(until=10**6, within_seconds=0) is False


def test_while_another_holds_the_tables_it_gives_up_and_says_so(boards: Boards) -> None:
    with boards.reads.writing():
        assert boards.projector.catch_up(within_seconds=0.01) is False
        assert boards.true_up_to(NOW).behind > 0
    assert boards.projector.catch_up()
    assert boards.true_up_to(NOW).behind == 0


def test_a_fault_is_never_taken_for_a_wait(boards: Boards) -> None:
    with boards.reads.writing() as connection:
        connection.exec_driver_sql("DROP TABLE directory")
    with pytest.raises(TablesRenewedError):
        boards.projector.catch_up()


def test_a_board_is_true_up_to_now_only_if_nothing_is_missing(boards: Boards) -> None:
    boards.region.recorded(at=NOW)
    boards.projector.catch_up_fully()
    now = NOW + HOUR
    assert boards.true_up_to(now) == TrueUpTo(now, 0)
    shown = boards.region.service.head()
    boards.region.recorded(at=NOW + HOUR)
    told = boards.true_up_to(NOW + 2 * HOUR)
    missing = boards.region.service.head() - shown
    assert missing >= 2  # the handover and its receipt, and what else it changed
    assert (told.at, told.behind) == (NOW, missing)


def test_a_list_is_told_of_as_it_was_read_not_as_the_tables_are_by_then(boards: Boards) -> None:
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        assert boards.projector.true_up_to(connection, NOW).is_whole
        boards.region.recorded(at=NOW)
        boards.projector.catch_up_fully()
        assert not rows_of(board, connection)
        assert not boards.projector.true_up_to(connection, NOW).is_whole, "it is not on this list"
    assert boards.true_up_to(NOW).is_whole


def test_a_board_that_has_read_nothing_is_true_up_to_no_time(boards: Boards) -> None:
    told = boards.true_up_to(NOW)
    assert told.at == datetime(1970, 1, 1, tzinfo=UTC)
    assert told.behind == boards.region.service.head()


def test_receipts_move_the_position_and_are_not_shown(boards: Boards) -> None:
    boards.region.recorded()
    boards.projector.catch_up_fully()
    assert boards.projector.mark().position == boards.region.service.head()
    with boards.reads.reading() as connection:
        assert [row["what"] for row in rows_of(timeline, connection)] == ["recorded"]


def test_a_runner_that_read_before_another_finished_writes_nothing(
    boards: Boards, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stale runner reads the log, is overtaken by a second runner, and only then writes."""
    boards.region.ask(MARY, attempt(boards.region.recorded()))
    service, entries = boards.region.service, boards.region.service.entries
    overtaker = Projector(service, boards.reads)

    def read_and_be_overtaken(after: int, limit: int) -> object:
        logged = entries(after, limit)
        monkeypatch.undo()
        overtaker.catch_up_fully()
        return logged

    monkeypatch.setattr(service, "entries", read_and_be_overtaken)
    assert _by_ones(boards).fold_batch() == 0
    clean = _fresh(boards, tmp_path / "clean.sqlite")
    assert differences(boards.reads, clean.reads) == []
    clean.close()


def test_a_fold_that_fails_leaves_position_and_rows_as_they_were(boards: Boards) -> None:
    boards.projector.catch_up_fully()
    before = boards.projector.mark()
    boards.region.recorded()
    with (
        stumbling(None, ConnectionError(), Recorded),
        pytest.raises(ConnectionError),
    ):  # the others have written
        boards.projector.catch_up()
    assert boards.projector.mark() == before
    with boards.reads.reading() as connection:
        assert rows_of(board, connection) == []


def test_two_projectors_and_helping_writers_at_once_equal_a_clean_rebuild(
    boards: Boards, tmp_path: Path
) -> None:
    stop = Event()
    handovers, calls = SIZE[settings.get_current_profile_name()]

    def follow() -> None:
        projector = Projector(boards.region.service, boards.reads, batch=3)
        while not stop.is_set():
            projector.fold_batch()

    def write(number: int) -> None:
        handover_id = boards.region.recorded(record(whom=about(nhs_number=number_of(number))))
        for _ in range(calls):
            done = boards.region.ask(MARY, attempt(handover_id))
            Projector(boards.region.service, boards.reads, batch=2).catch_up(done.position)

    followers = [Thread(target=follow) for _ in range(2)]
    for follower in followers:
        follower.start()
    try:
        with ThreadPoolExecutor(3) as pool:
            list(pool.map(write, range(handovers)))
    finally:
        stop.set()
        for follower in followers:
            follower.join()
    boards.projector.catch_up_fully()
    clean = _fresh(boards, tmp_path / "clean.sqlite")
    assert differences(boards.reads, clean.reads) == []
    with boards.reads.reading() as connection:
        assert [row["attempts"] for row in rows_of(board, connection)] == [calls] * handovers
    clean.close()


def test_a_rebuild_puts_right_what_was_wrong(boards: Boards, tmp_path: Path) -> None:
    boards.region.recorded()
    boards.projector.catch_up_fully()
    clean = _fresh(boards, tmp_path / "clean.sqlite")
    with boards.reads.writing() as connection:
        connection.execute(board.update().values(attempts=7))
    assert differences(boards.reads, clean.reads) == ["board"]
    boards.rebuild()
    assert differences(boards.reads, clean.reads) == []
    clean.close()


def test_a_log_longer_than_a_batch_is_read_to_its_end(boards: Boards) -> None:
    region: Region = boards.region
    for _ in range(3):
        region.recorded()
    projector = Projector(region.service, boards.reads, batch=4)
    projector.catch_up_fully()
    assert projector.mark().position == region.service.head() > 3 * 4
