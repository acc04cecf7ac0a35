from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from handover.content import Kind
from handover.directory.numbers import TeamNumber
from handover.states import State
from handover.urgency import Urgency
from projections.directory_table import number_as_stored
from tests.daily import NO_DAILY_WORK
from web.presenters.board import TEAM_HAS_CLOSED
from web.presenters.case import Side, case

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
SENDING, RECEIVING = UUID(int=1), UUID(int=2)
ROW: dict[str, Any] = {
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
    "next_action_on": None,
    "response_due_at": None,
    "asked_at": None,
    "closed_at": None,
    "ended_how": None,
    "visit_by_on": None,
    "midwifery_ends_on": None,
    "ladder": [],
    "stopped_at": None,
    "is_hidden": False,
    "sending_knows": None,
    "sending_change": None,
    "receiving_knows": None,
    "receiving_change": None,
    "babies": [],
    "lost": [],
    "agreed_at": None,
    **NO_DAILY_WORK,
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
        "authorities": ["Derby"],
        "districts": ["DE1"],
        "kind": "health_visiting",
        "telephone": "01632 960103",
        "numbers": [
            number_as_stored(TeamNumber(1, "01632 960103", verified_on=date(2026, 10, 20)))
        ],
        "hours": {
            "weekly": [[day, "09:00", "17:00"] for day in range(1, 6)],
            "open_on_bank_holidays": False,
        },
        "verified_on": date(2026, 10, 20),
        "reported_wrong_at": None,
        "successor_id": None,
        "mailbox": "",
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
    assert [(one.name, one.clock.words, one.due) for one in shown.clocks] == [
        ("Call", "Done, 10 minutes late", "by Tuesday 24 November 2026 at 9:40am"),
        ("Acknowledgement", "3 hours left", "by Tuesday 24 November 2026 at 1pm"),
    ]


def test_a_promise_starts_the_response_clock() -> None:
    promised = ROW | {
        "state": State.ACKNOWLEDGED.value,
        "acknowledged_at": NOW,
        "professional": "Hana Novak",
        "next_action_on": date(2026, 11, 25),
        "response_due_at": datetime(2026, 11, 26, 0, 0, tzinfo=UTC),
    }
    response = case(promised, [], NOW, {}).clocks[-1]
    assert (response.name, response.clock.words, response.due) == (
        "Response",
        "1 day 14 hours left",
        "by midnight at the end of Wednesday 25 November 2026",
    )


def test_a_promise_that_was_kept_stops_the_response_clock_at_the_end() -> None:
    kept = ROW | {
        "state": State.CLOSED.value,
        "acknowledged_at": NOW,
        "professional": "Hana Novak",
        "next_action_on": date(2026, 11, 25),
        "closed_at": datetime(2026, 11, 26, 3, 0, tzinfo=UTC),
        "ended_how": "response_reported",
    }
    assert case(kept, [], NOW, {}).clocks[-1].clock.words == "Done, 3 hours late"
    wrong = kept | {"ended_how": "entered_in_error"}
    assert case(wrong, [], NOW, {}).clocks[-1].clock.words == "Not done before it was closed"


def test_a_clock_that_ran_when_it_was_closed_reads_as_neither_done_nor_overdue() -> None:
    closed = ROW | {
        "state": State.CLOSED.value,
        "closed_at": NOW,
        "ended_how": "withdrawn",
        "acknowledge_due_at": NOW - timedelta(hours=1),
    }
    answer = case(closed, [], NOW + timedelta(days=3), {}).clocks[1].clock
    assert answer.words == "Not done before it was closed"
    assert answer.colour == "grey"
    assert not answer.is_overdue
