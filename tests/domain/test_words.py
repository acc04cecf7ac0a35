"""Dates and times as the NHS writes them, in London's time; references that are safe to say."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.reference import call_reference
from handover.words import say_clock, say_date, say_day, say_time


@pytest.mark.parametrize(
    "utc,said",
    [
        ((2026, 11, 24, 16, 30), "4:30pm"),
        ((2026, 11, 24, 16, 0), "4pm"),
        ((2026, 11, 24, 0, 5), "12:05am"),
        ((2026, 11, 24, 12, 0), "midday"),
        ((2026, 11, 24, 12, 1), "12:01pm"),
        ((2026, 11, 24, 0, 0), "midnight"),
        ((2026, 6, 1, 15, 30), "4:30pm"),  # summer time
        ((2026, 6, 1, 23, 0), "midnight"),
    ],
)
def test_times_are_said_on_londons_clock(utc: tuple[int, int, int, int, int], said: str) -> None:
    assert say_clock(datetime(*utc, tzinfo=UTC)) == said


def test_dates_are_written_in_full() -> None:
    assert say_date(date(2026, 5, 3)) == "3 May 2026"
    assert say_day(date(2026, 5, 3)) == "Sunday 3 May 2026"


def test_a_moment_is_said_with_its_day_in_england() -> None:
    late_in_summer = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)
    assert say_time(late_in_summer) == "Tuesday 2 June 2026 at 12:30am"
    assert say_time(datetime(2026, 11, 24, 16, 30, tzinfo=UTC)) == (
        "Tuesday 24 November 2026 at 4:30pm"
    )


def test_midnight_is_said_as_the_end_of_a_day() -> None:
    assert say_time(datetime(2026, 11, 25, tzinfo=UTC)) == (
        "midnight at the end of Tuesday 24 November 2026"
    )


@given(st.uuids())
def test_a_reference_is_short_and_holds_nothing_that_is_misheard(handover_id: UUID) -> None:
    said = call_reference(handover_id)
    assert said == call_reference(handover_id)
    assert len(said) == 9
    assert said[4] == "-"
    assert not set("01ILOU") & set(said)


def test_references_differ() -> None:
    assert len({call_reference(UUID(int=number)) for number in range(5000)}) == 5000
