"""The four urgencies by hand, in English wall time; story 2; Christmas; both clock changes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from handover.calendar import CALENDAR_VERSION
from handover.deadlines import RULES, due_and_ladder, due_times, explain, never_later
from handover.opening_hours import OpeningHours
from handover.repeat_attempts import AtOnce
from handover.rules.rule import Rule
from handover.time_limits import ClockTime, OpenTime
from handover.urgency import Urgency
from tests.domain.opening_patterns import (
    EVERY_DAY,
    OFFICE,
    PART_TIME,
    ROUND_THE_CLOCK,
    SUNDAY_NIGHT,
    london,
)


@pytest.mark.parametrize(
    "recorded,call,acknowledge",
    [
        ("2026-08-28 16:55", "2026-08-28 17:25", "2026-08-28 18:55"),
        ("2026-12-25 03:00", "2026-12-25 03:30", "2026-12-25 05:00"),
        ("2026-12-31 23:45", "2027-01-01 00:15", "2027-01-01 01:45"),
    ],
)
def test_immediate_runs_round_the_clock(recorded: str, call: str, acknowledge: str) -> None:
    due = due_times(Urgency.IMMEDIATE, london(recorded), OFFICE)

    assert (due.call_due_at, due.acknowledge_due_at) == (london(call), london(acknowledge))


@pytest.mark.parametrize(
    "recorded,call,acknowledge",
    [
        ("2026-08-28 09:00", "2026-08-28 13:00", "2026-08-28 13:00"),
        ("2026-08-28 16:55", "2026-08-28 20:55", "2026-08-28 20:55"),  # shut, and does not wait
        ("2026-08-28 20:00", "2026-08-29 00:00", "2026-08-29 00:00"),
        ("2026-08-28 21:00", "2026-08-29 00:00", "2026-08-29 01:00"),  # the day ends first
        ("2026-08-28 23:00", "2026-08-29 00:00", "2026-08-29 03:00"),
        ("2026-08-28 23:30", "2026-08-29 00:30", "2026-08-29 03:30"),  # never less than an hour
        ("2026-08-29 00:00", "2026-08-29 04:00", "2026-08-29 04:00"),
        ("2026-12-25 10:00", "2026-12-25 14:00", "2026-12-25 14:00"),
    ],
)
def test_same_day_is_today_on_the_clock(recorded: str, call: str, acknowledge: str) -> None:
    due = due_times(Urgency.SAME_DAY, london(recorded), OFFICE)

    assert (due.call_due_at, due.acknowledge_due_at) == (london(call), london(acknowledge))


@pytest.mark.parametrize(
    "hours,recorded,call,acknowledge",
    [
        (OFFICE, "2026-08-26 10:00", "2026-08-26 14:00", "2026-08-27 17:00"),
        (OFFICE, "2026-08-26 16:00", "2026-08-27 12:00", "2026-08-27 17:00"),
        (OFFICE, "2026-08-28 16:55", "2026-09-01 12:55", "2026-09-01 17:00"),
        (OFFICE, "2026-08-29 11:00", "2026-09-01 13:00", "2026-09-01 17:00"),
        (OFFICE, "2026-12-24 16:00", "2026-12-29 12:00", "2026-12-29 17:00"),
        (OFFICE, "2026-04-02 16:00", "2026-04-07 12:00", "2026-04-07 17:00"),
        (OFFICE, "2022-09-16 16:00", "2022-09-20 12:00", "2022-09-20 17:00"),
        (OFFICE, "2023-05-05 16:00", "2023-05-09 12:00", "2023-05-09 17:00"),
        (EVERY_DAY, "2026-12-24 19:00", "2026-12-25 11:00", "2026-12-25 20:00"),
        (PART_TIME, "2026-12-15 13:00", "2026-12-17 12:00", "2026-12-17 12:00"),
        (ROUND_THE_CLOCK, "2026-08-28 23:00", "2026-08-29 03:00", "2026-08-30 00:00"),
    ],
)
def test_priority_runs_on_the_receiving_teams_time(
    hours: OpeningHours, recorded: str, call: str, acknowledge: str
) -> None:
    due = due_times(Urgency.PRIORITY, london(recorded), hours)

    assert (due.call_due_at, due.acknowledge_due_at) == (london(call), london(acknowledge))


@pytest.mark.parametrize(
    "hours,recorded,call,acknowledge",
    [
        (OFFICE, "2026-08-26 10:00", "2026-08-27 17:00", "2026-08-28 17:00"),
        (OFFICE, "2026-08-26 03:00", "2026-08-27 17:00", "2026-08-28 17:00"),
        (OFFICE, "2026-08-28 16:55", "2026-09-01 17:00", "2026-09-02 17:00"),
        (OFFICE, "2026-12-23 16:00", "2026-12-24 17:00", "2026-12-29 17:00"),
        (OFFICE, "2026-12-24 16:00", "2026-12-29 17:00", "2026-12-30 17:00"),
        (OFFICE, "2026-12-31 16:00", "2027-01-04 17:00", "2027-01-05 17:00"),
        (EVERY_DAY, "2026-12-24 19:00", "2026-12-25 20:00", "2026-12-26 20:00"),
        (PART_TIME, "2026-12-22 13:00", "2026-12-24 12:00", "2026-12-29 14:00"),
    ],
)
def test_routine_is_the_second_working_day_of_the_receiving_team(
    hours: OpeningHours, recorded: str, call: str, acknowledge: str
) -> None:
    due = due_times(Urgency.ROUTINE, london(recorded), hours)

    assert (due.call_due_at, due.acknowledge_due_at) == (london(call), london(acknowledge))


def test_story_2_friday_five_to_five_before_a_bank_holiday() -> None:
    friday = london("2026-08-28 16:55")

    same_day = due_times(Urgency.SAME_DAY, friday, OFFICE)
    routine = due_times(Urgency.ROUTINE, friday, OFFICE)

    assert same_day.call_due_at == london("2026-08-28 20:55")
    assert routine.acknowledge_due_at == london("2026-09-02 17:00")


def test_four_open_hours_that_outlast_the_acknowledgement_are_cut_to_it() -> None:
    # Open two hours a Sunday: four open hours need two Sundays, the acknowledgement only one.
    due = due_times(Urgency.PRIORITY, london("2026-08-26 10:00"), SUNDAY_NIGHT)

    assert due.call_due_at == due.acknowledge_due_at == london("2026-08-30 02:30")


def test_clock_time_is_elapsed_time_when_the_clocks_go_forward() -> None:
    due = due_times(Urgency.IMMEDIATE, datetime(2026, 3, 29, 0, 45, tzinfo=UTC), OFFICE)

    assert due.call_due_at == london("2026-03-29 02:15")  # half an hour after 00:45
    assert due.acknowledge_due_at == london("2026-03-29 03:45")


def test_clock_time_is_elapsed_time_when_the_clocks_go_back() -> None:
    due = due_times(Urgency.IMMEDIATE, london("2026-10-25 00:45"), OFFICE)

    assert due.call_due_at == datetime(2026, 10, 25, 0, 15, tzinfo=UTC)
    assert due.acknowledge_due_at == datetime(2026, 10, 25, 1, 45, tzinfo=UTC)


@pytest.mark.parametrize(
    "recorded,call",
    [("2026-03-29 00:30", "2026-03-29 05:30"), ("2026-10-25 00:30", "2026-10-25 03:30")],
)
def test_the_same_days_four_hours_are_elapsed_hours_on_both_nights(
    recorded: str, call: str
) -> None:
    assert due_times(Urgency.SAME_DAY, london(recorded), OFFICE).call_due_at == london(call)


@pytest.mark.parametrize(
    "recorded,midnight",
    [("2026-03-28 21:30", (29, 0)), ("2026-03-29 21:30", (29, 23))],
)
def test_the_same_day_ends_at_english_midnight(recorded: str, midnight: tuple[int, int]) -> None:
    day, hour = midnight

    due = due_times(Urgency.SAME_DAY, london(recorded), OFFICE)

    assert due.call_due_at == datetime(2026, 3, day, hour, tzinfo=UTC)


def test_the_event_can_say_by_which_rule_and_calendar_it_is_due() -> None:
    ids = {
        urgency: due_times(urgency, london("2026-08-28 16:55"), OFFICE).rule_id
        for urgency in Urgency
    }

    assert ids == {
        Urgency.IMMEDIATE: "immediate/1",
        Urgency.SAME_DAY: "same-day/1",
        Urgency.PRIORITY: "priority/1",
        Urgency.ROUTINE: "routine/1",
    }
    due = due_times(Urgency.ROUTINE, london("2026-08-28 16:55"), OFFICE)
    assert due.calendar_version == CALENDAR_VERSION


def test_every_urgency_has_a_rule_of_its_own() -> None:
    assert list(RULES) == list(Urgency)
    assert len({rule.rule_id for rule in RULES.values()}) == len(RULES)


@pytest.mark.parametrize("urgency", Urgency)
def test_a_record_without_a_time_zone_is_refused(urgency: Urgency) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        due_times(urgency, datetime(2026, 8, 28, 16, 55), OFFICE)  # noqa: DTZ001 - the case


@pytest.mark.parametrize(
    "urgency,words",
    [
        (
            Urgency.IMMEDIATE,
            (
                "Ring at once, within 30 minutes, day or night. "
                "A named person acknowledges within 2 hours, day or night."
            ),
        ),
        (
            Urgency.SAME_DAY,
            (
                "Ring today, within 4 hours (after 11pm, within 1 hour). "
                "A named person acknowledges within 4 hours, day or night."
            ),
        ),
        (
            Urgency.PRIORITY,
            (
                "Ring within 4 hours of the team's open time. "
                "A named person acknowledges before the team closes on its next working day. "
                "The team is open Monday to Friday 9am to 5pm, shut on bank holidays."
            ),
        ),
        (
            Urgency.ROUTINE,
            (
                "Ring before the team closes on its next working day. "
                "A named person acknowledges before the team closes 2 working days from today. "
                "The team is open Monday to Friday 9am to 5pm, shut on bank holidays."
            ),
        ),
    ],
)
def test_each_urgency_says_what_it_means_for_that_team(urgency: Urgency, words: str) -> None:
    assert explain(urgency, OFFICE) == words


@pytest.mark.parametrize("call,acknowledge", [(ClockTime, OpenTime), (OpenTime, ClockTime)])
def test_the_teams_hours_are_said_when_one_of_the_two_waits_for_it(
    call: type[ClockTime | OpenTime], acknowledge: type[ClockTime | OpenTime]
) -> None:
    hour = timedelta(hours=1)
    rule = Rule("test/1", call(hour), acknowledge(hour), AtOnce())

    words = explain(Urgency.PRIORITY, OFFICE, {Urgency.PRIORITY: rule})

    assert words.endswith("The team is open Monday to Friday 9am to 5pm, shut on bank holidays.")


def test_what_is_raised_is_due_no_later_than_it_was_in_any_of_it() -> None:
    known = due_and_ladder(Urgency.IMMEDIATE, london("2026-08-24 10:00"), OFFICE)
    later = due_and_ladder(Urgency.ROUTINE, london("2026-08-24 12:00"), OFFICE)

    raised = never_later(known, later)

    assert (raised.call_due_at, raised.acknowledge_due_at) == (
        known.call_due_at,
        known.acknowledge_due_at,
    )
    assert [rung.due_at for rung in raised.ladder] == [rung.due_at for rung in known.ladder]
    assert [rung.sender for rung in raised.ladder] == [rung.sender for rung in later.ladder]
    assert raised.rule_id == later.rule_id
    assert never_later(later, known) == known, "what is sooner by itself stays"


def test_of_ladders_of_unlike_length_each_rung_stands_no_later_and_none_is_lost() -> None:
    known = due_and_ladder(Urgency.IMMEDIATE, london("2026-08-24 10:00"), OFFICE)
    later = due_and_ladder(Urgency.ROUTINE, london("2026-08-24 12:00"), OFFICE)
    only_first = replace(known, ladder=known.ladder[:1])

    raised = never_later(only_first, later)

    assert len(raised.ladder) == len(later.ladder) > 1
    assert raised.ladder[0].due_at == known.ladder[0].due_at
    assert raised.ladder[1:] == later.ladder[1:]
