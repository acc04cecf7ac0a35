"""The directory in words: what is in doubt, a week in boxes, and one saying for every event."""

from datetime import UTC, date, datetime

import pytest

from handover import team_events
from handover.directory import cover_events, mailbox_events, number_events
from handover.opening_hours import OpeningHours
from projections.team_history import folds
from web.forms import read
from web.presenters.directory import SAYS, hours_typed, open_with_words
from web.presenters.team_numbers import reported_words, verified_words
from web.schemas.team import ChangeHoursSchema
from web.schemas.week import clock_as_stored


def test_every_event_of_a_team_has_a_saying_and_a_fold() -> None:
    events = [
        one
        for module in (team_events, number_events, cover_events, mailbox_events)
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, team_events.Event) and "TOPIC" in vars(one)
    ]
    assert len(events) == 13
    assert {one.TOPIC.removeprefix("team.") for one in events} == set(SAYS)
    assert set(folds._by_event) == set(events)  # noqa: SLF001 - what is folded is known nowhere else


def test_a_reported_number_says_so_with_its_day() -> None:
    midnight = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)  # already the second of July in London
    assert reported_words(midnight) == "This number was reported wrong on 2 July 2026"
    assert reported_words(None) == ""
    assert verified_words(date(2026, 7, 1), date(2026, 7, 2)) == "Number verified on 1 July 2026"


@pytest.mark.parametrize(
    "hours",
    [
        OpeningHours.weekdays(),
        OpeningHours(((7, "00:00", "24:00"),), open_on_bank_holidays=True),
        OpeningHours(tuple((day, "08:00", "20:15") for day in range(1, 8))),
    ],
)
def test_a_week_in_boxes_is_read_back_as_it_was(hours: OpeningHours) -> None:
    typed = {**hours_typed(hours), "out_of_hours": ["Ring 999"]}
    made, errors = read(ChangeHoursSchema(), typed)
    assert errors == ()
    assert made(None).hours == hours


@pytest.mark.parametrize(
    "typed,stored",
    [
        ("9am", "09:00"),
        (" 9:00 ", "09:00"),
        ("09.30", "09:30"),
        ("12am", "00:00"),
        ("12pm", "12:00"),
        ("5:15 PM", "17:15"),
        ("24:00", "24:00"),
        ("9", "9"),
        ("0am", "0am"),
        ("13pm", "13pm"),
        ("noon", "noon"),
        ("", ""),
    ],
)
def test_a_clock_is_read_as_people_write_it(typed: str, stored: str) -> None:
    assert clock_as_stored(typed) == stored


@pytest.mark.parametrize(
    "number,begins", [(0, "Nothing that is open"), (1, "1 open handover or"), (1200, "1,200 open")]
)
def test_what_is_still_open_is_counted(number: int, begins: str) -> None:
    assert open_with_words(number).startswith(begins)
