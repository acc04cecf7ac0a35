"""When to ring again while nobody answers, by hand; and that a later try never asks for less."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.calendar import ENGLAND, closes_at, is_open
from handover.deadlines import RULES, next_try_at
from handover.opening_hours import OpeningHours
from handover.repeat_attempts import AtOnce, Every, TimesADay
from handover.urgency import Urgency
from tests.domain.opening_patterns import OFFICE, PART_TIME, SUNDAY_NIGHT, london, moments, teams

INSTANT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    "urgency,last,expected",
    [
        (Urgency.IMMEDIATE, "2026-12-25 03:00", "2026-12-25 03:00"),
        (Urgency.SAME_DAY, "2026-08-28 14:15", "2026-08-28 15:15"),
        (Urgency.SAME_DAY, "2026-08-28 23:30", "2026-08-29 00:30"),
        (Urgency.PRIORITY, "2026-08-26 08:00", "2026-08-26 13:00"),  # not open yet
        (Urgency.PRIORITY, "2026-08-26 09:00", "2026-08-26 17:00"),  # in the first half
        (Urgency.PRIORITY, "2026-08-26 12:59", "2026-08-26 17:00"),
        (Urgency.PRIORITY, "2026-08-26 13:00", "2026-08-27 13:00"),  # in the second half
        (Urgency.PRIORITY, "2026-08-28 16:55", "2026-09-01 13:00"),  # before the bank holiday
        (Urgency.PRIORITY, "2026-08-30 10:00", "2026-09-01 13:00"),
        (Urgency.ROUTINE, "2026-08-26 08:00", "2026-08-26 17:00"),
        (Urgency.ROUTINE, "2026-08-26 10:00", "2026-08-27 17:00"),
        (Urgency.ROUTINE, "2026-12-24 10:00", "2026-12-29 17:00"),
    ],
)
def test_the_default_intervals_for_an_office_team(
    urgency: Urgency, last: str, expected: str
) -> None:
    assert next_try_at(urgency, london(last), OFFICE, RULES) == london(expected)


def test_a_part_time_team_is_tried_on_its_own_days() -> None:
    last = london("2026-12-15 10:00")  # Tuesday, open 9:30am to 2pm; then Thursday from 10am

    assert next_try_at(Urgency.ROUTINE, last, PART_TIME) == london("2026-12-17 12:00")
    assert next_try_at(Urgency.PRIORITY, last, PART_TIME) == london("2026-12-15 14:00")


def test_the_halves_of_the_night_of_the_change_are_halves_of_what_elapses() -> None:
    # 00:30 BST to 02:30 GMT is three hours, so the first half ends after one and a half.
    before = london("2026-10-24 12:00")

    assert next_try_at(Urgency.PRIORITY, before, SUNDAY_NIGHT) == datetime(
        2026, 10, 25, 1, 0, tzinfo=UTC
    )


def test_an_interval_is_elapsed_time_when_the_clocks_go_forward() -> None:
    last = datetime(2026, 3, 29, 0, 45, tzinfo=UTC)

    assert next_try_at(Urgency.SAME_DAY, last, OFFICE) == london("2026-03-29 02:45")


@pytest.mark.parametrize(
    "way,words",
    [
        (AtOnce(), "at once"),
        (Every(timedelta(minutes=60)), "every 1 hour"),
        (TimesADay(1), "once on each of the team's working days"),
        (TimesADay(2), "twice on each of the team's working days"),
        (TimesADay(3), "3 times on each of the team's working days"),
    ],
)
def test_each_way_says_itself(way: AtOnce | Every | TimesADay, words: str) -> None:
    assert way.in_words() == words


@given(st.integers(1, 12), moments(), st.timedeltas(timedelta(0), timedelta(days=9)), teams())
def test_a_later_try_is_never_followed_sooner_and_never_by_one_in_shut_time(
    times: int, last: datetime, wait: timedelta, hours: OpeningHours
) -> None:
    way = TimesADay(times)

    first = way.next_at(last, hours, ENGLAND)
    second = way.next_at(last + wait, hours, ENGLAND)

    assert last < first <= second
    assert is_open(hours, first) or closes_at(hours, first - INSTANT) == first


@pytest.mark.parametrize("urgency", Urgency)
def test_a_try_without_a_time_zone_is_refused(urgency: Urgency) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        next_try_at(urgency, datetime(2026, 8, 28, 16, 55), OFFICE)  # noqa: DTZ001 - the case
