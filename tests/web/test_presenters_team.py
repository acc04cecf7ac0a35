"""A team in words: open or closed, until when, and how far its number can be trusted."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from handover.directory.numbers import TeamNumber
from handover.opening_hours import OpeningHours
from projections.directory_table import number_as_stored
from tests.region import DERBY
from web.presenters.team import open_words, team_shown
from web.presenters.team_numbers import verified_words

WEEKDAYS = OpeningHours.weekdays()
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "now, words",
    [
        (datetime(2026, 11, 24, 10, 0, tzinfo=UTC), "Open now, until 5pm"),
        (datetime(2026, 11, 24, 7, 0, tzinfo=UTC), "Closed until 9am today"),
        (
            datetime(2026, 11, 24, 17, 0, tzinfo=UTC),
            "Closed until 9am on Wednesday 25 November",
        ),
        (datetime(2026, 11, 27, 18, 0, tzinfo=UTC), "Closed until 9am on Monday 30 November"),
        (  # Christmas, the weekend and the substitute day
            datetime(2026, 12, 24, 18, 0, tzinfo=UTC),
            "Closed until 9am on Tuesday 29 December",
        ),
        (  # 9:30am in British Summer Time
            datetime(2026, 7, 1, 8, 30, tzinfo=UTC),
            "Open now, until 5pm",
        ),
    ],
)
def test_whether_somebody_should_answer_now(now: datetime, words: str) -> None:
    assert open_words(WEEKDAYS, now) == words


@pytest.mark.parametrize(
    "verified_on, words",
    [
        (None, "Number not verified: nobody has said that it is right"),
        (date(2026, 11, 24), "Number verified on 24 November 2026"),
        (date(2026, 8, 26), "Number verified on 26 August 2026"),  # 90 days ago
        (date(2026, 8, 25), "Number not verified for 91 days (last on 25 August 2026)"),
    ],
)
def test_how_far_a_number_can_be_trusted(verified_on: date | None, words: str) -> None:
    assert verified_words(verified_on, TODAY) == words


def test_a_row_of_the_directory_becomes_words() -> None:
    row: dict[str, Any] = {
        "team_id": DERBY,
        "name": "Derby health visiting",
        "kind": "health_visiting",
        "organisation": "Derbyshire Community",
        "ods_code": "RY8",
        "area": "Derbyshire",
        "places": ["Derby", "Ripley"],
        "authorities": ["Derbyshire"],
        "districts": ["DE1", "DE5"],
        "numbers": [number_as_stored(TeamNumber(1, "01632 960100"))],
        "successor_id": None,
        "mailbox": "derby.desk@example.nhs.uk",
        "mailbox_verified_on": date(2026, 11, 20),
        "former_names": [],
        "hours": {"weekly": [[2, "09:00", "17:00"]], "open_on_bank_holidays": False},
        "out_of_hours": "Ring the duty team",
        "is_closed": False,
    }
    shown = team_shown(row, datetime(2026, 11, 24, 10, 0, tzinfo=UTC))
    assert (shown.kind, shown.places) == ("Health visiting", "Derby, Ripley")
    assert shown.hours_words == "Tuesday 9am to 5pm, shut on bank holidays"
    assert shown.is_open
    assert (shown.telephone, shown.covers) == ("01632 960100", "Derbyshire, DE1, DE5")
    assert shown.is_number_doubtful
    assert shown.out_of_hours_number == ""
    assert shown.mailbox_words == "The team confirmed on 20 November 2026 that they read it"
