"""A sent handover in words: the sender always sees the outcome."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from handover.calls import AttemptOutcome
from handover.states import State
from tests.daily import NO_DAILY_WORK
from tests.region import DERBY, NOW
from web.presenters.sent import sent_shown


def row(**changed: object) -> dict[str, Any]:
    """A row of projections.sent that waits for an answer."""
    return {
        "handover_id": DERBY,
        "reference": "K7QF-3M2P",
        "kind": "handover_of_care",
        "urgency": "same_day",
        "trigger": "move",
        "state": State.WAITING.value,
        "recorded_at": NOW,
        "recorded_by": "Mary Ashby",
        "call_due_at": NOW + timedelta(hours=4),
        "acknowledge_due_at": NOW + timedelta(hours=4),
        "call_stopped_at": None,
        "acknowledged_at": None,
        "attempts": 0,
        "last_outcome": None,
        "professional": None,
        "sending_name": "Leicester midwives",
        "receiving_name": "Derby health visiting",
        "receiving_organisation": "Derbyshire Community",
        "nhs_number": "9990000018",
        "mother_name": "Test Mother",
        "due_on": date(2027, 2, 1),
        "baby_born_on": None,
        "next_action": None,
        "next_action_on": None,
        "decline_reason": None,
        "suggested_team": None,
        "response_due_at": None,
        "asked_at": None,
        "question": None,
        "closed_at": None,
        "ended_how": None,
        "visit_by_on": None,
        "midwifery_ends_on": None,
        "ladder": [],
        "stopped_at": None,
        "is_hidden": False,
        "sending_knows": None,
        "sending_change": None,
        "receiving_knows": None,
        "receiving_change": None,
        "babies": [],
        "lost": [],
        "moved": None,
        "undo_asked_at": None,
        "end_reason": None,
        **NO_DAILY_WORK,
    } | changed


def test_what_waits_has_no_outcome_and_its_sender_holds_it() -> None:
    shown = sent_shown(row(), NOW)
    assert shown.outcome == ()
    assert shown.calls == "Nobody has rung yet"
    assert shown.holder == "Mary Ashby, Leicester midwives"
    assert shown.call.words == "4 hours left"


@pytest.mark.parametrize(
    "attempts, words",
    [
        (1, "Rang once, nobody reached (last: voicemail)"),
        (3, "Rang 3 times, nobody reached (last: voicemail)"),
    ],
)
def test_attempts_are_counted_and_reach_nobody(attempts: int, words: str) -> None:
    tried = row(attempts=attempts, last_outcome=AttemptOutcome.VOICEMAIL.value)
    assert sent_shown(tried, NOW).calls == words


def test_a_conversation_is_said_with_its_time() -> None:
    shown = sent_shown(row(call_stopped_at=NOW, attempts=2, last_outcome="engaged"), NOW)
    assert shown.calls == "Spoke on Tuesday 24 November 2026 at 10am"
    assert shown.is_spoken


def test_overdue_is_said_in_words() -> None:
    shown = sent_shown(row(), NOW + timedelta(hours=5))
    assert shown.call.words == "Overdue by 1 hour"
    assert shown.call.is_overdue


def test_an_acknowledgement_shows_who_what_and_by_when() -> None:
    shown = sent_shown(
        row(
            state=State.ACKNOWLEDGED.value,
            acknowledged_at=NOW,
            professional="Hana Quorn",
            next_action="Visit",
            next_action_on=date(2026, 12, 1),
        ),
        NOW,
    )
    assert shown.outcome == (
        "Acknowledged by Hana Quorn, Tuesday 24 November 2026 at 10am.",
        "Next action, by 1 December 2026: Visit",
    )
    assert shown.holder == "Hana Quorn, Derby health visiting"


def test_declined_shows_the_reason_and_the_suggestion_if_there_is_one() -> None:
    no = row(state=State.DECLINED.value, decline_reason="Not our area")
    assert sent_shown(no, NOW).outcome == ("Declined: Not our area",)
    better = no | {"suggested_team": "Nottingham health visiting"}
    assert sent_shown(better, NOW).outcome[1] == "They suggest Nottingham health visiting."
    assert sent_shown(better, NOW).is_declined


def test_a_question_needs_an_answer_and_is_shown_in_full() -> None:
    asked = sent_shown(row(asked_at=NOW, question="Is the father with her?"), NOW)
    assert asked.question == "Is the father with her?"
    assert asked.needs_action
    assert not sent_shown(row(), NOW).needs_action


TAKEN_ON = {
    "acknowledged_at": NOW,
    "call_stopped_at": NOW,
    "professional": "Hana Quorn",
    "next_action": "Visit",
    "next_action_on": date(2026, 12, 1),
}


def test_a_promise_that_is_not_kept_is_late_for_the_sender_too() -> None:
    due_at = datetime(2026, 12, 2, 0, 0, tzinfo=UTC)
    promised = row(state=State.ACKNOWLEDGED.value, response_due_at=due_at, **TAKEN_ON)
    late = sent_shown(promised, due_at + timedelta(hours=2))
    assert late.response is not None
    assert late.response.words == "Overdue by 2 hours"
    assert late.needs_action


@pytest.mark.parametrize(
    "how, changed, tag, outcome",
    [
        (
            "response_reported",
            TAKEN_ON,
            "Closed",
            (
                "Closed: the promised action was done. Tuesday 24 November 2026 at 10am.",
                "What came of it: Because",
                "Acknowledged by Hana Quorn, Tuesday 24 November 2026 at 10am.",
                "Next action, by 1 December 2026: Visit",
            ),
        ),
        (
            "withdrawn",
            {},
            "Closed",
            (
                "Closed: the sending team withdrew it. Tuesday 24 November 2026 at 10am.",
                "Why it was withdrawn: Because",
            ),
        ),
        (
            "entered_in_error",
            TAKEN_ON | {"professional": None},
            "Entered in error",
            (
                "Entered in error: do not act on this record. Tuesday 24 November 2026 at 10am.",
                "What is wrong: Because",
            ),
        ),
    ],
)
def test_what_is_closed_says_how_and_why_and_no_clock_runs(
    how: str, changed: dict[str, Any], tag: str, outcome: tuple[str, ...]
) -> None:
    closed = {
        "state": State.CLOSED.value,
        "closed_at": NOW,
        "ended_how": how,
        "end_reason": "Because",
    }
    shown = sent_shown(row(**changed | closed), NOW + timedelta(days=30))
    assert shown.state.text == tag
    assert shown.outcome == outcome
    assert shown.is_closed
    assert not shown.needs_action
