"""A clock that jumps ahead is doubted, for what the clock process records cannot be taken back."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Event, Thread

import pytest

from projections.auditing import audit
from projections.chaser import Chaser
from projections.heartbeat import AUDITOR, PROJECTOR, beat, beat_of, silent
from projections.steady import AHEAD, DOUBTED_FOR, Steady
from tests.chasing import clock_facts
from tests.projections.boards import Boards
from tests.region import NOW
from tests.running import at_last

SECOND, DAY = timedelta(seconds=1), timedelta(days=1)


class Machine:
    """A machine on which time passes, and whose clock can be put to anything."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now
        self.seconds = 1000.0

    def clock(self) -> datetime:
        return self.now

    def passed(self) -> float:
        return self.seconds

    def let_pass(self, time: timedelta) -> None:
        self.now += time
        self.seconds += time.total_seconds()


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def steady(machine: Machine) -> Steady:
    return Steady(machine.clock, machine.passed)


class TestSteady:
    def test_time_that_passes_is_believed_however_much(
        self, machine: Machine, steady: Steady
    ) -> None:
        machine.let_pass(400 * DAY)
        assert steady.is_believed()

    def test_what_a_clock_is_put_right_by_in_passing_is_believed(
        self, machine: Machine, steady: Steady
    ) -> None:
        for _ in range(3):
            machine.now += AHEAD
            assert steady.is_believed()

    def test_one_that_jumped_further_is_not(
        self, machine: Machine, steady: Steady, caplog: pytest.LogCaptureFixture
    ) -> None:
        machine.now += AHEAD + SECOND
        assert not steady.is_believed()
        assert not steady.is_believed()
        assert caplog.text.count("the clock jumped ahead by 0:01:01") == 1

    def test_put_back_it_is_believed_at_once_and_a_second_jump_is_told_anew(
        self, machine: Machine, steady: Steady, caplog: pytest.LogCaptureFixture
    ) -> None:
        for _ in range(2):
            machine.now += DAY
            assert not steady.is_believed()
            machine.now -= DAY
            assert steady.is_believed()
        assert caplog.text.count("the clock jumped ahead") == 2

    def test_one_that_stays_so_is_believed_in_the_end(
        self, machine: Machine, steady: Steady
    ) -> None:
        machine.now += DAY
        assert not steady.is_believed()
        machine.let_pass(DOUBTED_FOR - SECOND)
        assert not steady.is_believed()
        machine.let_pass(SECOND)
        assert steady.is_believed()
        assert steady.is_believed()

    def test_one_that_was_put_back_is_believed_and_then_doubted_when_it_returns(
        self, machine: Machine, steady: Steady
    ) -> None:
        machine.now -= DAY
        assert steady.is_believed()
        machine.now += DAY
        assert not steady.is_believed()


@contextmanager
def at_work(boards: Boards, reads: str, machine: Machine) -> Iterator[None]:
    stop = Event()
    chaser = Chaser(
        boards.region.service,
        boards.projector,
        boards.reads,
        reads_at=reads,
        clock=machine.clock,
        passed=machine.passed,
    )
    working = Thread(target=chaser.work, args=[stop])
    working.start()
    try:
        yield
    finally:
        stop.set()
        working.join()


def test_nothing_is_recorded_by_a_clock_that_jumped_until_as_much_time_has_passed(
    boards: Boards, reads: str, machine: Machine, caplog: pytest.LogCaptureFixture
) -> None:
    boards.region.recorded()
    caplog.set_level(logging.ERROR)
    with at_work(boards, reads, machine):
        at_last(heard_at(boards, machine.now))
        machine.now += 30 * DAY
        at_last(heard_at(boards, machine.now))
        assert clock_facts(boards.region) == []
        assert "the clock jumped ahead by 30 days" in caplog.text
        assert unmoved(boards, machine.now), "and it stands before the lead, in red"
        machine.now -= 30 * DAY
        at_last(heard_at(boards, machine.now))
        assert clock_facts(boards.region) == []
        machine.let_pass(30 * DAY)
        at_last(lambda: clock_facts(boards.region))


def heard_at(boards: Boards, now: datetime) -> Callable[[], bool]:
    """Whether the auditor looked at this moment of the clock: the chaser had its turn before."""

    def is_so() -> bool:
        with boards.reads.reading() as connection:
            return beat_of(connection, AUDITOR) == now

    return is_so


def unmoved(boards: Boards, now: datetime) -> int:
    with boards.reads.reading() as connection:
        return audit(connection, now).unmoved


@pytest.mark.parametrize("apart", [timedelta(hours=1), timedelta(hours=-1)])
def test_one_that_was_last_heard_of_by_another_clock_is_not_taken_for_well(
    boards: Boards, apart: timedelta
) -> None:
    with boards.reads.writing() as connection:
        beat(connection, PROJECTOR, NOW + apart)
        assert silent(connection, NOW) == [PROJECTOR]
        beat(connection, PROJECTOR, NOW)
        assert silent(connection, NOW) == []
