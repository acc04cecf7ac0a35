"""Story 8, as far as it goes today: the receiving team has no accounts and answers by telephone.

What the midwife writes down of the talk stops the call clock and no other: until somebody of that
team acknowledges, she holds the family, and the lead sees it so. There is no confirmation link yet.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.browsing import page, send, words
from tests.programs import program
from tests.recording import sent
from tests.world import MovableClock, World

ClientOf = Callable[[str], FlaskClient]


@pytest.fixture
def rung(world: World, client_of: ClientOf, clock: MovableClock) -> UUID:
    """Mary sent it at 10am and rang at 10.20am; Priya Dale answered and read it back."""
    mary = client_of("mary")
    handover_id = sent(mary, world)
    clock.move(minutes=20)
    talk: dict[str, str | list[str]] = {
        "command_id": str(uuid4()),
        "with_name": "Priya Dale",
        "with_role": "Health visitor",
        "with_team": "Derby health visitors",
        "number": "01632 960103",
        "verified_how": "directory_number",
        "is_read_back": "yes",
        "agreed": "She takes it on and visits on Friday",
    }
    answer = send(mary, f"/handovers/{handover_id}/conversation", talk)
    assert answer.status_code == 303, answer.text
    return handover_id


def test_the_record_says_whom_she_rang_who_answered_and_that_it_was_read_back(
    client_of: ClientOf, rung: UUID
) -> None:
    read = words(page(client_of("mary"), f"/handovers/{rung}"))
    assert "Conversation with Priya Dale" in read
    assert "Health visitor, Derby health visitors" in read
    assert "On 01632 960103: the number is the directory's" in read
    assert "Read back and confirmed" in read
    assert "Agreed: She takes it on and visits on Friday" in read


def test_a_word_by_telephone_is_no_acknowledgement_and_mary_holds_the_family(
    app: Flask, rung: UUID
) -> None:
    record = program(app, "mary").get(f"/handovers/{rung}").get_json()
    assert record["state"] == "waiting"
    assert record["acknowledgement"] is None
    assert record["holder"]["name"] == "Mary Okafor"
    assert datetime.fromisoformat(record["call_stopped_at"]) == datetime(
        2026, 11, 24, 10, 20, tzinfo=UTC
    )


def test_when_the_answer_is_overdue_the_lead_sees_it_and_no_call_is_overdue(
    client_of: ClientOf, clock: MovableClock, rung: UUID
) -> None:
    clock.move(days=2)
    board = words(page(client_of("lena"), "/board"))
    assert "1 Acknowledgements overdue" in board
    assert "0 Calls overdue" in board
    assert "Ann Test" not in board
    assert "Overdue" in words(page(client_of("mary"), f"/handovers/{rung}"))
