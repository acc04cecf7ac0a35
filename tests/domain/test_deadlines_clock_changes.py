"""Both nights of every year from 2020 to 2030 on which the clocks change, worked out by hand.

In March 1am becomes 2am; in October 2am becomes 1am again. Z marks a time in UTC.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from handover.deadlines import due_times, next_try_at
from handover.urgency import Urgency
from tests.domain.opening_patterns import OFFICE, ROUND_THE_CLOCK, SUNDAY_NIGHT, london

# The Sunday; the last working day of an office team before it; the first after it. Easter falls
# on the change in 2024 and 2027.
MARCH = """
2020-03-29 | 2020-03-27 | 2020-03-30
2021-03-28 | 2021-03-26 | 2021-03-29
2022-03-27 | 2022-03-25 | 2022-03-28
2023-03-26 | 2023-03-24 | 2023-03-27
2024-03-31 | 2024-03-28 | 2024-04-02
2025-03-30 | 2025-03-28 | 2025-03-31
2026-03-29 | 2026-03-27 | 2026-03-30
2027-03-28 | 2027-03-25 | 2027-03-30
2028-03-26 | 2028-03-24 | 2028-03-27
2029-03-25 | 2029-03-23 | 2029-03-26
2030-03-31 | 2030-03-29 | 2030-04-01
"""
OCTOBER = """
2020-10-25 | 2020-10-23 | 2020-10-26
2021-10-31 | 2021-10-29 | 2021-11-01
2022-10-30 | 2022-10-28 | 2022-10-31
2023-10-29 | 2023-10-27 | 2023-10-30
2024-10-27 | 2024-10-25 | 2024-10-28
2025-10-26 | 2025-10-24 | 2025-10-27
2026-10-25 | 2026-10-23 | 2026-10-26
2027-10-31 | 2027-10-29 | 2027-11-01
2028-10-29 | 2028-10-27 | 2028-10-30
2029-10-28 | 2029-10-26 | 2029-10-29
2030-10-27 | 2030-10-25 | 2030-10-28
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in row.split("|")] for row in table.split("\n") if row]


in_march = pytest.mark.parametrize("sunday,friday,monday", rows(MARCH))
in_october = pytest.mark.parametrize("sunday,friday,monday", rows(OCTOBER))


def at(day: str, clock: str) -> datetime:
    """An English wall time, or with a Z behind it a time in UTC."""
    return datetime.fromisoformat(f"{day} {clock}") if "Z" in clock else london(f"{day} {clock}")


def test_the_tables_hold_every_change_of_the_clocks() -> None:
    zone = ZoneInfo("Europe/London")
    found = []
    for ahead in range((date(2031, 1, 1) - date(2020, 1, 1)).days):
        day = date(2020, 1, 1) + timedelta(days=ahead)
        midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
        if midnight.utcoffset() != midnight.replace(hour=12).utcoffset():
            found.append(day.isoformat())

    assert found == sorted(row[0] for row in rows(MARCH) + rows(OCTOBER))


@in_march
def test_clock_time_on_the_short_night(sunday: str, friday: str, monday: str) -> None:
    immediate = due_times(Urgency.IMMEDIATE, at(sunday, "00:45Z"), OFFICE)
    same_day = due_times(Urgency.SAME_DAY, at(sunday, "00:30Z"), OFFICE)

    assert immediate.call_due_at == at(sunday, "01:15Z") == at(sunday, "02:15")
    assert immediate.acknowledge_due_at == at(sunday, "02:45Z") == at(sunday, "03:45")
    assert same_day.call_due_at == at(sunday, "04:30Z") == at(sunday, "05:30")
    assert next_try_at(Urgency.SAME_DAY, at(sunday, "00:30Z"), OFFICE) == at(sunday, "02:30")
    assert friday < sunday < monday


@in_october
def test_clock_time_on_the_long_night(sunday: str, friday: str, monday: str) -> None:
    # 00:45 in summer time is 23:45Z on Saturday; half an hour on it is 1:15am for the first time.
    immediate = due_times(Urgency.IMMEDIATE, at(sunday, "00:45"), OFFICE)
    same_day = due_times(Urgency.SAME_DAY, at(sunday, "00:30"), OFFICE)

    assert immediate.call_due_at == at(sunday, "00:15Z")
    assert immediate.acknowledge_due_at == at(sunday, "01:45Z")
    assert same_day.call_due_at == at(sunday, "03:30Z") == at(sunday, "03:30")
    assert next_try_at(Urgency.SAME_DAY, at(sunday, "00:30"), OFFICE) == at(sunday, "00:30Z")
    assert friday < sunday < monday


@in_march
def test_open_time_over_the_short_night(sunday: str, friday: str, monday: str) -> None:
    office = due_times(Urgency.PRIORITY, at(friday, "16:00Z"), OFFICE)
    night = due_times(Urgency.PRIORITY, at(sunday, "00:00Z"), ROUND_THE_CLOCK)

    assert office.call_due_at == at(monday, "11:00Z") == at(monday, "12:00")
    assert office.acknowledge_due_at == at(monday, "16:00Z") == at(monday, "17:00")
    assert night.call_due_at == at(sunday, "04:00Z") == at(sunday, "05:00")
    # Open from half past twelve to half past two, which is one hour on this night.
    half = next_try_at(Urgency.PRIORITY, at(friday, "16:00Z"), SUNDAY_NIGHT)
    assert half == at(sunday, "01:00Z")


@in_october
def test_open_time_over_the_long_night(sunday: str, friday: str, monday: str) -> None:
    office = due_times(Urgency.PRIORITY, at(friday, "16:00"), OFFICE)
    night = due_times(Urgency.PRIORITY, at(sunday, "00:00"), ROUND_THE_CLOCK)

    assert office.call_due_at == at(monday, "12:00Z") == at(monday, "12:00")
    assert office.acknowledge_due_at == at(monday, "17:00Z") == at(monday, "17:00")
    assert night.call_due_at == at(sunday, "03:00Z") == at(sunday, "03:00")
    # Open from half past twelve to half past two, which is three hours on this night.
    half = next_try_at(Urgency.PRIORITY, at(friday, "16:00"), SUNDAY_NIGHT)
    assert half == at(sunday, "01:00Z")


@in_march
def test_the_short_day_ends_at_english_midnight(sunday: str, friday: str, monday: str) -> None:
    due = due_times(Urgency.SAME_DAY, at(sunday, "21:30"), OFFICE)

    assert due.call_due_at == at(sunday, "23:00Z")
    assert due.acknowledge_due_at == at(sunday, "20:30Z") + timedelta(hours=4)
    assert friday < sunday < monday


@in_october
def test_the_long_day_ends_at_english_midnight(sunday: str, friday: str, monday: str) -> None:
    due = due_times(Urgency.SAME_DAY, at(sunday, "21:30"), OFFICE)

    assert due.call_due_at == at(sunday, "23:00Z") + timedelta(hours=1)
    assert due.acknowledge_due_at == at(sunday, "21:30Z") + timedelta(hours=4)
    assert friday < sunday < monday
