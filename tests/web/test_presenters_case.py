from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from handover.content import Kind
from handover.states import State
from handover.urgency import Urgency
from web.presenters.board import TEAM_HAS_CLOSED
from web.presenters.case import Side, case

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
SENDING, RECEIVING = UUID(int=1), UUID(int=2)
ROW = {
    "handover_id": UUID(int=3),
    "reference": "JJ43-9W5B",
    "kind": Kind.HANDOVER_OF_CARE.value,
    "urgency": Urgency.SAME_DAY.value,
    "state": State.WAITING.value,
    "recorded_at": NOW - timedelta(hours=1),
    "recorded_by": "Mary Okafor",
    "call_due_at": NOW - timedelta(minutes=20),
    "acknowledge_due_at": NOW + timedelta(hours=3),
    "call_stopped_at": NOW - timedelta(minutes=10),
    "acknowledged_at": None,
    "attempts": 0,
    "last_outcome": None,
    "professional": None,
    "sending_team_id": SENDING,
    "sending_name": "Leicester community midwives",
    "sending_organisation": "University Hospitals of Leicester",
    "sending_area": "Leicester",
    "sending_telephone": "01632 960901",
    "receiving_team_id": RECEIVING,
    "receiving_name": "Derby health visitors",
    "receiving_organisation": "Derbyshire Community",
    "receiving_area": "Derby",
    "receiving_telephone": "01632 960903",
}


def team(*, is_closed: bool = False) -> dict[str, Any]:
    """A row of the directory: another number than the one frozen in the handover."""
    return {
        "team_id": RECEIVING,
        "name": "Derby health visitors",
        "organisation": "Derbyshire Community",
        "ods_code": "RY8",
        "area": "Derby",
        "places": ["Derby"],
        "kind": "health_visiting",
        "telephone": "01632 960103",
        "hours": {
            "weekly": [[day, "09:00", "17:00"] for day in range(1, 6)],
            "open_on_bank_holidays": False,
        },
        "verified_on": date(2026, 10, 20),
        "reported_wrong_at": None,
        "successor_id": None,
        "former_names": [],
        "out_of_hours": "Ring the duty desk on 01632 960199",
        "is_closed": is_closed,
    }


def receiving_side(directory: dict[UUID, Any]) -> Side:
    return case(ROW, [], NOW, directory).sides[1]


def test_the_directory_says_the_number_whether_it_was_verified_and_whether_they_are_open() -> None:
    side = receiving_side({RECEIVING: team()})
    assert side.telephone == "01632 960103"
    assert side.notes == ("Open now, until 5pm", "Number verified on 20 October 2026")


def test_a_team_that_has_closed_since_is_said_to_have_closed() -> None:
    shown = case(ROW, [], NOW, {RECEIVING: team(is_closed=True)})
    assert shown.sides[1].notes == (TEAM_HAS_CLOSED,)
    assert shown.item.ring is not None
    assert shown.item.ring.open_words == TEAM_HAS_CLOSED


def test_a_team_unknown_to_the_directory_keeps_the_number_of_the_handover() -> None:
    side = receiving_side({})
    assert (side.telephone, side.notes) == ("01632 960903", ())


def test_each_clock_says_how_it_stands_and_when_it_was_due() -> None:
    shown = case(ROW, [], NOW, {})
    assert shown.call.words == "Done, 10 minutes late"
    assert shown.call_due == "by Tuesday 24 November 2026 at 9:40am"
    assert shown.acknowledgement.words == "3 hours left"
    assert shown.acknowledgement_due == "by Tuesday 24 November 2026 at 1pm"
