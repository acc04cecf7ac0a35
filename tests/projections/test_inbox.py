"""What waits for a receiving team, worst first, and what it has taken on."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from handover import commands as c
from handover.urgency import Urgency
from projections.inbox import inbox, overdue_for, taken_on_by, waiting_for
from projections.model import PAGE_SIZE, Page
from tests.projections.boards import Boards
from tests.region import (
    DERBY,
    HANA,
    MARY,
    NHS_NUMBER,
    NOTTINGHAM,
    NOW,
    acknowledge,
    answer_receiver,
    ask_sender,
    decline,
    done,
    enter_in_error,
    not_done,
    record,
    redirect,
    withdraw,
)

LONG_AFTER = NOW + timedelta(days=30)


def _waiting(boards: Boards, team_id: UUID, now: datetime = NOW, number: int = 1) -> Page:
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        return waiting_for(connection, team_id, now, number)


def _taken_on(boards: Boards, team_id: UUID = DERBY) -> Page:
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        return taken_on_by(connection, team_id, NOW)


def _ids(page: Page) -> list[UUID]:
    return [row["handover_id"] for row in page.rows]


def test_a_new_handover_waits_for_its_receiver_only(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    [row] = _waiting(boards, DERBY).rows
    assert row["handover_id"] == handover_id
    assert (row["mother_name"], row["nhs_number"]) == ("Test Mother", NHS_NUMBER)
    assert (row["state"], row["sending_name"]) == ("waiting", "Leicester midwives")
    assert (row["due_on"], row["baby_born_on"]) == (date(2027, 2, 1), None)
    assert _waiting(boards, NOTTINGHAM).rows == []
    assert _waiting(boards, MARY.team_id or DERBY).rows == []


def test_received_still_waits_and_answered_does_not(boards: Boards) -> None:
    received, taken, refused = (boards.region.recorded() for _ in range(3))
    boards.region.ask(HANA, c.MarkReceived(received))
    boards.region.ask(HANA, acknowledge(taken))
    boards.region.ask(HANA, decline(refused))
    assert _ids(_waiting(boards, DERBY)) == [received]


def test_immediate_stands_above_all_and_overdue_before_what_is_in_time(boards: Boards) -> None:
    routine = boards.region.recorded(record(urgency=Urgency.ROUTINE), NOW - timedelta(days=14))
    waiting = {
        urgency: boards.region.recorded(record(urgency=urgency), NOW)
        for urgency in reversed(Urgency)
    }
    assert _ids(_waiting(boards, DERBY)) == [
        waiting[Urgency.IMMEDIATE],
        routine,
        waiting[Urgency.SAME_DAY],
        waiting[Urgency.PRIORITY],
        waiting[Urgency.ROUTINE],
    ]


def test_time_alone_makes_it_overdue_and_no_event_is_needed(boards: Boards) -> None:
    handover_id = boards.region.recorded(record(urgency=Urgency.IMMEDIATE))
    due_at = boards.row(inbox, handover_id)["acknowledge_due_at"]
    with boards.reads.reading() as connection:
        assert overdue_for(connection, DERBY, due_at) == 0
        assert overdue_for(connection, DERBY, due_at + timedelta(milliseconds=1)) == 1
        assert overdue_for(connection, NOTTINGHAM, LONG_AFTER) == 0


def test_a_redirected_handover_waits_for_the_new_team(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(HANA, decline(handover_id))
    assert _ids(_waiting(boards, DERBY)) == []
    boards.region.ask(MARY, redirect(handover_id), NOW + timedelta(hours=2))
    assert _ids(_waiting(boards, NOTTINGHAM)) == [handover_id]
    assert _ids(_waiting(boards, DERBY)) == []
    assert boards.row(inbox, handover_id)["recorded_at"] == NOW


def test_what_the_team_took_on_stands_by_the_date_it_promised(boards: Boards) -> None:
    later, sooner = boards.region.recorded(), boards.region.recorded()
    boards.region.ask(HANA, acknowledge(later, date(2026, 12, 9)))
    boards.region.ask(HANA, acknowledge(sooner, date(2026, 12, 2)))
    page = _taken_on(boards)
    assert _ids(page) == [sooner, later]
    assert [row["next_action"] for row in page.rows] == ["Visit at home"] * 2
    assert page.rows[0]["next_action_on"] == date(2026, 12, 2)
    assert _taken_on(boards, NOTTINGHAM).rows == []


def test_a_promise_that_was_not_kept_stands_by_its_new_day(boards: Boards) -> None:
    first, second = boards.region.recorded(), boards.region.recorded()
    boards.region.ask(HANA, acknowledge(first, date(2026, 12, 1)))
    boards.region.ask(HANA, acknowledge(second, date(2026, 12, 2)))
    assert _ids(_taken_on(boards)) == [first, second]
    boards.region.ask(HANA, not_done(first, date(2026, 12, 8)))
    page = _taken_on(boards)
    assert _ids(page) == [second, first]
    assert page.rows[1]["next_action_on"] == date(2026, 12, 8)
    assert page.rows[1]["response_due_at"] == datetime(2026, 12, 9, 0, 0, tzinfo=UTC)


def test_what_was_done_is_on_no_list_of_the_receiver(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(HANA, acknowledge(handover_id))
    boards.region.ask(HANA, done(handover_id))
    assert _ids(_taken_on(boards)) == []
    assert _ids(_waiting(boards, DERBY)) == []


@pytest.mark.parametrize("end", [withdraw, enter_in_error])
def test_what_the_sender_ended_waits_for_nobody(
    boards: Boards, end: Callable[[UUID], c.OnHandover]
) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, end(handover_id))
    assert _ids(_waiting(boards, DERBY)) == []
    with boards.reads.reading() as connection:
        assert overdue_for(connection, DERBY, LONG_AFTER) == 0


def test_a_question_is_shown_and_stops_no_clock(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(HANA, ask_sender(handover_id), NOW)
    [row] = _waiting(boards, DERBY).rows
    assert (row["asked_at"], row["state"]) == (NOW, "waiting")
    with boards.reads.reading() as connection:
        assert overdue_for(connection, DERBY, LONG_AFTER) == 1
    boards.region.ask(MARY, answer_receiver(handover_id))
    [row] = _waiting(boards, DERBY).rows
    assert row["asked_at"] is None


def test_pages_are_of_a_fixed_size_and_hold_everything_once(boards: Boards) -> None:
    sent = {boards.region.recorded() for _ in range(PAGE_SIZE + 2)}
    first, second = _waiting(boards, DERBY, number=1), _waiting(boards, DERBY, number=2)
    assert (first.total, first.pages, len(first.rows), len(second.rows)) == (27, 2, PAGE_SIZE, 2)
    assert set(_ids(first)) | set(_ids(second)) == sent


def test_a_page_past_the_end_or_before_the_start_is_the_nearest_page(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    for number in (-5, 0, 99):
        page = _waiting(boards, DERBY, number=number)
        assert (page.number, page.pages, _ids(page)) == (1, 1, [handover_id])


def test_an_empty_list_has_one_empty_page(boards: Boards) -> None:
    page = _waiting(boards, DERBY)
    assert (page.total, page.pages, page.number, list(page.rows)) == (0, 1, 1, [])
