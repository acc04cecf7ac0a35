"""What no team, moment or calendar may break: time never runs backwards, nor into a shut door."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from handover.calendar import closes_at, is_open, local_date
from handover.deadlines import DueTimes, due_times
from handover.opening_hours import OpeningHours
from handover.urgency import Urgency
from tests.domain.opening_patterns import england_with, moments, teams

urgencies = st.sampled_from(Urgency)
on_team_time = st.sampled_from([Urgency.PRIORITY, Urgency.ROUTINE])
INSTANT = timedelta(microseconds=1)


def both(due: DueTimes) -> tuple[datetime, datetime]:
    return due.call_due_at, due.acknowledge_due_at


@given(urgencies, moments(), teams())
def test_nothing_is_due_before_it_is_recorded_and_the_call_comes_first(
    urgency: Urgency, recorded_at: datetime, hours: OpeningHours
) -> None:
    due = due_times(urgency, recorded_at, hours)

    assert recorded_at < due.call_due_at <= due.acknowledge_due_at
    assert due.call_due_at.tzinfo is due.acknowledge_due_at.tzinfo is UTC


@given(on_team_time, moments(), teams())
def test_what_waits_for_the_team_is_never_due_while_it_is_shut(
    urgency: Urgency, recorded_at: datetime, hours: OpeningHours
) -> None:
    for due_at in both(due_times(urgency, recorded_at, hours)):
        assert is_open(hours, due_at) or closes_at(hours, due_at - INSTANT) == due_at


@given(moments(), teams())
def test_the_same_day_call_is_due_that_day_or_within_the_hour(
    recorded_at: datetime, hours: OpeningHours
) -> None:
    call_due_at = due_times(Urgency.SAME_DAY, recorded_at, hours).call_due_at

    within_the_day = local_date(call_due_at - INSTANT) == local_date(recorded_at)
    assert within_the_day or call_due_at == recorded_at + timedelta(hours=1)


@given(urgencies, moments(), moments(), teams())
def test_a_later_record_is_never_due_earlier(
    urgency: Urgency, one: datetime, other: datetime, hours: OpeningHours
) -> None:
    earlier, later = sorted((one, other))

    first, second = due_times(urgency, earlier, hours), due_times(urgency, later, hours)

    assert first.call_due_at <= second.call_due_at
    assert first.acknowledge_due_at <= second.acknowledge_due_at


@given(urgencies, moments(), st.timedeltas(timedelta(0), timedelta(days=3)), teams())
def test_a_little_later_is_never_due_earlier(
    urgency: Urgency, recorded_at: datetime, wait: timedelta, hours: OpeningHours
) -> None:
    first = due_times(urgency, recorded_at, hours)
    second = due_times(urgency, recorded_at + wait, hours)

    assert first.call_due_at <= second.call_due_at
    assert first.acknowledge_due_at <= second.acknowledge_due_at


@given(urgencies, moments(), teams(), st.sets(st.integers(0, 21), max_size=8))
def test_an_added_holiday_never_makes_anything_due_earlier(
    urgency: Urgency, recorded_at: datetime, hours: OpeningHours, days_ahead: set[int]
) -> None:
    today = local_date(recorded_at)
    extra: frozenset[date] = frozenset(today + timedelta(days=ahead) for ahead in days_ahead)

    usual = due_times(urgency, recorded_at, hours)
    longer = due_times(urgency, recorded_at, hours, england_with(extra))

    assert longer.call_due_at >= usual.call_due_at
    assert longer.acknowledge_due_at >= usual.acknowledge_due_at


@given(
    urgencies,
    moments(),
    teams(),
    st.sampled_from(["Europe/London", "America/New_York", "Pacific/Kiritimati", "Asia/Kolkata"]),
)
def test_the_zone_in_which_a_moment_is_written_does_not_matter(
    urgency: Urgency, recorded_at: datetime, hours: OpeningHours, zone: str
) -> None:
    elsewhere = recorded_at.astimezone(ZoneInfo(zone))

    assert due_times(urgency, elsewhere, hours) == due_times(urgency, recorded_at, hours)


@given(moments(), teams(), teams())
def test_what_runs_on_the_clock_ignores_the_teams_hours(
    recorded_at: datetime, hours: OpeningHours, others: OpeningHours
) -> None:
    for urgency in (Urgency.IMMEDIATE, Urgency.SAME_DAY):
        assert due_times(urgency, recorded_at, hours) == due_times(urgency, recorded_at, others)
