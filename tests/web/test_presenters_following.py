"""What follows an answer, on the sheet: the response clock, questions, notes, and how it ended."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from handover import commands as c
from handover.content import Kind
from handover.policy import View
from tests import region as r
from web.presenters.sheet import Sheet, sheet

AFTER_A_WEEK = r.NOW + timedelta(days=7)


@pytest.fixture
def region(tmp_path: Path) -> Iterator[r.Region]:
    made = r.settle(tmp_path / "events.sqlite")
    yield made
    made.service.close()


@pytest.fixture
def taken(region: r.Region) -> UUID:
    """Hana has acknowledged it and promised a visit by 1 December."""
    handover_id = region.recorded()
    region.ask(r.HANA, r.acknowledge(handover_id, on=date(2026, 12, 1)))
    return handover_id


def shown(region: r.Region, handover_id: UUID, days: float = 0) -> Sheet:
    handover = region.service.look_up(handover_id, r.HANA, View.RECORD)
    return sheet(handover, r.NOW + timedelta(days=days))


def clocks(one: Sheet) -> dict[str, str]:
    return {named.name: named.clock.words for named in one.clocks}


def test_the_response_clock_starts_with_the_promise(region: r.Region, taken: UUID) -> None:
    assert "Response" not in clocks(shown(region, region.recorded()))
    assert clocks(shown(region, taken))["Response"] == "7 days 14 hours left"
    assert clocks(shown(region, taken, days=8))["Response"] == "Overdue by 10 hours"
    assert shown(region, taken).clocks[-1].due == (
        "by midnight at the end of Tuesday 1 December 2026"
    )


def test_not_done_moves_the_clock_and_keeps_the_first_date_and_the_reason(
    region: r.Region, taken: UUID
) -> None:
    not_done = c.Respond(taken, is_done=False, words="Away", next_action_on=date(2026, 12, 8))
    region.ask(r.HANA, not_done, AFTER_A_WEEK)
    after = shown(region, taken, days=8)

    assert clocks(after)["Response"] == "6 days 14 hours left"
    assert after.state.text == "Acknowledged"
    assert after.promise is not None
    assert after.promise.next_action_on == "Tuesday 8 December 2026"
    assert after.promise.first_promised_on == "1 December 2026"
    assert after.promise.date_tag is None
    assert [(one.words, one.by, one.new_day) for one in after.promise.not_done] == [
        (
            "Away",
            "Hana Quorn, Derby health visiting, Tuesday 1 December 2026 at 10am",
            "8 December 2026",
        )
    ]


def test_done_stops_the_clock_and_says_what_came_of_it(region: r.Region, taken: UUID) -> None:
    region.ask(r.HANA, c.Respond(taken, is_done=True, words="Saw both"), AFTER_A_WEEK)
    after = shown(region, taken, days=30)

    assert clocks(after)["Response"] == "Done in time"
    assert clocks(after)["Call"] == "Not done before it was closed"
    assert after.state.text == "Closed"
    assert after.ended is not None
    assert after.ended.title == "Closed: the promised action was done"
    assert (after.ended.why, after.ended.reason) == ("What came of it", "Saw both")
    assert after.ended.by == "Hana Quorn, Derby health visiting, Tuesday 1 December 2026 at 10am"
    assert after.promise is not None
    assert after.promise.date_tag is None
    assert after.holder.why == "Responsibility moved when the handover was acknowledged"


def test_what_was_done_late_says_so(region: r.Region, taken: UUID) -> None:
    late = r.NOW + timedelta(days=9)
    region.ask(r.HANA, c.Respond(taken, is_done=True, words="Saw both"), late)

    assert clocks(shown(region, taken, days=9))["Response"] == "Done, 1 day 10 hours late"


def test_a_withdrawal_leaves_no_clock_running(region: r.Region) -> None:
    handover_id = region.recorded()
    region.ask(r.MARY, c.Withdraw(handover_id, "She is not moving"))
    after = shown(region, handover_id, days=30)

    assert set(clocks(after).values()) == {"Not done before it was closed"}
    assert after.ended is not None
    assert after.ended.title == "Closed: the sending team withdrew it"
    assert after.ended.reason == "She is not moving"
    assert after.holder.name == "Mary Ashby"
    assert "withdrew" in after.holder.why


def test_entered_in_error_never_reads_as_anything_else(region: r.Region, taken: UUID) -> None:
    region.ask(r.MARY, c.EnterInError(taken, "Wrong mother"))
    after = shown(region, taken, days=30)

    assert after.state.text == "Entered in error"
    assert clocks(after)["Response"] == "Not done before it was closed"
    assert after.ended is not None
    assert after.ended.is_in_error
    assert after.holder.name == "Mary Ashby"
    assert after.holder.why == "The record was entered in error, so it moves no responsibility"


def test_a_withdrawn_concern_stays_a_concern(region: r.Region) -> None:
    handover_id = region.recorded(r.record(kind=Kind.CONCERN))
    region.ask(r.MARY, c.Withdraw(handover_id, "Twice recorded"))

    assert "This is a concern" in shown(region, handover_id).holder.why


def test_questions_answers_and_notes_say_who_and_when(region: r.Region, taken: UUID) -> None:
    region.ask(r.HANA, c.AskClarification(taken, "Is the father with her?"))
    asked = shown(region, taken)
    assert asked.question is not None
    assert asked.question.words == "Is the father with her?"
    assert asked.question.by == (
        "Hana Quorn, Derby health visiting, Tuesday 24 November 2026 at 10am"
    )

    region.ask(r.MARY, c.AnswerClarification(taken, "No, he left"), r.NOW + timedelta(hours=2))
    region.ask(r.MARY, c.AddNote(taken, "New telephone number"))
    told = shown(region, taken)
    assert told.question is None
    assert [(one.question, one.answer, one.by) for one in told.answered] == [
        (
            "Is the father with her?",
            "No, he left",
            "Mary Ashby, Leicester midwives, Tuesday 24 November 2026 at midday",
        )
    ]
    assert [(one.words, one.by) for one in told.notes] == [
        (
            "New telephone number",
            "Mary Ashby, Leicester midwives, Tuesday 24 November 2026 at 10am",
        )
    ]


def test_a_question_that_waited_when_it_was_closed_asks_no_more_and_is_kept(
    region: r.Region, taken: UUID
) -> None:
    region.ask(r.HANA, c.AskClarification(taken, "Is the father with her?"))
    region.ask(r.HANA, c.Respond(taken, is_done=True, words="Saw him"))
    after = shown(region, taken)

    assert after.question is None
    assert after.never_answered is not None
    assert after.never_answered.words == "Is the father with her?"
