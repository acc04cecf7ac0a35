from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from handover.calendar import midnight_ending
from tests.daily import NO_DAILY_WORK
from web.presenters.family import say_age, say_baby
from web.presenters.inbox import calls, heading, taken_on, times, waiting

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
TODAY = NOW.date()


def row(**changes: Any) -> dict[str, Any]:
    return {
        "handover_id": UUID(int=7),
        "reference": "K7QF-3M2P",
        "kind": "handover_of_care",
        "urgency": "same_day",
        "trigger": "move",
        "state": "waiting",
        "recorded_at": NOW - timedelta(hours=2),
        "recorded_by": "Mary Okafor",
        "sending_name": "Leicester community midwives",
        "acknowledge_due_at": NOW + timedelta(hours=2, minutes=5),
        "call_stopped_at": None,
        "attempts": 0,
        "last_outcome": None,
        "professional": "Hana Novak",
        "nhs_number": "9990000018",
        "mother_name": "Rosa Lind",
        "due_on": date(2027, 2, 1),
        "baby_born_on": None,
        "next_action": "Visit at home",
        "next_action_on": date(2026, 11, 25),
        "response_due_at": datetime(2026, 11, 26, 0, 0, tzinfo=UTC),
        "asked_at": None,
        "acknowledged_at": None,
        "closed_at": None,
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
        **NO_DAILY_WORK,
        "moved": None,
        "undo_asked_at": None,
        **changes,
    }


def test_what_waits_says_how_long_is_left_to_acknowledge() -> None:
    shown = waiting(row(), NOW)

    assert shown.clock_words == "2 hours 5 minutes left to acknowledge"
    assert shown.due_words == "Acknowledge by Tuesday 24 November 2026 at 12:05pm"
    assert shown.urgency.text == "Same day"
    assert shown.about == "Handover of care: Family has moved or is moving"
    assert shown.sender == "Mary Okafor, Leicester community midwives"
    assert shown.state.text == "Unacknowledged"


def test_what_is_late_says_by_how_much_and_not_by_colour_alone() -> None:
    shown = waiting(row(), NOW + timedelta(days=1))

    assert shown.clock_words == "Overdue by 21 hours 55 minutes"
    assert shown.clock.is_overdue


@pytest.mark.parametrize(
    "changes,words",
    [
        ({}, "Nobody has rung yet"),
        (
            {"attempts": 1, "last_outcome": "engaged"},
            "Rang once, nobody reached (last: engaged)",
        ),
        (
            {"attempts": 3, "last_outcome": "voicemail"},
            "Rang 3 times, nobody reached (last: voicemail)",
        ),
        (
            {"attempts": 3, "last_outcome": "voicemail", "call_stopped_at": NOW},
            "Spoke on Tuesday 24 November 2026 at 10am",
        ),
    ],
)
def test_attempts_never_read_as_a_contact(changes: dict[str, Any], words: str) -> None:
    assert calls(row(**changes)) == words


@pytest.mark.parametrize(
    "total,overdue,words",
    [
        (11, 3, "11 waiting, 3 overdue"),
        (1, 0, "1 waiting, none overdue"),
        (0, 0, "Nothing is waiting"),
    ],
)
def test_the_heading_counts_what_waits(total: int, overdue: int, words: str) -> None:
    assert heading(total, overdue) == words


@pytest.mark.parametrize(
    "promised_on,marked",
    [
        (date(2026, 11, 23), "Response overdue by 10 hours"),
        (date(2026, 11, 20), "Response overdue by 3 days 10 hours"),
        (date(2026, 11, 24), "Today"),
        (date(2026, 11, 25), None),
    ],
)
def test_a_promised_date_is_marked_when_it_comes_and_when_it_has_gone(
    promised_on: date, marked: str | None
) -> None:
    promised = row(next_action_on=promised_on, response_due_at=midnight_ending(promised_on))
    shown = taken_on(promised, NOW)

    assert (shown.date_tag.text if shown.date_tag else None) == marked
    assert shown.is_overdue == bool(marked and marked.startswith("Response overdue"))


def test_a_promise_is_overdue_when_its_day_is_over_and_not_before() -> None:
    midnight = datetime(2026, 11, 26, 0, 0, tzinfo=UTC)

    assert not taken_on(row(), midnight).is_overdue
    late = taken_on(row(), midnight + timedelta(minutes=1))
    assert late.is_overdue
    assert late.date_tag is not None
    assert late.date_tag.colour == "red"


def test_a_question_is_said_wherever_it_waits() -> None:
    asked = row(asked_at=NOW)

    assert waiting(asked, NOW).question == "Question asked, waiting for the sender"
    assert taken_on(asked, NOW).question == "Question asked, waiting for the sender"
    assert waiting(row(), NOW).question == ""


def test_today_is_the_day_in_london_and_not_in_utc() -> None:
    half_past_midnight_in_summer = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    promised_on = date(2026, 7, 2)
    promised = row(next_action_on=promised_on, response_due_at=midnight_ending(promised_on))
    shown = taken_on(promised, half_past_midnight_in_summer)

    assert shown.date_tag is not None
    assert shown.date_tag.text == "Today"


@pytest.mark.parametrize(
    "days,words",
    [
        (0, "born today"),
        (1, "1 day old"),
        (28, "28 days old"),
        (29, "4 weeks old"),
        (70, "10 weeks old"),
    ],
)
def test_a_young_baby_s_age_is_said_in_days(days: int, words: str) -> None:
    assert say_age(TODAY - timedelta(days=days), TODAY) == words


def test_a_due_date_that_has_gone_by_says_so() -> None:
    assert say_baby(date(2027, 2, 1), None, TODAY) == "Due 1 February 2027"
    assert say_baby(date(2026, 11, 20), None, TODAY) == (
        "Due 20 November 2026 (this date has passed)"
    )


def test_after_a_death_a_date_is_a_date() -> None:
    assert say_baby(date(2026, 11, 20), None, None) == "Due 20 November 2026"
    assert say_baby(None, date(2026, 11, 20), None) == "Born 20 November 2026"


def test_small_counts_have_words() -> None:
    assert [times(count) for count in (1, 2, 3)] == ["once", "twice", "3 times"]
