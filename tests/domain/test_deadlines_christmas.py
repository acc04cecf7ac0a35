"""Christmas and New Year at a weekend, 2020 to 2030, by hand, for a team open on all seven days.

The day itself and its substitute are both bank holidays: such a team is shut on both [P]. It opens
9am to 5pm. A row holds the days on which it is shut, the last day before and the first two after.
"""

import pytest

from handover.deadlines import due_times
from handover.opening_hours import OpeningHours
from handover.urgency import Urgency
from tests.domain.opening_patterns import london

ALL_WEEK = OpeningHours(tuple((day, "09:00", "17:00") for day in range(1, 8)))

# 2020: Boxing Day on a Saturday. 2021: Christmas on a Saturday. 2022: New Year on a Saturday, then
# Christmas on a Sunday. 2023: New Year on a Sunday. 2026, 2027 and 2028 are 2020, 2021 and 2022.
WORKED_OUT = """
2020-12-25 2020-12-26            | 2020-12-24 | 2020-12-27 | 2020-12-29
2020-12-28                       | 2020-12-27 | 2020-12-29 | 2020-12-30
2021-12-25 2021-12-26 2021-12-27 2021-12-28 | 2021-12-24 | 2021-12-29 | 2021-12-30
2022-01-01                       | 2021-12-31 | 2022-01-02 | 2022-01-04
2022-01-03                       | 2022-01-02 | 2022-01-04 | 2022-01-05
2022-12-25 2022-12-26 2022-12-27 | 2022-12-24 | 2022-12-28 | 2022-12-29
2023-01-01 2023-01-02            | 2022-12-31 | 2023-01-03 | 2023-01-04
2026-12-25 2026-12-26            | 2026-12-24 | 2026-12-27 | 2026-12-29
2026-12-28                       | 2026-12-27 | 2026-12-29 | 2026-12-30
2027-12-25 2027-12-26 2027-12-27 2027-12-28 | 2027-12-24 | 2027-12-29 | 2027-12-30
2028-01-01                       | 2027-12-31 | 2028-01-02 | 2028-01-04
2028-01-03                       | 2028-01-02 | 2028-01-04 | 2028-01-05
"""
ROWS = [[cell.strip() for cell in row.split("|")] for row in WORKED_OUT.split("\n") if row]


@pytest.mark.parametrize("shut,before,first,second", ROWS, ids=[row[1] for row in ROWS])
def test_a_team_of_seven_days_is_shut_on_the_day_and_on_its_substitute(
    shut: str, before: str, first: str, second: str
) -> None:
    for day in (before, *shut.split()):
        priority = due_times(Urgency.PRIORITY, london(f"{day} 16:00"), ALL_WEEK)
        routine = due_times(Urgency.ROUTINE, london(f"{day} 16:00"), ALL_WEEK)

        # Of the four open hours one is left on the day before, none on a day that is shut.
        clock = "12:00" if day == before else "13:00"
        assert priority.call_due_at == london(f"{first} {clock}"), day
        assert priority.acknowledge_due_at == routine.call_due_at == london(f"{first} 17:00")
        assert routine.acknowledge_due_at == london(f"{second} 17:00")
