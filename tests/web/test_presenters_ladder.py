"""Who acts now and who is asked next, in words; and the day-11 flag."""

from datetime import date, timedelta
from typing import Any

import pytest

from handover.ladder import RungDue, Stander
from handover.states import State
from handover.urgency import Urgency
from projections.ladder import as_stored, ladder_of
from tests.daily import NO_DAILY_WORK
from tests.region import NOW
from web.presenters import ladder
from web.presenters.ladder import WhoNext, who_acts_in_row, who_next_in_row
from web.presenters.new_birth_visit import visit_words_in_row

RUNGS = tuple(
    RungDue(
        NOW + timedelta(days=days),
        Stander(f"ours {days}"),
        Stander(f"theirs {days}", "01632 960177"),
    )
    for days in range(3)
)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def row(**changes: object) -> dict[str, Any]:
    return {
        "urgency": Urgency.PRIORITY.value,
        "state": State.WAITING.value,
        "acknowledge_due_at": NOW,
        "acknowledged_at": None,
        "closed_at": None,
        "visit_by_on": None,
        "midwifery_ends_on": None,
        **NO_DAILY_WORK,
        "ladder": as_stored(RUNGS),
        "stopped_at": None,
        "is_hidden": False,
        "sending_knows": None,
        "sending_change": None,
        "receiving_knows": None,
        "receiving_change": None,
        "babies": [],
        "lost": [],
        **changes,
    }


def who(after: timedelta, **changes: object) -> WhoNext:
    found = who_next_in_row(row(**changes), NOW + after)
    assert found is not None
    return found


def roles(shown: ladder.RungShown | None) -> list[str]:
    return [side.role for side in shown.sides] if shown else []


def test_a_ladder_comes_back_from_its_column_as_it_was() -> None:
    assert ladder_of(row()) == RUNGS


def test_before_the_first_rung_nobody_above_is_asked_yet() -> None:
    found = who(-MINUTE)

    assert found.headline == ladder.NOT_YET
    assert (found.now, roles(found.following)) == (None, ["theirs 0", "ours 0"])


def test_the_rung_that_is_reached_says_since_when_and_both_sides() -> None:
    found = who(DAY + MINUTE)

    assert found.headline == "Rung 2 of 3 since Wednesday 25 November 2026 at 10am"
    assert roles(found.now) == ["theirs 1", "ours 1"]
    assert found.now
    assert [(side.side, side.telephone) for side in found.now.sides] == [
        ("Receiving side", "01632 960177"),
        ("Sending side", ""),
    ]
    assert roles(found.following) == ["theirs 2", "ours 2"]
    assert [rung.is_now for rung in found.rungs] == [False, True, False]
    assert found.advice == ()


def test_on_the_last_rung_nobody_comes_after() -> None:
    found = who(9 * DAY)

    assert (found.headline[:11], found.following) == ("Rung 3 of 3", None)
    assert found.advice == (ladder.LAST_RUNG,)


def test_at_imminent_risk_nobody_waits_for_a_rung() -> None:
    urgent = Urgency.IMMEDIATE.value
    assert who(MINUTE, urgency=urgent).advice == (ladder.AT_ONCE,)
    assert who(9 * DAY, urgency=urgent).advice == (ladder.LAST_RUNG,)


def test_what_was_declined_is_not_asked_of_the_side_that_said_no() -> None:
    found = who(MINUTE, state=State.DECLINED.value)

    assert roles(found.now) == ["ours 0"]
    assert found.advice == (ladder.DECLINED,)


def test_what_was_recorded_before_ladders_says_so() -> None:
    found = who(MINUTE, ladder=[])

    assert (found.headline, found.rungs) == (ladder.NO_LADDER, ())


@pytest.mark.parametrize("stopped", ["acknowledged_at", "closed_at"])
def test_once_it_is_answered_or_closed_nobody_is_asked(stopped: str) -> None:
    assert who_next_in_row(row(**{stopped: NOW}), NOW + DAY) is None


def test_a_list_says_it_only_once_the_time_has_gone() -> None:
    assert who_acts_in_row(row(), NOW) is None
    assert who_acts_in_row(row(), NOW + MINUTE) is not None


@pytest.mark.parametrize(
    "days,words",
    [
        (-4, ""),
        (-3, "Day 11 and nobody has acknowledged: the new birth visit is due by day 14"),
        (0, "Day 14 and nobody has acknowledged: the new birth visit is due by day 14"),
        (1, "Day 15 and nobody has acknowledged: the new birth visit was due by day 14"),
    ],
)
def test_the_flag_of_day_11_counts_the_babys_days(days: int, words: str) -> None:
    due = row(visit_by_on=date(2026, 11, 24))

    expected = f"{words}, 24 November 2026" if words else ""
    assert visit_words_in_row(due, NOW + days * DAY) == expected
    for stopped in ("acknowledged_at", "closed_at"):
        assert visit_words_in_row(due | {stopped: NOW}, NOW + days * DAY) == ""


@pytest.mark.parametrize("days,day", [(-1, 0), (0, 28), (12, 40)])
def test_day_28_is_said_until_somebody_acknowledges(days: int, day: int) -> None:
    ends = row(visit_by_on=date(2026, 11, 10), midwifery_ends_on=date(2026, 11, 24))
    said = visit_words_in_row(ends, NOW + days * DAY)
    assert said.startswith(
        f"Day {day} and nobody has acknowledged: midwifery care ends by day 28, 24 November 2026, "
        "and the sender still holds the family."
        if day
        else "Day 27 and nobody has acknowledged: the new birth visit was due by day 14"
    )
    for stopped in ("acknowledged_at", "closed_at", "stopped_at"):
        assert visit_words_in_row(ends | {stopped: NOW}, NOW + days * DAY) == ""


def test_without_a_visit_to_come_there_is_no_flag() -> None:
    assert visit_words_in_row(row(), NOW + 99 * DAY) == ""
