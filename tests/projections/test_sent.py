"""What a sending team has sent: the sender always sees the outcome."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from handover import commands as c
from handover.calls import AttemptOutcome
from handover.urgency import Urgency
from projections.model import Page
from projections.sent import open_of, sent, settled_of
from tests.projections.boards import Boards
from tests.region import (
    DERBY,
    HANA,
    LEICESTER,
    MARY,
    NOTTINGHAM,
    NOW,
    acknowledge,
    answer_receiver,
    ask_sender,
    attempt,
    conversation,
    decline,
    done,
    enter_in_error,
    not_done,
    record,
    redirect,
    withdraw,
)

HOUR = timedelta(hours=1)


def _open(boards: Boards, now: datetime = NOW) -> list[UUID]:
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        return _ids(open_of(connection, LEICESTER, now))


def _settled(boards: Boards) -> list[UUID]:
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        return _ids(settled_of(connection, LEICESTER))


def _ids(page: Page) -> list[UUID]:
    return [row["handover_id"] for row in page.rows]


@pytest.mark.parametrize("comes_first", ["acknowledged", "spoken"])
def test_it_is_open_until_it_is_both_spoken_about_and_acknowledged(
    boards: Boards, comes_first: str
) -> None:
    handover_id = boards.region.recorded()
    steps = [(HANA, acknowledge(handover_id)), (MARY, conversation(handover_id))]
    if comes_first == "spoken":
        steps.reverse()
    assert (_open(boards), _settled(boards)) == ([handover_id], [])
    boards.region.ask(*steps[0])
    assert (_open(boards), _settled(boards)) == ([handover_id], [])
    boards.region.ask(*steps[1])
    assert (_open(boards), _settled(boards)) == ([], [handover_id])


def test_the_sender_sees_who_took_it_on_and_what_they_promised(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(HANA, acknowledge(handover_id), NOW + HOUR)
    row = boards.row(sent, handover_id)
    assert (row["professional"], row["next_action"]) == ("Hana Quorn", "Visit at home")
    assert (row["next_action_on"], row["acknowledged_at"]) == (date(2026, 12, 1), NOW + HOUR)


def test_the_sender_sees_why_it_was_declined_and_by_a_redirect_it_waits_again(
    boards: Boards,
) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(HANA, decline(handover_id, NOTTINGHAM))
    row = boards.row(sent, handover_id)
    assert row["decline_reason"] == "The address is not in our area"
    assert row["suggested_team"] == "Nottingham health visiting"
    boards.region.ask(MARY, redirect(handover_id))
    row = boards.row(sent, handover_id)
    assert (row["state"], row["decline_reason"], row["suggested_team"]) == ("waiting", None, None)
    assert row["receiving_team_id"] == NOTTINGHAM


def test_declined_stands_first_then_overdue_then_what_is_due_next(boards: Boards) -> None:
    in_time = boards.region.recorded()
    overdue = boards.region.recorded(at=NOW - timedelta(days=5))
    refused = boards.region.recorded()
    boards.region.ask(HANA, decline(refused))
    assert _open(boards) == [refused, overdue, in_time]


@pytest.mark.parametrize("missing", ["the call", "the acknowledgement"])
def test_what_is_late_comes_before_what_is_more_urgent_and_in_time(
    boards: Boards, missing: str
) -> None:
    late = boards.region.recorded(record(urgency=Urgency.ROUTINE), NOW - timedelta(days=5))
    urgent = boards.region.recorded(record(urgency=Urgency.IMMEDIATE))
    if missing == "the call":
        boards.region.ask(HANA, acknowledge(late))
    else:
        boards.region.ask(MARY, conversation(late))
    assert _open(boards) == [late, urgent]


def test_a_question_stands_first_until_it_is_answered(boards: Boards) -> None:
    overdue = boards.region.recorded(at=NOW - timedelta(days=5))
    asked = boards.region.recorded()
    boards.region.ask(HANA, ask_sender(asked), NOW + HOUR)
    assert _open(boards) == [asked, overdue]
    row = boards.row(sent, asked)
    assert (row["question"], row["asked_at"]) == ("Which clinic did she attend?", NOW + HOUR)
    boards.region.ask(MARY, answer_receiver(asked))
    assert _open(boards) == [overdue, asked]
    row = boards.row(sent, asked)
    assert (row["question"], row["asked_at"]) == (None, None)


def test_a_question_brings_a_settled_one_back(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, conversation(handover_id))
    boards.region.ask(HANA, acknowledge(handover_id))
    assert (_open(boards), _settled(boards)) == ([], [handover_id])
    boards.region.ask(HANA, ask_sender(handover_id))
    assert (_open(boards), _settled(boards)) == ([handover_id], [])


def test_the_sender_sees_that_it_was_not_done_and_the_new_day(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(HANA, acknowledge(handover_id))
    boards.region.ask(HANA, not_done(handover_id, date(2026, 12, 8)))
    row = boards.row(sent, handover_id)
    assert (row["next_action_on"], row["end_reason"]) == (date(2026, 12, 8), None)
    boards.region.ask(HANA, done(handover_id))
    row = boards.row(sent, handover_id)
    assert (row["state"], row["end_reason"]) == ("closed", "Visited at home, all well")


@pytest.mark.parametrize("end", [withdraw, enter_in_error])
def test_what_ended_is_settled_with_its_reason(
    boards: Boards, end: Callable[[UUID], c.Withdraw | c.EnterInError]
) -> None:
    handover_id = boards.region.recorded()
    command = end(handover_id)
    boards.region.ask(MARY, command)
    assert (_open(boards), _settled(boards)) == ([], [handover_id])
    assert boards.row(sent, handover_id)["end_reason"] == command.reason


def test_what_closed_with_a_question_open_asks_nothing_more(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(HANA, ask_sender(handover_id))
    boards.region.ask(HANA, acknowledge(handover_id))
    boards.region.ask(HANA, done(handover_id))
    assert (_open(boards), _settled(boards)) == ([], [handover_id])
    assert boards.row(sent, handover_id)["asked_at"] is None


def test_a_voicemail_is_counted_and_stops_nothing(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, attempt(handover_id, AttemptOutcome.NO_ANSWER), NOW)
    boards.region.ask(MARY, attempt(handover_id, AttemptOutcome.VOICEMAIL), NOW + HOUR)
    row = boards.row(sent, handover_id)
    assert (row["attempts"], row["last_outcome"]) == (2, "voicemail")
    assert row["last_attempt_at"] == NOW + HOUR
    assert row["call_stopped_at"] is None


def test_what_another_team_sent_is_not_here(boards: Boards) -> None:
    boards.region.recorded()
    settled = boards.region.recorded()
    boards.region.ask(MARY, conversation(settled))
    boards.region.ask(HANA, acknowledge(settled))
    assert _settled(boards) == [settled]
    with boards.reads.reading() as connection:
        assert _ids(open_of(connection, DERBY, NOW)) == []
        assert _ids(settled_of(connection, DERBY)) == []


def test_the_last_settled_stands_first(boards: Boards) -> None:
    first, second = boards.region.recorded(), boards.region.recorded()
    for minutes, handover_id in enumerate((first, second)):
        boards.region.ask(MARY, conversation(handover_id))
        boards.region.ask(HANA, acknowledge(handover_id), NOW + timedelta(minutes=minutes))
    assert _settled(boards) == [second, first]
