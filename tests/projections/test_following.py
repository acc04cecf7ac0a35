"""A projector process follows the log, stands by for another, and waits out trouble."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest

from projections import shift
from projections.following import Follower
from projections.heartbeat import INTERVAL, PROJECTOR, beat, silent
from projections.news import news_of
from projections.turn import Turn, turn_at
from tests.faults import give_back_events, lose_events
from tests.projections.boards import Boards
from tests.region import MARY, NOW, attempt
from tests.running import at_last

AT_LAST_SECONDS = 60
"""A machine may be slow; what never comes is a failure."""


@contextmanager
def followed(boards: Boards, log: str, reads: str) -> Iterator[list[str]]:
    """A projector at work in a thread; what it says."""
    stop, said = Event(), list[str]()
    follower = Follower(
        boards.projector,
        log_at=log,
        reads_at=reads,
        clock=lambda: NOW,
        say=said.append,
    )
    thread = Thread(target=follower.follow, args=[stop])
    thread.start()
    try:
        yield said
    finally:
        stop.set()
        thread.join(AT_LAST_SECONDS)
        assert not thread.is_alive(), "it ends when it is told to"


def is_up_to_date(boards: Boards) -> bool:
    return boards.projector.mark().position == boards.region.service.head()


def silent_at(boards: Boards, intervals: int) -> list[str]:
    with boards.reads.reading() as connection:
        return silent(connection, NOW + intervals * INTERVAL)


def test_the_lists_are_true_though_nobody_looks(boards: Boards, log: str, reads: str) -> None:
    with followed(boards, log, reads):
        handover_id = boards.region.recorded()
        at_last(lambda: is_up_to_date(boards))
        boards.region.ask(MARY, attempt(handover_id))
        at_last(lambda: is_up_to_date(boards))


def test_it_beats_while_it_works_and_no_more_is_expected_when_it_was_stopped(
    boards: Boards, log: str, reads: str
) -> None:
    with followed(boards, log, reads):
        at_last(lambda: silent_at(boards, 3) == [PROJECTOR])
        assert silent_at(boards, 2) == [], "two intervals are not yet silence"
    assert silent_at(boards, 3) == []


def test_a_beat_takes_the_place_of_the_one_before(boards: Boards) -> None:
    for ago in (3, 0):
        with boards.reads.writing() as connection:
            beat(connection, PROJECTOR, NOW - ago * INTERVAL)
    assert silent_at(boards, 2) == []
    assert silent_at(boards, 3) == [PROJECTOR]


def test_a_second_one_stands_by_and_goes_on_when_the_first_is_gone(
    boards: Boards, log: str, reads: str
) -> None:
    first = turn_at(reads, PROJECTOR)
    assert first.take()
    with followed(boards, log, reads) as said:
        at_last(lambda: said == ["Standing by: another projector follows the log."])
        boards.region.recorded()
        assert not is_up_to_date(boards)
        first.close()
        at_last(lambda: is_up_to_date(boards))
        assert said[1:] == ["Following the log."]


def test_one_that_stands_by_ends_when_it_is_told_to(boards: Boards, log: str, reads: str) -> None:
    first = turn_at(reads, PROJECTOR)
    assert first.take()
    with followed(boards, log, reads) as said:
        at_last(lambda: bool(said))
    first.close()
    assert said == ["Standing by: another projector follows the log."]


def test_trouble_is_waited_out(
    boards: Boards, log: str, reads: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shift, "TROUBLE_SECONDS", 0.01)
    with followed(boards, log, reads) as said:
        at_last(lambda: is_up_to_date(boards))
        lose_events(log)
        at_last(lambda: said.count("Following the log.") > 2)
        give_back_events(log)
        boards.region.recorded()
        at_last(lambda: is_up_to_date(boards))


@pytest.mark.files
def test_a_log_that_is_no_database_is_waited_out_in_one_line_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(shift, "TROUBLE_SECONDS", 0.01)
    log, stop, tries = tmp_path / "events.sqlite", Event(), [2, 1]
    log.write_text("no database\n" * 100)

    def work(_turn: Turn) -> None:
        if tries:
            tries.pop()
            news_of(str(log))
        stop.set()

    shift.Shift(str(tmp_path / "reads.sqlite"), PROJECTOR, "", print).keep(stop, work)
    said = [one.message for one in caplog.records]
    assert said == ["the log or the read tables: DatabaseError (SQLITE_NOTADB), trying again"] * 2


def test_a_turn_whose_connection_is_lost_is_not_kept(boards: Boards, reads: str) -> None:
    turn = turn_at(reads, PROJECTOR)
    assert turn.take()
    assert turn.is_kept()
    other = turn_at(reads, PROJECTOR)
    assert not other.take()
    turn.close()
    at_last(other.take)  # the server notices in its own time
    other.close()
    del boards


def test_a_turn_that_was_let_go_of_can_be_taken_at_once(boards: Boards, reads: str) -> None:
    turns = [turn_at(reads, PROJECTOR) for _ in range(50)]
    taken = []
    for turn in turns:
        taken.append(turn.take())
        turn.close()
    assert all(taken), "a server that is told nothing notices some milliseconds later"
    del boards


def test_news_ends_the_wait(boards: Boards, log: str) -> None:
    news = news_of(log)
    thread = Thread(target=news.wait, args=[AT_LAST_SECONDS])
    thread.start()
    boards.region.recorded()
    thread.join(AT_LAST_SECONDS / 2)
    assert not thread.is_alive()
    news.wait(0)
    news.close()
