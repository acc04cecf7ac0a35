"""Whether all that was due was recorded, told without the chaser; and the chaser's silence."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from threading import Event, Thread

import pytest
from sqlalchemy import update

from handover.chasing.commands import ChaseReferral
from handover.disagreement.events import DisagreementSettled
from handover.events import Acknowledged, ResponseReported
from handover.referral.events import OutcomeRecorded
from projections.auditing import TOLERANCE, audit
from projections.heartbeat import AUDITOR, CHASER, INTERVAL, beat
from projections.overdue import board
from projections.turn import turn_at
from tests import referring
from tests import region as r
from tests.chasing import clock_facts
from tests.projections.boards import Boards
from tests.projections.stumbling import stumbling
from tests.projections.test_chasing import (
    LATER,
    MILLISECOND,
    RUNGS,
    Clock,
    chaser,
    found,
    run,
    unmoved,
)
from tests.region import HANA, MARY, NOW, Region
from tests.running import at_last


def test_the_auditor_finds_what_the_chaser_would_never_find(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, r.conversation(handover_id))
    boards.projector.catch_up_fully()
    with boards.reads.writing() as connection:
        connection.execute(update(board).values(next_rung_at=None))
    assert run(boards, LATER) == []
    with boards.reads.reading() as connection:
        told = audit(connection, LATER)
    assert (told.unmoved, told.oldest_at, told.beat_at) == (4, RUNGS[0], None)
    assert told.true_up_to == RUNGS[0]


@pytest.mark.parametrize("recorded", range(5))
def test_every_rung_that_is_not_recorded_is_found_the_last_one_too(
    boards: Boards, recorded: int
) -> None:
    boards.region.recorded()
    boards.projector.catch_up_fully()
    with boards.reads.writing() as connection:
        connection.execute(update(board).values(rung_recorded=recorded))
    with boards.reads.reading() as connection:
        told = audit(connection, LATER)
    left = RUNGS[recorded:]
    assert (told.unmoved, told.oldest_at) == (len(left), left[0] if left else None)


def test_what_is_late_by_less_than_a_restart_takes_is_no_alarm(boards: Boards) -> None:
    boards.region.recorded()
    assert unmoved(boards, RUNGS[0] + TOLERANCE) == 0
    assert unmoved(boards, RUNGS[0] + TOLERANCE + MILLISECOND) == 1


def test_each_kind_of_what_is_due_is_audited(boards: Boards) -> None:
    region = boards.region
    handover_id = region.recorded()
    region.ask(MARY, r.conversation(handover_id))
    region.ask(HANA, r.acknowledge(handover_id, date(2026, 11, 26)))
    assert unmoved(boards, LATER) == 1, "the promise"
    region.ask(MARY, referring.refer(handover_id))
    assert unmoved(boards, LATER) == 2, "and the word"
    region.ask(MARY, referring.outcome(handover_id))
    region.ask(MARY, referring.disagree(handover_id))
    assert unmoved(boards, LATER) == 3, "and two stages, but the word has come"
    run(boards, LATER)
    assert unmoved(boards, LATER) == 0


@pytest.mark.parametrize(
    "kind", [Acknowledged, OutcomeRecorded, DisagreementSettled, ResponseReported]
)
def test_what_is_held_from_the_lists_is_no_alarm_here_and_hides_none(
    boards: Boards, kind: type
) -> None:
    """All of it was done, and the lists lack it; they have an alarm of their own for that."""
    region = boards.region
    handover_id = region.recorded()
    with stumbling(None, ValueError(), kind):
        region.ask(MARY, r.conversation(handover_id))
        region.ask(HANA, r.acknowledge(handover_id, date(2026, 11, 26)))
        for command in (referring.refer, referring.outcome, referring.disagree, referring.settle):
            region.ask(MARY, command(handover_id))
        region.ask(HANA, r.done(handover_id))
        assert unmoved(boards, LATER) == 0
        region.ask(MARY, r.conversation(region.recorded()))
        assert unmoved(boards, LATER) == len(RUNGS)
    assert boards.true_up_to(LATER).held == 1


@pytest.mark.parametrize("name", [CHASER, AUDITOR])
def test_one_that_is_silent_is_told_of_with_the_time_it_was_last_heard_of(
    boards: Boards, name: str
) -> None:
    with boards.reads.writing() as connection:
        beat(connection, name, NOW)
    with boards.reads.reading() as connection:
        assert audit(connection, NOW + 2 * INTERVAL).is_well
        told = audit(connection, NOW + timedelta(minutes=2) + MILLISECOND)
    assert told.is_silent
    assert told.true_up_to == (NOW if name == CHASER else None)


@contextmanager
def working(boards: Boards, reads: str, clock: Clock) -> Iterator[list[str]]:
    """A chaser at work in a thread; what it says."""
    stop, said = Event(), list[str]()
    thread = Thread(target=chaser(boards, clock, reads, said).work, args=[stop])
    thread.start()
    try:
        yield said
    finally:
        stop.set()
        thread.join(60)
        assert not thread.is_alive(), "it ends when it is told to"


def beats(boards: Boards, now: datetime) -> bool:
    with boards.reads.reading() as connection:
        return audit(connection, now).beat_at is not None


def test_it_works_beats_and_ends_when_it_is_told_to(boards: Boards, reads: str) -> None:
    clock = Clock(RUNGS[0])
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, r.conversation(handover_id))
    with working(boards, reads, clock) as said:
        at_last(lambda: beats(boards, clock.now))
        assert clock_facts(boards.region) == []
        clock.now = RUNGS[0] + 2 * MILLISECOND
        at_last(lambda: len(clock_facts(boards.region)) == 1)
    assert said == ["Recording what falls due."]
    assert not beats(boards, clock.now), "no more is expected of it"


def test_a_second_one_stands_by_and_goes_on(boards: Boards, reads: str) -> None:
    first = turn_at(reads, CHASER)
    assert first.take()
    boards.region.recorded()
    with working(boards, reads, Clock()) as said:
        at_last(lambda: said == ["Standing by: another chaser records what falls due."])
        assert clock_facts(boards.region) == []
        first.close()
        at_last(lambda: len(clock_facts(boards.region)) == 5)


def test_a_referral_is_a_candidate_of_its_own(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(HANA, r.acknowledge(handover_id, date(2026, 12, 10)))
    made = boards.region.ask(MARY, referring.refer(handover_id)).subject_id
    assert found(boards, LATER) == [ChaseReferral(made)]
    assert isinstance(boards.region, Region)
