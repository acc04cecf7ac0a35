"""Working time by hand: ordinary days, long weekends, and both nights when the clocks change."""

from datetime import UTC, date, datetime, timedelta

import pytest

from handover.calendar import (
    add_open_hours,
    closes_at,
    end_of_working_day,
    is_open,
    local_date,
    midnight_ending,
    next_opening,
    next_working_morning,
    nth_working_day_after,
)
from handover.opening_hours import OpeningHours
from tests.domain.opening_patterns import (
    EVERY_DAY,
    OFFICE,
    PART_TIME,
    ROUND_THE_CLOCK,
    SUNDAY_NIGHT,
    london,
)

LATE_DESK = OpeningHours(((4, "18:00", "24:00"), (5, "00:00", "02:00")))


@pytest.mark.parametrize(
    "moment,expected",
    [
        ("2026-08-28 08:59:59", False),
        ("2026-08-28 09:00:00", True),
        ("2026-08-28 16:59:59", True),
        ("2026-08-28 17:00:00", False),  # the instant of closing: nobody answers
        ("2026-08-29 12:00:00", False),  # Saturday
        ("2026-08-31 12:00:00", False),  # bank holiday Monday
    ],
)
def test_an_office_team_answers_from_opening_up_to_closing(moment: str, *, expected: bool) -> None:
    assert is_open(OFFICE, london(moment)) is expected
    assert (closes_at(OFFICE, london(moment)) is not None) is expected


def test_closing_is_todays_closing() -> None:
    assert closes_at(OFFICE, london("2026-08-28 09:00")) == london("2026-08-28 17:00")
    assert closes_at(ROUND_THE_CLOCK, london("2026-08-28 09:00")) == london("2026-08-29 00:00")


def test_a_team_that_says_so_is_open_on_christmas_day() -> None:
    assert is_open(EVERY_DAY, london("2026-12-25 10:00"))
    assert not is_open(OFFICE, london("2026-12-25 10:00"))


@pytest.mark.parametrize(
    "hours,moment,expected",
    [
        (OFFICE, "2026-08-26 00:00", "2026-08-27 09:00"),  # before Wednesday's opening
        (OFFICE, "2026-08-26 12:00", "2026-08-27 09:00"),
        (OFFICE, "2026-08-26 23:59", "2026-08-27 09:00"),
        (OFFICE, "2026-08-28 12:00", "2026-09-01 09:00"),  # Friday, August bank holiday
        (OFFICE, "2026-08-30 12:00", "2026-09-01 09:00"),
        (ROUND_THE_CLOCK, "2026-08-28 12:00", "2026-08-29 00:00"),
    ],
)
def test_the_next_working_morning_is_never_todays(
    hours: OpeningHours, moment: str, expected: str
) -> None:
    assert next_working_morning(hours, london(moment)) == london(expected)


@pytest.mark.parametrize(
    "hours,moment,expected",
    [
        (OFFICE, "2026-08-28 16:55", "2026-08-28 16:55"),
        (OFFICE, "2026-08-28 17:00", "2026-09-01 09:00"),  # Friday's closing, August bank holiday
        (OFFICE, "2026-04-02 17:30", "2026-04-07 09:00"),  # Easter 2026
        (OFFICE, "2026-12-24 18:00", "2026-12-29 09:00"),  # Christmas 2026, Monday a substitute
        (OFFICE, "2022-09-16 17:00", "2022-09-20 09:00"),  # the state funeral
        (OFFICE, "2023-05-05 17:00", "2023-05-09 09:00"),  # the coronation
        (PART_TIME, "2026-12-22 14:00", "2026-12-24 10:00"),
        (PART_TIME, "2026-12-24 12:00", "2026-12-29 09:30"),
        (LATE_DESK, "2026-08-27 12:00", "2026-08-27 18:00"),
        (LATE_DESK, "2026-08-28 02:00", "2026-09-03 18:00"),
    ],
)
def test_the_next_opening(hours: OpeningHours, moment: str, expected: str) -> None:
    assert next_opening(hours, london(moment)) == london(expected)


@pytest.mark.parametrize(
    "hours,start,open_hours,expected",
    [
        (OFFICE, "2026-08-26 10:00", 4, "2026-08-26 14:00"),
        (OFFICE, "2026-08-26 07:00", 4, "2026-08-26 13:00"),
        (OFFICE, "2026-08-26 13:00", 4, "2026-08-26 17:00"),  # runs out as the team closes
        (OFFICE, "2026-08-26 13:01", 4, "2026-08-27 09:01"),
        (OFFICE, "2026-08-28 16:55", 4, "2026-09-01 12:55"),  # story 2's minute
        (OFFICE, "2026-12-24 16:00", 4, "2026-12-29 12:00"),
        (OFFICE, "2026-08-24 09:00", 40, "2026-08-28 17:00"),
        (OFFICE, "2026-08-24 09:00", 41, "2026-09-01 10:00"),
        (PART_TIME, "2026-12-22 13:00", 4, "2026-12-29 10:30"),  # 1 h, 2 h, no Friday, 1 h
        (ROUND_THE_CLOCK, "2026-08-28 22:00", 4, "2026-08-29 02:00"),
        (LATE_DESK, "2026-08-27 23:00", 2, "2026-08-28 01:00"),  # two spans meet at midnight
    ],
)
def test_open_time_elapses_only_while_the_team_is_open(
    hours: OpeningHours, start: str, open_hours: int, expected: str
) -> None:
    assert add_open_hours(hours, london(start), timedelta(hours=open_hours)) == london(expected)


def test_open_time_is_elapsed_time_on_the_short_night_of_march() -> None:
    # 00:30 GMT to 02:30 BST is one hour, because 01:00 to 02:00 does not exist.
    start = london("2026-03-29 00:30")

    assert closes_at(SUNDAY_NIGHT, start) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert add_open_hours(ROUND_THE_CLOCK, start, timedelta(hours=1)) == london("2026-03-29 02:30")


def test_open_time_is_elapsed_time_on_the_long_night_of_october() -> None:
    # 00:30 BST to 02:30 GMT is three hours, because 01:00 to 02:00 happens twice.
    start = london("2026-10-25 00:30")

    assert closes_at(SUNDAY_NIGHT, start) == datetime(2026, 10, 25, 2, 30, tzinfo=UTC)
    assert add_open_hours(ROUND_THE_CLOCK, start, timedelta(hours=3)) == london("2026-10-25 02:30")


@pytest.mark.parametrize(
    "opens_at,closing", [("01:30", "02:15"), ("00:45", "01:15"), ("01:15", "01:45")]
)
def test_hours_within_the_missing_hour_of_march_still_open_before_they_close(
    opens_at: str, closing: str
) -> None:
    night = OpeningHours(((7, opens_at, closing),))

    opens = next_opening(night, london("2026-03-29 00:00"))

    assert opens < end_of_working_day(night, date(2026, 3, 29))


def test_hours_within_the_doubled_hour_of_october_span_both_of_them() -> None:
    night = OpeningHours(((7, "01:15", "01:45"),))

    assert next_opening(night, london("2026-10-25 00:00")) == datetime(
        2026, 10, 25, 0, 15, tzinfo=UTC
    )
    assert end_of_working_day(night, date(2026, 10, 25)) == datetime(
        2026, 10, 25, 1, 45, tzinfo=UTC
    )


@pytest.mark.parametrize("day,utc_hour", [(date(2026, 3, 27), 17), (date(2026, 3, 30), 16)])
def test_closing_follows_the_wall_clock_across_the_change(day: date, utc_hour: int) -> None:
    assert end_of_working_day(OFFICE, day).hour == utc_hour


@pytest.mark.parametrize(
    "hours,day,n,expected",
    [
        (OFFICE, date(2026, 8, 28), 1, date(2026, 9, 1)),
        (OFFICE, date(2026, 8, 28), 2, date(2026, 9, 2)),
        (OFFICE, date(2026, 8, 29), 1, date(2026, 9, 1)),
        (OFFICE, date(2026, 12, 24), 1, date(2026, 12, 29)),
        (OFFICE, date(2026, 12, 31), 1, date(2027, 1, 4)),
        (OFFICE, date(2026, 4, 2), 1, date(2026, 4, 7)),
        (EVERY_DAY, date(2026, 12, 24), 1, date(2026, 12, 25)),
        (PART_TIME, date(2026, 12, 24), 2, date(2026, 12, 31)),
    ],
)
def test_working_days_are_the_days_on_which_that_team_opens(
    hours: OpeningHours, day: date, n: int, expected: date
) -> None:
    assert nth_working_day_after(hours, day, n) == expected


def test_the_local_date_changes_at_english_midnight() -> None:
    assert local_date(datetime(2026, 7, 1, 22, 59, tzinfo=UTC)) == date(2026, 7, 1)
    assert local_date(datetime(2026, 7, 1, 23, 0, tzinfo=UTC)) == date(2026, 7, 2)
    assert midnight_ending(date(2026, 7, 1)) == datetime(2026, 7, 1, 23, 0, tzinfo=UTC)
    assert midnight_ending(date(2026, 1, 1)) == datetime(2026, 1, 2, tzinfo=UTC)


def test_a_day_on_which_the_team_is_shut_has_no_closing() -> None:
    with pytest.raises(ValueError, match="does not open on 2026-12-25"):
        end_of_working_day(OFFICE, date(2026, 12, 25))


@pytest.mark.parametrize("n", [0, -1])
def test_working_days_are_not_counted_backwards(n: int) -> None:
    with pytest.raises(ValueError, match="counted from 1"):
        nth_working_day_after(OFFICE, date(2026, 8, 28), n)


def test_open_time_does_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="forwards only"):
        add_open_hours(OFFICE, london("2026-08-28 12:00"), timedelta(seconds=-1))


def test_a_moment_without_a_time_zone_is_refused_everywhere() -> None:
    naive = datetime(2026, 8, 28, 16, 55)  # noqa: DTZ001 - what this test is about

    for ask in (is_open, closes_at, next_opening):
        with pytest.raises(ValueError, match="no time zone"):
            ask(OFFICE, naive)
    with pytest.raises(ValueError, match="no time zone"):
        add_open_hours(OFFICE, naive, timedelta(hours=1))
    with pytest.raises(ValueError, match="no time zone"):
        local_date(naive)


def test_a_datetime_given_as_a_day_is_refused() -> None:
    with pytest.raises(TypeError):
        end_of_working_day(OFFICE, london("2026-12-25 12:00"))
