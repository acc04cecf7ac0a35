"""What the chaser finds and has recorded: all that is due, once, whatever the tables show."""

import logging
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from threading import Thread
from uuid import UUID

import pytest
from sqlalchemy import update

from handover.actor import Asked
from handover.application import Done, HandoverService
from handover.chasing.commands import Chase
from handover.chasing.events import EscalationRaised
from handover.commands import Command, OnHandover
from handover.events import Declined
from handover.policy import View
from handover.urgency import Urgency
from projections.auditing import TOLERANCE, audit
from projections.chaser import Chaser
from projections.falling_due import candidates
from projections.overdue import board
from tests import daily, referring
from tests import region as r
from tests.chasing import clock_facts, in_words
from tests.losing import record_loss
from tests.projections.boards import Boards
from tests.projections.stumbling import stumbling
from tests.region import HANA, MARY, NOW, record

MILLISECOND = timedelta(milliseconds=1)
LATER = datetime(2026, 12, 1, 9, tzinfo=UTC)
RUNGS = [datetime(2026, 11, day, 17, tzinfo=UTC) for day in (25, 26, 27, 30)]


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self, now: datetime = LATER) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def chaser(
    boards: Boards, clock: Callable[[], datetime], reads: str = "", said: list[str] | None = None
) -> Chaser:
    say = ([] if said is None else said).append
    service = boards.region.service
    return Chaser(service, boards.projector, boards.reads, reads_at=reads, clock=clock, say=say)


def run(boards: Boards, now: datetime) -> list[str]:
    """What one chaser records until nothing is left."""
    before = len(clock_facts(boards.region))
    chaser(boards, Clock(now)).chase_all()
    return [in_words(fact) for fact in clock_facts(boards.region)[before:]]


def found(boards: Boards, now: datetime) -> list[object]:
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        return [one.command for one in candidates(connection, now)]


def unmoved(boards: Boards, now: datetime) -> int:
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        return audit(connection, now).unmoved


def test_everything_that_is_due_is_recorded_and_then_nothing_is_left(boards: Boards) -> None:
    region = boards.region
    silent, promised, differs = region.recorded(), region.recorded(), region.recorded()
    for one in (silent, promised, differs):
        region.ask(MARY, r.conversation(one))
    region.ask(HANA, r.acknowledge(promised, date(2026, 11, 26)))
    region.ask(HANA, r.acknowledge(differs))
    region.ask(MARY, referring.refer(differs))
    region.ask(MARY, referring.outcome(differs))
    region.ask(MARY, referring.disagree(differs))
    waits = region.recorded(record(whom=r.about("9990000026")))
    region.ask(MARY, r.conversation(waits))
    region.ask(HANA, r.acknowledge(waits))
    made = region.ask(MARY, referring.refer(waits)).subject_id
    told = run(boards, LATER)
    assert sorted(told) == sorted(
        [
            *(f"escalation_raised {number}" for number in (1, 2, 3, 4)),
            "response_overdue",
            "disagreement_escalated 1",
            "disagreement_escalated 2",
            "silence_returned",
        ]
    )
    assert [in_words(one) for one in clock_facts(region, made)] == ["silence_returned"]
    assert run(boards, LATER) == []
    assert found(boards, LATER) == []
    assert unmoved(boards, LATER + TOLERANCE) == 0


def test_the_oldest_is_recorded_first(boards: Boards) -> None:
    region = boards.region
    later = region.recorded(at=NOW + timedelta(hours=1))
    first = region.recorded(record(urgency=Urgency.IMMEDIATE))
    assert found(boards, LATER) == [Chase(first), Chase(later)]
    run(boards, LATER)
    assert clock_facts(region)[0].originator_id == first


def test_nothing_is_found_before_it_is_due_nor_missed_once_it_is(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, r.conversation(handover_id))
    for number, due_at in enumerate(RUNGS, start=1):
        assert found(boards, due_at + MILLISECOND) == []
        assert found(boards, due_at + 2 * MILLISECOND) == [Chase(handover_id)]
        assert run(boards, due_at + 2 * MILLISECOND) == [f"escalation_raised {number}"]


@pytest.mark.parametrize(
    "end", [r.withdraw, r.enter_in_error, record_loss], ids=lambda end: str(end.__name__)
)
def test_what_has_ended_is_not_even_found(
    boards: Boards, end: Callable[[UUID], OnHandover]
) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, end(handover_id))
    assert found(boards, LATER) == []
    assert unmoved(boards, LATER) == 0


def test_a_table_that_tells_something_else_is_not_believed(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(HANA, r.acknowledge(handover_id, date(2026, 12, 10)))
    boards.projector.catch_up_fully()
    with boards.reads.writing() as connection:
        connection.execute(update(board).values(acknowledged_at=None))
    assert run(boards, LATER) == []


def test_what_nobody_has_folded_yet_is_folded_first(boards: Boards) -> None:
    boards.region.recorded()
    assert run(boards, LATER) == [
        "attempt_due 0",
        *(f"escalation_raised {number}" for number in (1, 2, 3, 4)),
    ]


def test_what_is_held_from_the_lists_is_asked_itself(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.projector.catch_up_fully()
    with stumbling(handover_id, ValueError(), Declined):
        boards.region.ask(HANA, r.decline(handover_id))
        boards.region.ask(MARY, r.redirect(handover_id))
        assert found(boards, NOW + timedelta(minutes=1)) == [Chase(handover_id)]
        assert "escalation_raised 4" in run(boards, LATER)


def test_a_record_that_cannot_be_read_does_not_stop_the_others(
    boards: Boards, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken, whole = boards.region.recorded(), boards.region.recorded()
    boards.projector.catch_up_fully()
    execute = HandoverService.execute

    def stumble(self: HandoverService, command: Command, asked: Asked) -> Done:
        if command == Chase(broken):
            message = "something about somebody"
            raise ValueError(message)
        return execute(self, command, asked)

    monkeypatch.setattr(HandoverService, "execute", stumble)
    with caplog.at_level(logging.ERROR):
        run(boards, LATER)
    assert {one.originator_id for one in clock_facts(boards.region)} == {whole}
    assert "cannot be recorded: ValueError in tests/projections/test_chasing.py" in caplog.text
    assert "something about somebody" not in caplog.text
    assert unmoved(boards, LATER) == 4, "the auditor tells of it"


def test_what_was_not_due_is_left_alone_for_a_minute(boards: Boards) -> None:
    handover_id = boards.region.recorded(record(urgency=Urgency.IMMEDIATE))
    call_due = NOW + timedelta(minutes=30)
    boards.region.ask(MARY, daily.claim_call(handover_id), call_due)
    clock = Clock(call_due + timedelta(minutes=14))
    one = chaser(boards, clock)
    assert one.chase_some()
    assert clock_facts(boards.region) == [], "she said that she is ringing"
    clock.now += timedelta(seconds=59)
    assert not one.chase_some()
    clock.now += timedelta(seconds=1)
    assert one.chase_some()


def test_two_at_once_record_each_fact_once(boards: Boards) -> None:
    every = [boards.region.recorded() for _ in range(6)]
    both = [chaser(boards, Clock()) for _ in range(2)]

    threads = [Thread(target=one.chase_all) for one in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for handover_id in every:
        raised = [
            one.number
            for one in clock_facts(boards.region, handover_id)
            if isinstance(one, EscalationRaised)
        ]
        assert raised == [1, 2, 3, 4]


def test_the_rows_say_which_rung_was_recorded_and_when(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    assert boards.row(board, handover_id)["rung_recorded"] == 0
    run(boards, RUNGS[1] + 2 * MILLISECOND)
    row = boards.row(board, handover_id)
    assert (row["rung_recorded"], row["next_rung_at"]) == (2, RUNGS[2])
    assert row["rung_recorded_at"] == RUNGS[1] + 2 * MILLISECOND
    assert (row["remind_from"], row["unreachable_rung"]) == (None, None)
    boards.region.ask(MARY, r.attempt(handover_id), RUNGS[1] + 2 * MILLISECOND)
    row = boards.row(board, handover_id)
    assert (row["remind_from"], row["reminded_at"]) == (RUNGS[1] + 2 * MILLISECOND, None)


def test_a_new_run_begins_its_row_anew(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    run(boards, RUNGS[1] + 2 * MILLISECOND)
    boards.region.ask(HANA, r.decline(handover_id), RUNGS[2])
    boards.region.ask(MARY, r.redirect(handover_id), RUNGS[2])
    row = boards.row(board, handover_id)
    due = boards.region.service.look_up(handover_id, MARY, View.RECORD).due
    assert (row["rung_recorded"], row["rung_recorded_at"]) == (0, None)
    assert (row["next_rung_at"], row["remind_from"]) == (due.ladder[0].due_at, due.call_due_at)
