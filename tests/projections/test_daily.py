"""What is set aside stands last on its own team's list, and every fact reaches every list."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Table

from handover import commands as c
from handover.actor import Actor, Asked, Envelope, Source
from handover.daily.asides import HowLong
from handover.events import Event
from handover.policy import View
from handover.urgency import Urgency
from projections import inbox, overdue, sent, timeline
from projections.model import Folds
from projections.timeline import timeline_of
from tests import daily
from tests import region as r
from tests.projections.boards import Boards
from tests.region import DERBY, HANA, LEICESTER, MARY, NOW, record
from web.presenters.daily import is_aside_now, is_ringing

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
MILLISECOND = timedelta(milliseconds=1)
ALL = (inbox.folds, sent.folds, overdue.folds)


NEXT = 1_000
"""A place in the log after all that there is."""


class NobodyThought(Event):
    """A verb of tomorrow, of which no list has heard."""

    TOPIC = "handover.nobody_thought"


@pytest.mark.parametrize("folds", ALL, ids=lambda folds: folds.tables[0].name)
def test_a_fact_that_no_list_has_heard_of_brings_back_what_was_set_aside(
    boards: Boards, folds: Folds
) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(HANA, daily.set_aside(handover_id))
    boards.projector.catch_up_fully()
    [table] = folds.tables
    assert boards.row(table, handover_id)["receiving_aside_until"] is not None
    with boards.reads.writing() as connection:
        folds.fold(connection, nobody_thought(boards, handover_id), NEXT)
    assert boards.row(table, handover_id)["receiving_aside_until"] is None


def test_a_fact_that_no_list_has_heard_of_has_its_line_in_the_timeline(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.projector.catch_up_fully()
    with boards.reads.writing() as connection:
        timeline.folds.fold(connection, nobody_thought(boards, handover_id), NEXT)
        lines = timeline_of(connection, handover_id)
    assert [line["what"] for line in lines] == ["recorded", "nobody_thought"]


def nobody_thought(boards: Boards, handover_id: UUID) -> NobodyThought:
    handover = boards.region.service.look_up(handover_id, MARY, View.RECORD)
    said = Envelope.of(Asked(uuid4(), MARY, Source.PAGE, NOW))
    handover.trigger_event(NobodyThought, timestamp=NOW, envelope=said)
    [event] = handover.collect_events()
    assert isinstance(event, NobodyThought)
    return event


def two(boards: Boards) -> tuple[UUID, UUID]:
    """Two for Derby, the more urgent on top."""
    first = boards.region.recorded(record(urgency=Urgency.PRIORITY))
    second = boards.region.recorded(record(urgency=Urgency.ROUTINE))
    return first, second


def waiting(boards: Boards, at: int) -> list[UUID]:
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        rows = inbox.waiting_for(connection, DERBY, NOW + at * MINUTE).rows
    return [row["handover_id"] for row in rows]


def sent_open(boards: Boards, at: int) -> list[UUID]:
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        rows = sent.open_of(connection, LEICESTER, NOW + at * MINUTE).rows
    return [row["handover_id"] for row in rows]


@pytest.mark.parametrize(
    "actor,mine,theirs", [(HANA, waiting, sent_open), (MARY, sent_open, waiting)]
)
def test_what_is_set_aside_stands_last_on_its_own_list_for_as_long(
    boards: Boards,
    actor: Actor,
    mine: Callable[[Boards, int], list[UUID]],
    theirs: Callable[[Boards, int], list[UUID]],
) -> None:
    first, second = two(boards)
    assert mine(boards, 2) == [first, second]
    boards.region.ask(actor, daily.set_aside(first), NOW + 2 * MINUTE)
    assert mine(boards, 2) == [second, first]
    assert theirs(boards, 2) == [first, second]
    assert mine(boards, 61) == [second, first]
    assert mine(boards, 62) == [first, second]


def test_overdue_and_set_aside_it_is_counted_all_the_same(boards: Boards) -> None:
    first, second = boards.region.recorded(), boards.region.recorded()
    at = boards.row(inbox.inbox, first)["acknowledge_due_at"] + 2 * MINUTE
    boards.region.ask(HANA, daily.set_aside(first), at)
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        assert inbox.overdue_for(connection, DERBY, at) == 2
        board = overdue.worst_first(connection, at, overdue.Narrowed()).rows
    assert {row["handover_id"] for row in board} == {first, second}


def test_a_promise_that_is_set_aside_stands_last_too(boards: Boards) -> None:
    first, second = two(boards)
    boards.region.ask(HANA, r.acknowledge(first, date(2026, 12, 1)), NOW + MINUTE)
    boards.region.ask(HANA, r.acknowledge(second, date(2026, 12, 2)), NOW + MINUTE)
    boards.region.ask(HANA, daily.set_aside(first, HowLong.FOUR_HOURS), NOW + MINUTE)
    boards.projector.catch_up_fully()

    def taken_on(at: int) -> list[UUID]:
        with boards.reads.reading() as connection:
            rows = inbox.taken_on_by(connection, DERBY, NOW + at * MINUTE).rows
        return [row["handover_id"] for row in rows]

    assert taken_on(2) == [second, first]
    assert taken_on(241) == [first, second]


def test_a_row_says_who_set_it_aside_until_when_and_why(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(HANA, daily.set_aside(handover_id))
    for table in (inbox.inbox, sent.sent, overdue.board):
        row = boards.row(table, handover_id)
        assert (
            row["receiving_aside_until"],
            row["receiving_aside_by"],
            row["receiving_aside_why"],
        ) == (NOW + HOUR, "Hana Quorn", "another_family")
        assert row["sending_aside_until"] is None


@pytest.mark.parametrize("table", [inbox.inbox, sent.sent, overdue.board], ids=str)
def test_a_note_of_the_other_team_brings_it_back_and_ones_own_does_not(
    boards: Boards, table: Table
) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(HANA, daily.set_aside(handover_id))
    boards.region.ask(MARY, daily.set_aside(handover_id))
    boards.region.ask(HANA, r.note(handover_id))
    row = boards.row(table, handover_id)
    assert (row["receiving_aside_until"], row["sending_aside_until"]) == (NOW + HOUR, None)


def claim_lines(boards: Boards, handover_id: UUID) -> list[bool]:
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        lines = timeline_of(connection, handover_id)
    claims = [line for line in lines if line["what"] == "call_claimed"]
    return [line["detail"]["is_call_logged"] for line in claims]


@pytest.mark.parametrize("call", [r.attempt, r.conversation])
def test_the_timeline_says_whether_a_call_came_of_a_claim(
    boards: Boards, call: Callable[[UUID], c.OnHandover]
) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, daily.claim_call(handover_id))
    boards.region.ask(MARY, daily.claim_call(handover_id), NOW + 20 * MINUTE)
    assert claim_lines(boards, handover_id) == [False, False]
    maud = Actor("maud", "Maud Lark", MARY.role, MARY.team_id, MARY.team_name)
    boards.region.ask(maud, call(handover_id), NOW + 21 * MINUTE)
    assert claim_lines(boards, handover_id) == [False, False]
    boards.region.ask(MARY, call(handover_id), NOW + 22 * MINUTE)
    assert claim_lines(boards, handover_id) == [False, True]
    assert boards.row(sent.sent, handover_id)["ringing_until"] is None


def test_what_was_set_aside_while_the_clock_was_ahead_stands_where_it_belongs(
    boards: Boards,
) -> None:
    first, second = two(boards)
    boards.region.ask(HANA, daily.set_aside(first), NOW + 30 * HOUR)
    assert waiting(boards, 2) == [first, second]
    assert waiting(boards, 30 * 60) == [second, first]
    row = boards.row(inbox.inbox, first)
    assert [is_aside_now(row, "receiving", NOW + at * HOUR) for at in (0, 30)] == [False, True]


def test_who_said_so_while_the_clock_was_ahead_does_not_ring_until_then(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, daily.claim_call(handover_id), NOW + 30 * HOUR)
    row = boards.row(sent.sent, handover_id)
    assert [is_ringing(row, NOW + at * HOUR) for at in (0, 30)] == [False, True]
    assert claim_lines(boards, handover_id) == [False]
    boards.region.ask(MARY, r.attempt(handover_id), NOW + MINUTE)
    assert claim_lines(boards, handover_id) == [True]
    assert not is_ringing(boards.row(sent.sent, handover_id), NOW + 30 * HOUR)


@pytest.mark.parametrize("behind,stands", [(MINUTE, True), (MINUTE + MILLISECOND, False)])
def test_a_clock_that_is_a_little_behind_shows_what_was_just_said(
    boards: Boards, behind: timedelta, *, stands: bool
) -> None:
    first, second = two(boards)
    boards.region.ask(MARY, daily.claim_call(first))
    boards.region.ask(MARY, daily.set_aside(first))
    row = boards.row(sent.sent, first)
    assert is_ringing(row, NOW - behind) is is_aside_now(row, "sending", NOW - behind) is stands
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        rows = sent.open_of(connection, LEICESTER, NOW - behind).rows
    assert [row["handover_id"] for row in rows] == ([second, first] if stands else [first, second])


def test_a_word_of_mouth_is_kept_apart_from_an_acknowledgement(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, r.conversation(handover_id))
    boards.region.ask(MARY, daily.word_of_mouth(handover_id), NOW + HOUR)
    for table in (inbox.inbox, sent.sent, overdue.board):
        row = boards.row(table, handover_id)
        assert (row["word_by"], row["word_role"], row["word_at"], row["word_on"]) == (
            "Hana Quorn",
            "Health visitor",
            NOW + HOUR,
            daily.FRIDAY,
        )
        assert (row["state"], row["professional"], row["acknowledged_at"]) == (
            "waiting",
            None,
            None,
        )
        assert row["next_action_on"] is None


def test_names_no_family_on_the_board_or_the_timeline(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, r.conversation(handover_id))
    boards.region.ask(MARY, daily.word_of_mouth(handover_id))
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        said = [*timeline_of(connection, handover_id)]
    assert "She visits at home" not in str([*said, boards.row(overdue.board, handover_id)])
