"""A lead writes down what was agreed with a team, and each item then shows it to everybody."""

from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from handover.reference import call_reference
from tests.agreeing import AGREED, agree, agree_body
from tests.browsing import ClientOf, page, send, words
from tests.leading import ask, sent
from tests.losing import record_loss
from tests.programs import program
from tests.region import withdraw
from tests.safeguarding import hide
from tests.web.refused_agreeing import AGREE
from tests.world import World

BY_LENA = "Lena Price, Tuesday 24 November 2026 at 10am"
PETRA = "Petra Lund, Team leader, Derby health visitors"


@pytest.fixture
def lena(client_of: ClientOf) -> FlaskClient:
    return client_of("lena")


def write_down(lena: FlaskClient, handover_id: UUID, *also: UUID) -> str:
    """What the lead reads after the form was sent."""
    typed: dict[str, str | list[str]] = {
        **AGREE.typed,
        "command_id": str(uuid4()),
        "also[]": [str(one) for one in also],
    }
    answer = send(lena, f"/handovers/{handover_id}/agreed", typed, follow=True)
    assert answer.status_code == 200, words(answer.text)
    return words(answer.text)


def test_the_case_leads_to_the_form_and_the_form_to_the_case(
    world: World, lena: FlaskClient
) -> None:
    handover_id = sent(world)
    assert f'href="/handovers/{handover_id}/agreed"' in page(lena, f"/board/{handover_id}")
    form = words(page(lena, f"/handovers/{handover_id}/agreed"))
    assert "It stops no clock and moves no responsibility" in form
    assert "Derby health visitors Receiving team" in form
    assert "Leicester community midwives Sending team" in form
    said = write_down(lena, handover_id)
    assert "Written down. Both teams see it. No clock stopped." in said
    assert f"What the lead agreed {PETRA} {AGREED} By 25 November 2026." in said
    assert f"Written down by {BY_LENA.replace(', Tue', ', Midlands region, Tue')}" in said


def test_the_board_shows_it_and_it_is_as_overdue_as_before(world: World, lena: FlaskClient) -> None:
    handover_id = sent(world)
    before = words(page(lena, "/board"))
    assert "Agreed with" not in before
    write_down(lena, handover_id)
    board = words(page(lena, "/board"))
    assert f"Agreed with {PETRA}: {AGREED} By 25 November 2026. Written down by {BY_LENA}" in board
    assert "1 Unacknowledged" in board
    assert "Responsible now: Mary Ashby" in board or "Responsible now: Mary Okafor" in board


def test_both_teams_read_it_on_the_record_and_in_the_timeline(
    world: World, client_of: ClientOf, lena: FlaskClient
) -> None:
    handover_id = sent(world)
    write_down(lena, handover_id)
    for who in ("mary", "hana"):
        read = words(page(client_of(who), f"/handovers/{handover_id}"))
        assert f"What the lead agreed {PETRA} {AGREED} By 25 November 2026." in read
        assert "The lead spoke with Petra Lund" in read
        assert "Agreed by 25 November 2026. No clock stopped" in read


def test_one_call_about_several_stands_on_each_of_them(world: World, lena: FlaskClient) -> None:
    first, second = sent(world), sent(world)
    elsewhere = sent(world, to="leicester_visitors", by="nina")
    form = words(page(lena, f"/handovers/{first}/agreed"))
    assert f"Handover of care {call_reference(second)}" in form
    assert f"Handover of care {call_reference(first)}" not in form
    assert call_reference(elsewhere) not in form, "it is with neither of the two teams"
    write_down(lena, first, second)
    assert words(page(lena, "/board")).count(AGREED) == 2


def test_what_was_typed_and_ticked_stays_when_something_is_wrong(
    world: World, lena: FlaskClient
) -> None:
    first, second = sent(world), sent(world)
    typed: dict[str, str | list[str]] = {"agreed": AGREED, "also[]": [str(second)]}
    answer = send(lena, f"/handovers/{first}/agreed", {**typed, "command_id": str(uuid4())})
    assert answer.status_code == 422
    assert "Choose the team you spoke with" in words(answer.text)
    assert f'value="{second}" checked' in answer.text
    assert AGREED in answer.text


def test_what_is_over_offers_no_form(world: World, lena: FlaskClient) -> None:
    closed, stopped = sent(world), sent(world)
    ask(world, "mary", withdraw(closed))
    ask(world, "mary", record_loss(stopped))
    for handover_id in (closed, stopped):
        assert "Write down what was agreed" not in words(page(lena, f"/board/{handover_id}"))


def test_a_hidden_address_hides_with_whom_it_was_agreed(
    app: Flask, world: World, lena: FlaskClient
) -> None:
    handover_id = sent(world)
    sent(world)
    ask(world, "lena", agree(handover_id))
    ask(world, "mary", hide(handover_id))
    for address in (f"/board/{handover_id}", f"/handovers/{handover_id}/agreed"):
        read = words(page(lena, address))
        assert "Derby" not in read
        assert "Petra" not in read
        assert AGREED not in read
    body = agree_body(agreed="Hana rings before midday")
    answer = program(app, "lena").post(f"/handovers/{handover_id}/agreed", body)
    assert answer.status_code == 201
    assert "Derby" not in answer.text
    rows = program(app, "lena").get("/board").get_json()["handovers"]
    [row] = [one for one in rows if one["handover_id"] == str(handover_id)]
    assert (row["agreed"]["with_whom"], row["agreed"]["team"], row["agreed"]["words"]) == (
        None,
    ) * 3


def test_only_a_lead_opens_the_form(world: World, client_of: ClientOf) -> None:
    handover_id = sent(world)
    for who in ("mary", "hana", "nina", "kit"):
        assert client_of(who).get(f"/handovers/{handover_id}/agreed").status_code == 403
    assert client_of("lena").get(f"/handovers/{uuid4()}/agreed").status_code == 404


def test_programs_write_and_read_it(app: Flask, world: World) -> None:
    handover_id, other = sent(world), sent(world)
    body = agree_body(also=[str(other)])
    answer = program(app, "lena").post(f"/handovers/{handover_id}/agreed", body)
    assert answer.status_code == 201, answer.text
    assert answer.get_json()["call_stopped_at"] is None
    board = program(app, "lena").get("/board").get_json()
    told = {
        "at": "2026-11-24T10:00:00Z",
        "by": "Lena Price",
        "with_whom": "Petra Lund, Team leader",
        "team": "Derby health visitors",
        "words": AGREED,
        "next_action_on": "2026-11-25",
    }
    assert [row["agreed"] for row in board["handovers"]] == [told, told]
    [one] = program(app, "hana").get(f"/handovers/{handover_id}").get_json()["agreements"]
    assert (one["with_name"], one["agreed"]) == ("Petra Lund", AGREED)
    assert one["said"]["name"] == "Lena Price"


def test_a_board_row_without_an_agreement_says_null(app: Flask, world: World) -> None:
    first = sent(world)
    ask(world, "lena", agree(first))
    sent(world)
    rows = program(app, "lena").get("/board").get_json()["handovers"]
    assert sorted(row["agreed"] is None for row in rows) == [False, True]
