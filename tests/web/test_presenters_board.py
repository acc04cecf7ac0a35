from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from handover.content import Kind
from handover.states import State
from handover.urgency import Urgency
from projections.model import Page
from projections.overdue import Counts, Show
from tests.daily import NO_DAILY_WORK
from web.presenters.board import (
    OVERDUE,
    TEAM_HAS_CLOSED,
    Ring,
    item,
    standing_tag,
    whom_to_ring,
)
from web.presenters.figures import FIGURE, FIGURE_HINT, NOTHING, figures, showing
from web.presenters.reasons import Row, reasons, settled_words, tried

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
SENDING, RECEIVING = UUID(int=1), UUID(int=2)
OPEN_WEEKDAYS = {
    "weekly": [[day, "09:00", "17:00"] for day in range(1, 6)],
    "open_on_bank_holidays": False,
}
TEAMS = {
    SENDING: {"telephone": "01632 960101", "hours": OPEN_WEEKDAYS},
    RECEIVING: {"telephone": "01632 960103", "hours": OPEN_WEEKDAYS},
}


def row(**changes: Any) -> dict[str, Any]:
    """A handover recorded an hour ago: the call is due in an hour, the answer in three."""
    return {
        "handover_id": UUID(int=3),
        "reference": "JJ43-9W5B",
        "kind": Kind.HANDOVER_OF_CARE.value,
        "urgency": Urgency.SAME_DAY.value,
        "state": State.WAITING.value,
        "recorded_at": NOW - timedelta(hours=1),
        "recorded_by": "Mary Okafor",
        "call_due_at": NOW + timedelta(hours=1),
        "acknowledge_due_at": NOW + timedelta(hours=3),
        "call_stopped_at": None,
        "acknowledged_at": None,
        "attempts": 0,
        "last_outcome": None,
        "professional": None,
        "next_action_on": None,
        "response_due_at": None,
        "asked_at": None,
        **dict.fromkeys(("closed_at", "stopped_at", "agreed_at", "ended_how", *NO_DAILY_WORK)),
        **dict.fromkeys(("visit_by_on", "midwifery_ends_on")) | {"is_hidden": False},
        "ladder": [],
        "sending_team_id": SENDING,
        "sending_name": "Leicester community midwives",
        "sending_organisation": "University Hospitals of Leicester",
        "sending_telephone": "01632 960901",
        "receiving_team_id": RECEIVING,
        "receiving_name": "Derby health visitors",
        "receiving_organisation": "Derbyshire Community",
        "receiving_telephone": "01632 960903",
        **changes,
    }


CALL_LATE = {"call_due_at": NOW - timedelta(hours=4)}
ACKNOWLEDGEMENT_LATE = {
    "call_stopped_at": NOW - timedelta(hours=70),
    "acknowledge_due_at": NOW - timedelta(days=2, hours=3),
}
ACKNOWLEDGED = {
    "state": State.ACKNOWLEDGED.value,
    "acknowledged_at": NOW - timedelta(minutes=5),
    "professional": "Hana Novak",
    "next_action_on": date(2026, 12, 1),
    "response_due_at": datetime(2026, 12, 2, 0, 0, tzinfo=UTC),
}
FORGOTTEN = ACKNOWLEDGED | {
    "next_action_on": date(2026, 11, 22),
    "response_due_at": datetime(2026, 11, 23, 0, 0, tzinfo=UTC),
}
"""Acknowledged, and the promised day is over since 34 hours."""
CLOSED = {"state": State.CLOSED.value, "closed_at": NOW, "response_due_at": None}
RESPONDED = ACKNOWLEDGED | CLOSED | {"ended_how": "response_reported"}
WITHDRAWN = CLOSED | {"ended_how": "withdrawn"}
IN_ERROR = CLOSED | {"ended_how": "entered_in_error"}
SPOKEN = {"call_stopped_at": NOW - timedelta(minutes=50)}
DECLINED = {"state": State.DECLINED.value}
THREE_ATTEMPTS = {"attempts": 3, "last_outcome": "voicemail"}


@pytest.mark.parametrize(
    "changes, said",
    [
        ({}, ("Waiting to be acknowledged: 3 hours left", "Call due in 1 hour: nobody has rung")),
        (ACKNOWLEDGEMENT_LATE, ("Acknowledgement overdue by 2 days 3 hours",)),
        (
            CALL_LATE | THREE_ATTEMPTS,
            (
                "Call overdue by 4 hours: 3 attempts, nobody reached (last: voicemail)",
                "Waiting to be acknowledged: 3 hours left",
            ),
        ),
        (
            {"state": State.RECEIVED.value} | SPOKEN,
            ("Waiting to be acknowledged: 3 hours left (received, but nobody has taken it on)",),
        ),
        (DECLINED | SPOKEN, ("Declined: back with the sending team",)),
        (
            DECLINED | ACKNOWLEDGEMENT_LATE,
            ("Declined: back with the sending team", "Acknowledgement overdue by 2 days 3 hours"),
        ),
        (
            ACKNOWLEDGED,
            ("Acknowledged, but nobody has spoken yet", "Call due in 1 hour: nobody has rung"),
        ),
        (
            ACKNOWLEDGED | CALL_LATE,
            ("Call overdue by 4 hours: nobody has rung", "Acknowledged, but nobody has spoken yet"),
        ),
        (ACKNOWLEDGED | SPOKEN, ()),
        (
            FORGOTTEN | SPOKEN,
            ("Response overdue by 1 day 10 hours: promised for 22 November 2026 by Hana Novak",),
        ),
        (
            FORGOTTEN | CALL_LATE,
            (
                "Response overdue by 1 day 10 hours: promised for 22 November 2026 by Hana Novak",
                "Call overdue by 4 hours: nobody has rung",
                "Acknowledged, but nobody has spoken yet",
            ),
        ),
        (RESPONDED, ()),
        (WITHDRAWN | CALL_LATE, ()),
        (IN_ERROR | ACKNOWLEDGEMENT_LATE, ()),
    ],
)
def test_every_reason_is_said_in_words(changes: Row, said: tuple[str, ...]) -> None:
    assert reasons(row(**changes), NOW) == said


@pytest.mark.parametrize(
    "attempts, outcome, said",
    [
        (0, None, "nobody has rung"),
        (1, "wrong_number", "1 attempt, nobody reached (last: wrong number)"),
        (
            2,
            "message_with_somebody",
            "2 attempts, nobody reached (last: message left with somebody)",
        ),
    ],
)
def test_attempts_are_never_called_a_contact(attempts: int, outcome: str | None, said: str) -> None:
    assert tried(row(attempts=attempts, last_outcome=outcome)) == said


@pytest.mark.parametrize(
    "changes, whom, telephone",
    [
        ({}, "the receiving team", "01632 960103"),
        (THREE_ATTEMPTS, "the receiving team", "01632 960103"),
        (ACKNOWLEDGEMENT_LATE, "the receiving team", "01632 960103"),
        (CALL_LATE, "the sending team", "01632 960101"),
        (CALL_LATE | {"acknowledge_due_at": NOW}, "the sending team", "01632 960101"),
        (DECLINED, "the sending team", "01632 960101"),
        (DECLINED | ACKNOWLEDGEMENT_LATE, "the sending team", "01632 960101"),
        (ACKNOWLEDGED, "the sending team", "01632 960101"),
        (FORGOTTEN | SPOKEN, "the receiving team", "01632 960103"),
        (FORGOTTEN, "the receiving team", "01632 960103"),
        (FORGOTTEN | CALL_LATE, "the receiving team", "01632 960103"),
    ],
)
def test_the_team_that_has_to_act_is_to_be_rung(changes: Row, whom: str, telephone: str) -> None:
    ring = whom_to_ring(row(**changes), NOW, TEAMS)
    assert ring is not None
    assert (ring.whom, ring.telephone) == (whom, telephone)
    assert ring.open_words == "Open now, until 5pm"


@pytest.mark.parametrize(
    "changes", [ACKNOWLEDGED | SPOKEN, RESPONDED, WITHDRAWN | CALL_LATE, IN_ERROR | CALL_LATE]
)
def test_nobody_has_to_be_rung_about_what_is_settled(changes: Row) -> None:
    assert whom_to_ring(row(**changes), NOW, TEAMS) is None


@pytest.mark.parametrize(
    "changes, said",
    [
        (ACKNOWLEDGED, ""),
        (FORGOTTEN | SPOKEN, ""),
        (ACKNOWLEDGED | SPOKEN, "Acknowledged and spoken about: nothing is waiting."),
        (RESPONDED, "Closed: the promised action was done. Tuesday 24 November 2026 at 10am."),
        (WITHDRAWN, "Closed: the sending team withdrew it. Tuesday 24 November 2026 at 10am."),
        (
            IN_ERROR,
            "Entered in error: do not act on this record. Tuesday 24 November 2026 at 10am.",
        ),
    ],
)
def test_what_is_settled_says_why(changes: Row, said: str) -> None:
    assert settled_words(row(**changes), NOW) == said


def test_a_team_that_has_closed_since_is_shown_with_the_number_it_had() -> None:
    ring = whom_to_ring(row(), NOW, {})
    assert ring == Ring(
        whom="the receiving team",
        why="Nobody there has acknowledged it",
        team="Derby health visitors",
        telephone="01632 960903",
        open_words=TEAM_HAS_CLOSED,
    )


def test_due_in_this_very_moment_is_not_yet_overdue() -> None:
    now_due = row(call_due_at=NOW, acknowledge_due_at=NOW)
    assert standing_tag(now_due, NOW) != OVERDUE
    assert standing_tag(now_due, NOW + timedelta(milliseconds=1)) == OVERDUE
    promised = row(**ACKNOWLEDGED | SPOKEN | {"response_due_at": NOW})
    assert standing_tag(promised, NOW) != OVERDUE
    assert standing_tag(promised, NOW + timedelta(milliseconds=1)) == OVERDUE


@pytest.mark.parametrize(
    "changes, tag",
    [
        ({}, "Unacknowledged"),
        ({"state": State.RECEIVED.value}, "Received, not acknowledged"),
        (DECLINED, "Declined"),
        (DECLINED | CALL_LATE, "Overdue"),
        (ACKNOWLEDGED, "Acknowledged"),
        (ACKNOWLEDGED | SPOKEN, "Settled"),
        (ACKNOWLEDGED | SPOKEN | {"acknowledge_due_at": NOW - timedelta(hours=1)}, "Settled"),
        (FORGOTTEN | SPOKEN, "Overdue"),
        (RESPONDED | CALL_LATE, "Closed"),
        (WITHDRAWN | CALL_LATE, "Closed"),
        (IN_ERROR | CALL_LATE, "Entered in error"),
    ],
)
def test_the_tag_says_where_it_stands(changes: Row, tag: str) -> None:
    assert standing_tag(row(**changes), NOW).text == tag


def test_an_item_names_teams_with_their_organisation_and_who_holds_it() -> None:
    shown = item(row(**ACKNOWLEDGED), NOW, TEAMS)
    assert shown.sending == "Leicester community midwives, University Hospitals of Leicester"
    assert shown.receiving == "Derby health visitors, Derbyshire Community"
    assert shown.holder == "Hana Novak, Derby health visitors"
    assert shown.age == "1 hour ago"
    assert not shown.is_overdue


def test_an_acknowledged_concern_stays_with_the_sender() -> None:
    shown = item(row(kind=Kind.CONCERN.value, **ACKNOWLEDGED), NOW, TEAMS)
    assert shown.holder == "Mary Okafor, Leicester community midwives"


def test_each_figure_has_words_and_its_own_number() -> None:
    counted = Counts(
        unacknowledged=4,
        overdue_acknowledgements=3,
        overdue_calls=2,
        nobody_reached=1,
        overdue_responses=5,
        open=9,
    )
    shown = figures(counted, Show.OVERDUE_CALLS)
    assert [figure.number for figure in shown] == [4, 3, 2, 1, 5]
    assert [figure.show for figure in shown if figure.is_chosen] == [Show.OVERDUE_CALLS]
    assert set(FIGURE) == set(FIGURE_HINT) == set(Show)


@pytest.mark.parametrize(
    "total, number, rows, in_region, said",
    [
        (0, 1, 0, 40, NOTHING),
        (2, 1, 2, 2, "Showing 1 to 2 of 2 that are open in the region."),
        (27, 2, 2, 412, "Showing 26 to 27 of 27 in this selection. 412 are open in the region."),
        (
            12000,
            480,
            25,
            20000,
            "Showing 11,976 to 12,000 of 12,000 in this selection. 20,000 are open in the region.",
        ),
    ],
)
def test_how_much_is_shown_of_how_much(
    total: int, number: int, rows: int, in_region: int, said: str
) -> None:
    page = Page([{}] * rows, total, number)
    assert showing(page, in_region) == said
