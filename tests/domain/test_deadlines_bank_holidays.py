"""Every bank holiday of England from 2020 to 2030, worked out by hand from a printed calendar.

For a team open Monday to Friday, 9am to 5pm. A row holds the bank holidays that fall together,
the last working day before them, and the first and second working day after.
"""

from datetime import date, datetime, timedelta

import pytest

from handover.bank_holidays import is_bank_holiday
from handover.calendar import LONDON
from handover.deadlines import due_times, next_try_at
from handover.urgency import Urgency
from tests.domain.opening_patterns import OFFICE, london

WORKED_OUT = """
2020-01-01            | 2019-12-31 | 2020-01-02 | 2020-01-03
2020-04-10 2020-04-13 | 2020-04-09 | 2020-04-14 | 2020-04-15
2020-05-08            | 2020-05-07 | 2020-05-11 | 2020-05-12
2020-05-25            | 2020-05-22 | 2020-05-26 | 2020-05-27
2020-08-31            | 2020-08-28 | 2020-09-01 | 2020-09-02
2020-12-25 2020-12-28 | 2020-12-24 | 2020-12-29 | 2020-12-30
2021-01-01            | 2020-12-31 | 2021-01-04 | 2021-01-05
2021-04-02 2021-04-05 | 2021-04-01 | 2021-04-06 | 2021-04-07
2021-05-03            | 2021-04-30 | 2021-05-04 | 2021-05-05
2021-05-31            | 2021-05-28 | 2021-06-01 | 2021-06-02
2021-08-30            | 2021-08-27 | 2021-08-31 | 2021-09-01
2021-12-27 2021-12-28 | 2021-12-24 | 2021-12-29 | 2021-12-30
2022-01-03            | 2021-12-31 | 2022-01-04 | 2022-01-05
2022-04-15 2022-04-18 | 2022-04-14 | 2022-04-19 | 2022-04-20
2022-05-02            | 2022-04-29 | 2022-05-03 | 2022-05-04
2022-06-02 2022-06-03 | 2022-06-01 | 2022-06-06 | 2022-06-07
2022-08-29            | 2022-08-26 | 2022-08-30 | 2022-08-31
2022-09-19            | 2022-09-16 | 2022-09-20 | 2022-09-21
2022-12-26 2022-12-27 | 2022-12-23 | 2022-12-28 | 2022-12-29
2023-01-02            | 2022-12-30 | 2023-01-03 | 2023-01-04
2023-04-07 2023-04-10 | 2023-04-06 | 2023-04-11 | 2023-04-12
2023-05-01            | 2023-04-28 | 2023-05-02 | 2023-05-03
2023-05-08            | 2023-05-05 | 2023-05-09 | 2023-05-10
2023-05-29            | 2023-05-26 | 2023-05-30 | 2023-05-31
2023-08-28            | 2023-08-25 | 2023-08-29 | 2023-08-30
2023-12-25 2023-12-26 | 2023-12-22 | 2023-12-27 | 2023-12-28
2024-01-01            | 2023-12-29 | 2024-01-02 | 2024-01-03
2024-03-29 2024-04-01 | 2024-03-28 | 2024-04-02 | 2024-04-03
2024-05-06            | 2024-05-03 | 2024-05-07 | 2024-05-08
2024-05-27            | 2024-05-24 | 2024-05-28 | 2024-05-29
2024-08-26            | 2024-08-23 | 2024-08-27 | 2024-08-28
2024-12-25 2024-12-26 | 2024-12-24 | 2024-12-27 | 2024-12-30
2025-01-01            | 2024-12-31 | 2025-01-02 | 2025-01-03
2025-04-18 2025-04-21 | 2025-04-17 | 2025-04-22 | 2025-04-23
2025-05-05            | 2025-05-02 | 2025-05-06 | 2025-05-07
2025-05-26            | 2025-05-23 | 2025-05-27 | 2025-05-28
2025-08-25            | 2025-08-22 | 2025-08-26 | 2025-08-27
2025-12-25 2025-12-26 | 2025-12-24 | 2025-12-29 | 2025-12-30
2026-01-01            | 2025-12-31 | 2026-01-02 | 2026-01-05
2026-04-03 2026-04-06 | 2026-04-02 | 2026-04-07 | 2026-04-08
2026-05-04            | 2026-05-01 | 2026-05-05 | 2026-05-06
2026-05-25            | 2026-05-22 | 2026-05-26 | 2026-05-27
2026-08-31            | 2026-08-28 | 2026-09-01 | 2026-09-02
2026-12-25 2026-12-28 | 2026-12-24 | 2026-12-29 | 2026-12-30
2027-01-01            | 2026-12-31 | 2027-01-04 | 2027-01-05
2027-03-26 2027-03-29 | 2027-03-25 | 2027-03-30 | 2027-03-31
2027-05-03            | 2027-04-30 | 2027-05-04 | 2027-05-05
2027-05-31            | 2027-05-28 | 2027-06-01 | 2027-06-02
2027-08-30            | 2027-08-27 | 2027-08-31 | 2027-09-01
2027-12-27 2027-12-28 | 2027-12-24 | 2027-12-29 | 2027-12-30
2028-01-03            | 2027-12-31 | 2028-01-04 | 2028-01-05
2028-04-14 2028-04-17 | 2028-04-13 | 2028-04-18 | 2028-04-19
2028-05-01            | 2028-04-28 | 2028-05-02 | 2028-05-03
2028-05-29            | 2028-05-26 | 2028-05-30 | 2028-05-31
2028-08-28            | 2028-08-25 | 2028-08-29 | 2028-08-30
2028-12-25 2028-12-26 | 2028-12-22 | 2028-12-27 | 2028-12-28
2029-01-01            | 2028-12-29 | 2029-01-02 | 2029-01-03
2029-03-30 2029-04-02 | 2029-03-29 | 2029-04-03 | 2029-04-04
2029-05-07            | 2029-05-04 | 2029-05-08 | 2029-05-09
2029-05-28            | 2029-05-25 | 2029-05-29 | 2029-05-30
2029-08-27            | 2029-08-24 | 2029-08-28 | 2029-08-29
2029-12-25 2029-12-26 | 2029-12-24 | 2029-12-27 | 2029-12-28
2030-01-01            | 2029-12-31 | 2030-01-02 | 2030-01-03
2030-04-19 2030-04-22 | 2030-04-18 | 2030-04-23 | 2030-04-24
2030-05-06            | 2030-05-03 | 2030-05-07 | 2030-05-08
2030-05-27            | 2030-05-24 | 2030-05-28 | 2030-05-29
2030-08-26            | 2030-08-23 | 2030-08-27 | 2030-08-28
2030-12-25 2030-12-26 | 2030-12-24 | 2030-12-27 | 2030-12-30
"""

ROWS = [[cell.strip() for cell in row.split("|")] for row in WORKED_OUT.split("\n") if row]
around_the_holidays = pytest.mark.parametrize(
    "holidays,before,first,second", ROWS, ids=[row[0] for row in ROWS]
)


def at(day: str, clock: str) -> datetime:
    return london(f"{day} {clock}")


def test_the_table_holds_every_bank_holiday_from_monday_to_friday() -> None:
    written = [day for row in ROWS for day in row[0].split()]
    days = [date(2020, 1, 1) + timedelta(days=ahead) for ahead in range(366 * 3 + 365 * 8)]

    assert days[-1] == date(2030, 12, 31)
    assert written == [
        day.isoformat() for day in days if day.isoweekday() <= 5 and is_bank_holiday(day)
    ]


@around_the_holidays
def test_priority_goes_on_when_the_team_opens_again(
    holidays: str, before: str, first: str, second: str
) -> None:
    due = due_times(Urgency.PRIORITY, at(before, "16:00"), OFFICE)

    # One of the four open hours is left before, three come after.
    assert due.call_due_at == at(first, "12:00"), holidays
    assert due.acknowledge_due_at == at(first, "17:00"), second


@around_the_holidays
def test_routine_counts_no_bank_holiday(
    holidays: str, before: str, first: str, second: str
) -> None:
    due = due_times(Urgency.ROUTINE, at(before, "16:00"), OFFICE)

    assert due.call_due_at == at(first, "17:00"), holidays
    assert due.acknowledge_due_at == at(second, "17:00")


@around_the_holidays
def test_what_is_recorded_on_a_bank_holiday_starts_when_the_team_opens(
    holidays: str, before: str, first: str, second: str
) -> None:
    for day in holidays.split():
        assert at(before, "16:00") < at(day, "10:00")
        priority = due_times(Urgency.PRIORITY, at(day, "10:00"), OFFICE)
        routine = due_times(Urgency.ROUTINE, at(day, "10:00"), OFFICE)

        assert priority.call_due_at == at(first, "13:00")
        assert priority.acknowledge_due_at == routine.call_due_at == at(first, "17:00")
        assert routine.acknowledge_due_at == at(second, "17:00")


@around_the_holidays
def test_what_cannot_wait_does_not_wait_for_a_bank_holiday(
    holidays: str, before: str, first: str, second: str
) -> None:
    for day in holidays.split():
        assert before < day < first < second
        immediate = due_times(Urgency.IMMEDIATE, at(day, "10:00"), OFFICE)
        same_day = due_times(Urgency.SAME_DAY, at(day, "10:00"), OFFICE)

        assert immediate.call_due_at == at(day, "10:30")
        assert immediate.acknowledge_due_at == at(day, "12:00")
        assert same_day.call_due_at == same_day.acknowledge_due_at == at(day, "14:00")


@around_the_holidays
def test_the_next_try_waits_for_the_team_too(
    holidays: str, before: str, first: str, second: str
) -> None:
    last = at(before, "16:00")

    assert next_try_at(Urgency.PRIORITY, last, OFFICE) == at(first, "13:00"), holidays
    assert next_try_at(Urgency.ROUTINE, last, OFFICE) == at(first, "17:00"), second
    assert last.tzinfo is LONDON
