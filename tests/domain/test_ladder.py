"""Ladders on real dates, by hand: bank holidays, both nights when the clocks change, midnight."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from handover.calendar import LONDON
from handover.deadlines import due_and_ladder
from handover.handover import Handover
from handover.ladder import Climbed, RungDue, Stander, rung_at
from handover.opening_hours import OpeningHours
from handover.policy import View
from handover.urgency import Urgency
from tests.domain.opening_patterns import OFFICE, PART_TIME, ROUND_THE_CLOCK, london
from tests.region import HANA, MARY, NOW, Region, decline, record, redirect

WHO = (
    ("the team leader of the sending team", "the duty desk of the receiving team"),
    ("the team leader of the sending team", "the team leader of the receiving team"),
    (
        "the named nurse or named midwife of the sending side",
        "the named nurse or named midwife of the receiving side",
    ),
    ("the regional lead", "the designated nurse of the receiving area"),
)
"""The sender's and the receiver's side of each rung (domain section 9(c))."""


def times(urgency: Urgency, recorded: str, hours: OpeningHours = OFFICE) -> list[str]:
    """The rungs as clocks on an English wall show them."""
    ladder = due_and_ladder(urgency, london(recorded), hours).ladder
    return [f"{rung.due_at.astimezone(LONDON):%Y-%m-%d %H:%M}" for rung in ladder]


@pytest.mark.parametrize("urgency", Urgency)
def test_both_sides_stand_on_every_rung(urgency: Urgency) -> None:
    ladder = due_and_ladder(urgency, NOW, OFFICE).ladder

    assert tuple((rung.sender.role, rung.receiver.role) for rung in ladder) == WHO


@pytest.mark.parametrize(
    "urgency,recorded,rungs",
    [
        # Friday before the August bank holiday: due on Tuesday at closing.
        (
            Urgency.PRIORITY,
            "2026-08-28 16:55",
            ["2026-09-01 17:00", "2026-09-02 17:00", "2026-09-03 17:00", "2026-09-04 17:00"],
        ),
        # Due on Christmas Eve: Friday, the weekend and Monday (for Boxing Day) are no working days.
        (
            Urgency.PRIORITY,
            "2026-12-23 10:00",
            ["2026-12-24 17:00", "2026-12-29 17:00", "2026-12-30 17:00", "2026-12-31 17:00"],
        ),
        # Due on Thursday before Easter; the clocks go forward on Easter Sunday.
        (
            Urgency.ROUTINE,
            "2027-03-23 10:00",
            ["2027-03-25 17:00", "2027-03-30 17:00", "2027-03-31 17:00", "2027-04-01 17:00"],
        ),
        # The clocks go back on Sunday 25 October.
        (
            Urgency.ROUTINE,
            "2026-10-21 09:00",
            ["2026-10-23 17:00", "2026-10-26 17:00", "2026-10-27 17:00", "2026-10-28 17:00"],
        ),
    ],
)
def test_working_days_are_the_receiving_teams(
    urgency: Urgency, recorded: str, rungs: list[str]
) -> None:
    assert times(urgency, recorded) == rungs


def test_a_team_of_two_days_a_week_has_two_working_days_a_week() -> None:
    assert times(Urgency.PRIORITY, "2026-11-23 10:00", PART_TIME) == [
        "2026-11-24 14:00",
        "2026-11-26 12:00",
        "2026-12-01 14:00",
        "2026-12-03 12:00",
    ]


def test_a_team_that_closes_at_midnight_loses_no_day() -> None:
    assert times(Urgency.PRIORITY, "2026-11-23 10:00", ROUND_THE_CLOCK) == [
        "2026-11-25 00:00",
        "2026-11-26 00:00",
        "2026-11-27 00:00",
        "2026-11-28 00:00",
    ]


@pytest.mark.parametrize(
    "urgency,recorded,minutes",
    [
        (Urgency.IMMEDIATE, "2026-10-25 00:10", [120, 150, 180, 240]),  # the hour that comes twice
        (Urgency.IMMEDIATE, "2027-03-28 00:10", [120, 150, 180, 240]),  # the hour that is missing
        (Urgency.IMMEDIATE, "2026-12-25 03:00", [120, 150, 180, 240]),  # Christmas, at night
        (Urgency.SAME_DAY, "2026-10-25 00:10", [240, 300, 360, 480]),
        (Urgency.SAME_DAY, "2027-03-28 00:10", [240, 300, 360, 480]),
        (Urgency.SAME_DAY, "2026-08-28 17:05", [240, 300, 360, 480]),  # a shut desk changes nothing
    ],
)
def test_what_cannot_wait_climbs_in_elapsed_time(
    urgency: Urgency, recorded: str, minutes: list[int]
) -> None:
    started = london(recorded)
    ladder = due_and_ladder(urgency, started, OFFICE).ladder

    assert [_minutes(rung.due_at, started) for rung in ladder] == minutes


def _minutes(later: datetime, earlier: datetime) -> int:
    """Elapsed: two times of one zone would be subtracted as on a wall, without the change."""
    return int((later.timestamp() - earlier.timestamp()) // 60)


def _rung(minutes: int) -> RungDue:
    return RungDue(NOW + timedelta(minutes=minutes), Stander("ours"), Stander("theirs"))


LADDER = (_rung(0), _rung(30), _rung(60))


@pytest.mark.parametrize(
    "minutes,number", [(-1, 0), (0, 0), (1, 1), (30, 1), (31, 2), (60, 2), (61, 3), (9999, 3)]
)
def test_a_rung_is_reached_once_its_time_has_passed(minutes: int, number: int) -> None:
    stands = rung_at(LADDER, NOW + timedelta(minutes=minutes))

    assert stands == Climbed(
        number=number,
        rungs=3,
        reached=LADDER[number - 1] if number else None,
        following=LADDER[number] if number < 3 else None,
    )


def test_without_a_ladder_no_rung_is_reached() -> None:
    assert rung_at((), NOW) == Climbed(0, 0, None, None)


def _seen(region: Region, handover_id: UUID) -> Handover:
    return region.service.look_up(handover_id, MARY, View.RECORD)


def test_the_ladder_is_frozen_at_the_record_and_anew_at_a_redirect(region: Region) -> None:
    handover_id = region.recorded(record(urgency=Urgency.PRIORITY))
    at_first = _seen(region, handover_id).due
    assert at_first.ladder[0].due_at == at_first.acknowledge_due_at
    later = NOW + timedelta(days=3)
    region.ask(HANA, decline(handover_id), later)
    assert _seen(region, handover_id).due == at_first

    region.ask(MARY, redirect(handover_id), later)

    anew = _seen(region, handover_id).due
    assert anew.ladder[0].due_at == anew.acknowledge_due_at > at_first.ladder[0].due_at
