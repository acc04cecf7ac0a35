"""Story 8, as far as it goes today: the receiving team has no accounts and answers by telephone.

What the midwife writes down of the talk stops the call clock and no other. That they take it on
stands as what it is: reported by the sender, unconfirmed. Until somebody of that team acknowledges,
she holds the family, and the lead sees it so. The confirmation link that works once goes by e-mail
and waits for the outbox.
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
    """Mary sent it at 10am and rang at 10.20am; Priya Dale read it back and takes it on.

    One form says both: nobody types a name twice.
    """
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
        "next_action": "She visits at home",
        "next_action_on-day": "27",
        "next_action_on-month": "11",
        "next_action_on-year": "2026",
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


def test_it_stands_as_reported_by_the_sender_and_unconfirmed(
    client_of: ClientOf, app: Flask, rung: UUID
) -> None:
    mary = client_of("mary")
    record = words(page(mary, f"/handovers/{rung}"))
    assert "By word of mouth only: Priya Dale, Health visitor" in record
    assert "She visits at home , by 27 November 2026" in record
    assert (
        "Reported by the sender, unconfirmed: Mary Okafor, Leicester community midwives" in record
    )
    assert "Acknowledged by word of mouth: Priya Dale" in record
    sent_list = words(page(mary, "/sent"))
    assert "By word of mouth, unconfirmed" in sent_list
    assert "Unacknowledged" not in sent_list
    assert "nobody reached" not in sent_list
    shown = program(app, "mary").get(f"/handovers/{rung}").get_json()["word_of_mouth"]
    assert (shown["professional"], shown["next_action_on"]) == ("Priya Dale", "2026-11-27")
    assert shown["said"]["name"] == "Mary Okafor"


def test_the_lead_sees_it_apart_from_acknowledged_and_from_nobody_reached(
    client_of: ClientOf, clock: MovableClock, rung: UUID
) -> None:
    lena = client_of("lena")
    board = words(page(lena, "/board"))
    assert "By word of mouth, unconfirmed" in board
    assert "1 Unacknowledged" in board
    assert "0 Nobody reached" in board
    assert "Responsible now: Mary Okafor, Leicester community midwives" in board
    clock.move(days=2)
    late = words(page(client_of("lena"), "/board"))
    assert (
        "By word of mouth only, from Priya Dale, Health visitor: reported by the sender, "
        "unconfirmed" in late
    )
    assert "She visits at home" not in late
    assert "Ann Test" not in late
    case = words(page(client_of("lena"), f"/board/{rung}"))
    assert "Acknowledged by word of mouth: Priya Dale" in case


def test_an_acknowledgement_of_the_team_itself_takes_its_place(
    client_of: ClientOf, app: Flask, rung: UUID
) -> None:
    program(app, "hana").do(
        f"/handovers/{rung}/acknowledgement",
        professional="Priya Dale",
        professional_role="Health visitor",
        next_action="Visit at home",
        next_action_on="2026-11-27",
    )
    record = words(page(client_of("mary"), f"/handovers/{rung}"))
    assert "By word of mouth only" not in record
    assert "Acknowledged by word of mouth: Priya Dale" in record, "the timeline keeps it"
    shown = program(app, "mary").get(f"/handovers/{rung}").get_json()
    assert shown["word_of_mouth"] is None
    assert shown["holder"]["name"] == "Priya Dale"


def test_when_the_answer_is_overdue_the_lead_sees_it_and_no_call_is_overdue(
    client_of: ClientOf, clock: MovableClock, rung: UUID
) -> None:
    clock.move(days=2)
    board = words(page(client_of("lena"), "/board"))
    assert "1 Acknowledgements overdue" in board
    assert "0 Calls overdue" in board
    assert "Ann Test" not in board
    assert "Overdue" in words(page(client_of("mary"), f"/handovers/{rung}"))
