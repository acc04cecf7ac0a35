"""A team's weekly hours: what is taken, what is refused and with which words, how it reads."""

import json

import pytest

from handover.hours_in_words import clock_in_words, duration_in_words, opening_hours_in_words
from handover.opening_hours import OpeningHours, since_midnight
from handover.refusals import InvalidOpeningHours, Refusal
from tests.domain.opening_patterns import EVERY_DAY, OFFICE, PART_TIME, ROUND_THE_CLOCK


def test_weekdays_are_monday_to_friday_nine_to_five_shut_on_bank_holidays() -> None:
    assert OpeningHours.weekdays().weekly == tuple((day, "09:00", "17:00") for day in range(1, 6))
    assert OpeningHours.weekdays().open_on_bank_holidays is False


def test_hours_survive_json() -> None:
    read_back = json.loads(json.dumps(PART_TIME.weekly))

    assert OpeningHours(read_back) == PART_TIME
    assert hash(OpeningHours(read_back)) == hash(PART_TIME)


def test_the_order_in_which_days_were_typed_does_not_matter() -> None:
    assert OpeningHours(tuple(reversed(PART_TIME.weekly))) == PART_TIME


@pytest.mark.parametrize(
    "weekly,words",
    [
        ((), "at least one day"),
        (None, "at least one day"),
        ("1", "at least one day"),
        (((0, "09:00", "17:00"),), "1 for Monday up to 7"),
        (((8, "09:00", "17:00"),), "1 for Monday up to 7"),
        (((True, "09:00", "17:00"),), "weekday number"),
        ((("1", "09:00", "17:00"),), "weekday number"),
        (((1, "09:00"),), "weekday number"),
        (((1, 9, 17),), "weekday number"),
        ((None,), "weekday number"),
        (((1, "9:00", "17:00"),), "Monday: enter times as hours and minutes"),
        (((2, "09:00", "5pm"),), "Tuesday: enter times as hours and minutes"),
        (((3, "09:00", "24:01"),), "Wednesday: enter times"),
        (((3, "09:00", "17:60"),), "Wednesday: enter times"),
        (((3, "09:00", "17:00\n"),), "Wednesday: enter times"),
        (((3, "09:00", "\u0661\u0667:00"),), "Wednesday: enter times"),
        (((4, "17:00", "09:00"),), "Thursday: the closing time must be later"),
        (((5, "09:00", "09:00"),), "Friday: the closing time must be later"),
        (((5, "24:00", "24:00"),), "Friday: the closing time must be later"),
        (((6, "09:00", "12:00"), (6, "13:00", "17:00")), "Saturday is there twice"),
    ],
)
def test_hours_that_cannot_be_right_are_refused_in_plain_words(
    weekly: tuple[tuple[int, str, str], ...], words: str
) -> None:
    with pytest.raises(InvalidOpeningHours, match=words) as refused:
        OpeningHours(weekly)

    assert isinstance(refused.value, Refusal)
    assert refused.value.field == "opening_hours"


def test_a_word_where_yes_or_no_belongs_is_refused() -> None:
    with pytest.raises(InvalidOpeningHours, match="yes or no"):
        # As a careless caller would: the type checker would stop it, and so must the value.
        OpeningHours(OFFICE.weekly, open_on_bank_holidays="false")  # type: ignore[arg-type]  # the case


@pytest.mark.parametrize(
    "clock,words",
    [
        ("00:00", "midnight"),
        ("00:30", "12:30am"),
        ("09:00", "9am"),
        ("12:00", "midday"),
        ("12:05", "12:05pm"),
        ("16:30", "4:30pm"),
        ("24:00", "midnight"),
    ],
)
def test_clock_times_read_as_the_nhs_writes_them(clock: str, words: str) -> None:
    assert clock_in_words(since_midnight(clock)) == words


@pytest.mark.parametrize(
    "clock,words",
    [
        ("00:00", "0 minutes"),
        ("00:01", "1 minute"),
        ("01:00", "1 hour"),
        ("02:30", "2 hours 30 minutes"),
    ],
)
def test_durations_read_as_spoken(clock: str, words: str) -> None:
    assert duration_in_words(since_midnight(clock)) == words


@pytest.mark.parametrize(
    "hours,words",
    [
        (OFFICE, "Monday to Friday 9am to 5pm, shut on bank holidays"),
        (EVERY_DAY, "Monday to Sunday 8am to 8pm, open on bank holidays"),
        (ROUND_THE_CLOCK, "Monday to Sunday all day and night, open on bank holidays"),
        (PART_TIME, "Tuesday 9:30am to 2pm, Thursday 10am to midday, shut on bank holidays"),
        (
            OpeningHours((*OFFICE.weekly[:4], (6, "10:00", "16:30"), (7, "10:00", "16:30"))),
            (
                "Monday to Thursday 9am to 5pm, Saturday and Sunday 10am to 4:30pm, "
                "shut on bank holidays"
            ),
        ),
        (
            OpeningHours(OFFICE.weekly[:3]),
            "Monday to Wednesday 9am to 5pm, shut on bank holidays",
        ),
        (
            OpeningHours(((1, "09:00", "17:00"), (3, "09:00", "17:00"))),
            "Monday 9am to 5pm, Wednesday 9am to 5pm, shut on bank holidays",
        ),
    ],
    ids=[
        "office",
        "every day",
        "round the clock",
        "part time",
        "weekend",
        "three days",
        "alternate days",
    ],
)
def test_a_week_reads_as_a_notice_on_the_door(hours: OpeningHours, words: str) -> None:
    assert opening_hours_in_words(hours) == words
