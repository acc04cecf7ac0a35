"""Story 8: the receiving team has no accounts and answers by telephone.

What the midwife writes down of the talk stops the call clock and no other. That they take it on
stands as what it is: reported by the sender, unconfirmed. An email asks the team to confirm it, by
a link that works once. Until somebody of that team acknowledges, she holds the family, and the lead
sees it so.
"""

import re
from datetime import UTC, datetime
from threading import Event
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from handover.reference import call_reference
from tests.browsing import ClientOf, page, send, words
from tests.post.mail_server import mail_server
from tests.programs import program
from tests.recording import sent
from tests.world import MovableClock, World
from web.post.post import Post
from web.post.server import MailServer
from web.post.tokens import LinkRule


@pytest.fixture
def rung(world: World, client_of: ClientOf, clock: MovableClock) -> UUID:
    """Mary sent it at 10am and rang at 10.20am; Priya Dale read it back and takes it on."""
    return rang(world, client_of("mary"), clock)


def rang(world: World, mary: FlaskClient, clock: MovableClock) -> UUID:
    """One form says what was talked about and that it is taken on: nobody types a name twice."""
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


@pytest.fixture
def code(world: World, client_of: ClientOf, app: Flask, clock: MovableClock) -> str:
    """The code of the email that the post has just sent to Derby's mailbox; nothing else is known.

    The keeper has said where Derby is told; then Mary recorded, rang, and wrote down what was said.
    """
    derby = world.teams["derby_visitors"]
    program(app, "kit").do(f"/teams/{derby}/mailbox", mailbox="derby.desk@example.nhs.uk")
    rang(world, client_of("mary"), clock)
    with mail_server() as server:
        mail, together = server.mail(), world.together
        rule = LinkRule(together.settings.secret_key, together.settings.link_lasts)
        post = Post(
            together.service,
            together.projector,
            together.reads,
            mail=mail,
            server=MailServer(mail),
            clock=clock,
            passed=clock.passed,
            links=rule,
        )
        assert post.send_due(Event()) == 2
        email = server.emails[-1]
    assert email["To"] == "derby.desk@example.nhs.uk"
    read = email.as_string()
    for secret in ("Ann Test", "999", "Priya Dale", "Mary Okafor", "Leicester"):
        assert secret not in read.partition("\n\n")[2]
    [token] = re.findall(r"/confirm#(\S+)", email.get_content())
    return str(token)


def test_the_colleague_confirms_by_the_link_with_the_agreed_reference_once(
    stranger: FlaskClient, client_of: ClientOf, app: Flask, code: str
) -> None:
    """She has no account: the email and the reference from the telephone are all that she has."""
    [row] = program(app, "mary").get("/sent").get_json()["handovers"]
    handover_id, reference = row["handover_id"], call_reference(UUID(row["handover_id"]))
    typed: dict[str, str | list[str]] = {"code": code, "reference": reference}
    shown = send(stranger, "/confirm", typed)
    read = words(shown.text)
    assert "Who rang Mary Okafor, Leicester community midwives" in read
    assert "Agreed She takes it on and visits on Friday" in read
    assert "Ann Test" not in read
    named: dict[str, str | list[str]] = {
        **typed,
        "command_id": str(uuid4()),
        "professional": "Priya Dale",
        "professional_role": "Health visitor",
        "next_action": "Visit at home",
        "next_action_on-day": "27",
        "next_action_on-month": "11",
        "next_action_on-year": "2026",
    }
    assert send(stranger, "/confirm/acknowledgement", named).status_code == 303
    record = words(page(client_of("mary"), f"/handovers/{handover_id}"))
    assert "By word of mouth only" not in record
    assert "by a link that was sent to the team" in record
    shown_now = program(app, "mary").get(f"/handovers/{handover_id}").get_json()
    assert shown_now["holder"]["name"] == "Priya Dale"
    assert shown_now["holder"]["team"]["name"] == "Derby health visitors"
    board = words(page(client_of("lena"), "/board"))
    assert "By word of mouth, unconfirmed" not in board
    again = send(stranger, "/confirm", typed)
    assert (again.status_code, "works no more" in again.text) == (422, True)


def test_when_nobody_confirms_the_word_stands_as_reported_and_the_lead_sees_it(
    client_of: ClientOf, clock: MovableClock, stranger: FlaskClient, code: str, app: Flask
) -> None:
    clock.move(days=4)
    [row] = program(app, "mary").get("/sent").get_json()["handovers"]
    reference = call_reference(UUID(row["handover_id"]))
    late = send(stranger, "/confirm", {"code": code, "reference": reference})
    assert (late.status_code, "works no more" in late.text) == (422, True)
    board = words(page(client_of("lena"), "/board"))
    assert (
        "By word of mouth only, from Priya Dale, Health visitor: reported by the sender, "
        "unconfirmed" in board
    )
    assert "Responsible now: Mary Okafor, Leicester community midwives" in board
