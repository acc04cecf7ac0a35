"""What holds for every team and moment, checked against a calendar walked a quarter at a time."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from handover.bank_holidays import is_bank_holiday
from handover.calendar import LONDON, add_open_hours, closes_at, is_open, next_opening
from handover.opening_hours import OpeningHours
from tests.domain.opening_patterns import moments, teams

QUARTER = timedelta(minutes=15)
QUARTERS = st.integers(0, 24)


def answers_in_the_quarter_from(hours: OpeningHours, moment: datetime) -> bool:
    """Read the door's notice at a wall clock: written without the calendar under test."""
    wall = moment.astimezone(LONDON)
    if is_bank_holiday(wall.date()) and not hours.open_on_bank_holidays:
        return False
    now = f"{wall:%H:%M}"
    return any(
        day == wall.isoweekday() and opens <= now < closes for day, opens, closes in hours.weekly
    )


def touches_the_change_of_the_clocks(hours: OpeningHours) -> bool:
    """Hours that begin or end from 1am up to 2am are read differently on two nights a year."""
    return any("01:00" <= clock < "02:00" for _, *clocks in hours.weekly for clock in clocks)


steady_teams = teams().filter(lambda hours: not touches_the_change_of_the_clocks(hours))
quarter_moments = moments().map(
    lambda m: m.replace(minute=m.minute // 15 * 15, second=0, microsecond=0)
)


@given(steady_teams, moments())
def test_open_is_what_the_notice_on_the_door_says(hours: OpeningHours, moment: datetime) -> None:
    assert is_open(hours, moment) is answers_in_the_quarter_from(hours, moment)


@given(steady_teams, quarter_moments, QUARTERS)
def test_open_time_equals_the_quarters_counted_one_by_one(
    hours: OpeningHours, start: datetime, quarters: int
) -> None:
    moment, left = start, quarters
    while left > 0 or (quarters == 0 and not answers_in_the_quarter_from(hours, moment)):
        left -= answers_in_the_quarter_from(hours, moment)
        moment += QUARTER

    assert add_open_hours(hours, start, quarters * QUARTER) == moment


@given(teams(), moments(), st.timedeltas(timedelta(0), timedelta(hours=60)))
def test_open_time_never_runs_out_in_shut_time_nor_before_the_start(
    hours: OpeningHours, start: datetime, open_time: timedelta
) -> None:
    due = add_open_hours(hours, start, open_time)

    assert due >= start + open_time
    assert due.tzinfo is UTC
    just_before = due - timedelta(microseconds=1)
    assert is_open(hours, due) or closes_at(hours, just_before) == due


@given(teams(), moments(), st.timedeltas(timedelta(0), timedelta(hours=60)), moments())
def test_a_later_start_never_runs_out_earlier(
    hours: OpeningHours, start: datetime, open_time: timedelta, other: datetime
) -> None:
    earlier, later = sorted((start, other))

    assert add_open_hours(hours, earlier, open_time) <= add_open_hours(hours, later, open_time)


@given(
    teams(),
    moments(),
    st.timedeltas(timedelta(0), timedelta(hours=30)),
    st.timedeltas(timedelta(microseconds=1), timedelta(hours=30)),
)
def test_open_time_may_be_spent_in_two_parts(
    hours: OpeningHours, start: datetime, first: timedelta, second: timedelta
) -> None:
    in_two = add_open_hours(hours, add_open_hours(hours, start, first), second)

    assert in_two == add_open_hours(hours, start, first + second)


@given(teams(), moments())
def test_the_next_opening_is_now_or_shut_until_then(hours: OpeningHours, moment: datetime) -> None:
    opening = next_opening(hours, moment)

    assert is_open(hours, opening)
    assert (opening == moment) is is_open(hours, moment)
    for share in (0.0, 0.3, 0.7):
        between = moment + share * (opening - moment)
        assert is_open(hours, between) is (between == opening)
