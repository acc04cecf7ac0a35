"""Story 2: Friday, 4:55pm, before a bank holiday weekend. A family with a plan has moved to Derby.

What cannot wait names the way round the shut desk now. A routine handover of the same minute is due
on the receiver's second working day, after the bank holiday.
"""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.browsing import ClientOf, page, words
from tests.programs import program
from tests.recording import Answers, sent
from tests.world import MovableClock, World

FRIDAY = datetime(2027, 4, 30, 15, 55, tzinfo=UTC)
"""4:55pm on the wall. Monday 3 May is a bank holiday."""
ROUTE = "Ring the duty desk on 01632 960199"
DUE: Answers = {"about.due_on-month": "7"}


@pytest.fixture
def nina(client_of: ClientOf, clock: MovableClock) -> FlaskClient:
    clock.now = FRIDAY
    return client_of("nina")


def recorded(nina: FlaskClient, world: World, urgency: str) -> UUID:
    """What Nina of Nottingham has just sent to Derby."""
    return sent(nina, world, about=DUE, why={"urgency": urgency})


def test_same_day_names_the_way_round_the_shut_desk_now(
    nina: FlaskClient, world: World, clock: MovableClock
) -> None:
    handover_id = recorded(nina, world, "same_day")
    assert ROUTE not in words(page(nina, f"/handovers/{handover_id}/call")), "until 5pm they answer"
    clock.move(minutes=6)
    assert ROUTE in words(page(nina, f"/handovers/{handover_id}/call"))


def test_same_day_does_not_wait_for_tuesday(nina: FlaskClient, world: World, app: Flask) -> None:
    handover_id = recorded(nina, world, "same_day")
    due = program(app, "nina").get(f"/handovers/{handover_id}").get_json()
    assert due["call_due_at"] == due["acknowledge_due_at"] == "2027-04-30T19:55:00Z"


def test_routine_of_the_same_minute_is_due_after_the_bank_holiday(
    nina: FlaskClient, world: World, app: Flask
) -> None:
    handover_id = recorded(nina, world, "routine")
    due = program(app, "nina").get(f"/handovers/{handover_id}").get_json()
    assert due["call_due_at"] == "2027-05-04T16:00:00Z", "Tuesday, when the desk closes"
    assert due["acknowledge_due_at"] == "2027-05-05T16:00:00Z", "Wednesday: the second working day"


def test_on_the_bank_holiday_only_the_urgent_one_is_overdue(
    nina: FlaskClient, world: World, clock: MovableClock, client_of: ClientOf
) -> None:
    recorded(nina, world, "same_day")
    recorded(nina, world, "routine")
    clock.now = datetime(2027, 5, 3, 12, tzinfo=UTC)
    board = words(page(client_of("lena"), "/board"))
    assert "2 Unacknowledged" in board
    assert "1 Acknowledgements overdue" in board
