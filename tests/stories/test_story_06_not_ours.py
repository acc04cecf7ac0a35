"""Story 6: a Leicester team gets a handover for an address in Hinckley, and it is not theirs.

They decline with the right team; it is back with the sender at once, red, its total age kept.
Redirected, it gets a new clock and keeps its history.
"""

import re
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from handover.commands import RegisterTeam
from handover.opening_hours import OpeningHours
from handover.states import State
from handover.teams import TeamKind
from tests.browsing import ClientOf, page, send, words
from tests.leading import ask
from tests.programs import program
from tests.recording import begun, sent, to_team
from tests.ringing import stored
from tests.world import MovableClock, World

REASON = "The address is in Hinckley"
HINCKLEY = "Hinckley and Bosworth health visiting"


@pytest.fixture
def hinckley(world: World) -> UUID:
    """The right team; it covers a postcode district that Leicester's team does not."""
    register = RegisterTeam(
        name=HINCKLEY,
        kind=TeamKind.HEALTH_VISITING,
        organisation="Leicestershire Partnership NHS Trust",
        ods_code="RT5",
        area="Leicester",
        places=("Hinckley", "Earl Shilton"),
        telephone="01632 960151",
        verified_on=None,
        hours=OpeningHours.weekdays(),
        out_of_hours="Ring the duty desk on 01632 960199.",
        authorities=("Leicestershire",),
        districts=("LE9", "LE10"),
    )
    team_id = ask(world, "kit", register)
    world.together.projector.catch_up_fully()
    return team_id


@pytest.fixture
def handover_id(world: World, client_of: ClientOf, hinckley: UUID) -> UUID:
    """Mary has sent it to Leicester's health visitors, where Hugo reads it."""
    del hinckley
    return sent(client_of("mary"), world, to=to_team(world, "leicester_visitors"))


def declined(hugo: FlaskClient, handover_id: UUID) -> str:
    """Hugo looks for the team of that district within the form, then declines; what he reads."""
    address = f"/handovers/{handover_id}/decline"
    typed: dict[str, str | list[str]] = {
        "command_id": str(uuid4()),
        "reason": REASON,
        "find": "LE10 1AB",
        "press": "find",
    }
    found = send(hugo, address, typed).text
    team = re.search(rf'value="([\w-]+)"[^>]*>\s*<label[^>]*>\s*{HINCKLEY}', found)
    assert team, words(found)
    typed = {**typed, "press": "", "suggested_team_id": team.group(1)}
    return words(send(hugo, address, typed, follow=True).text)


def test_it_is_back_with_the_sender_at_once_and_first_on_her_list(
    client_of: ClientOf, clock: MovableClock, handover_id: UUID
) -> None:
    assert "Ann Test" in words(page(client_of("hugo"), "/inbox"))
    clock.move(hours=2)
    mary, hugo = client_of("mary"), client_of("hugo")
    assert "Declined. It is back with the sending team" in declined(hugo, handover_id)

    html = page(mary, "/sent")
    assert "nhsuk-tag--red" in html
    read = words(html)
    assert f"Declined: {REASON}" in read
    assert HINCKLEY in read
    assert "Ann Test" not in words(page(hugo, "/inbox"))
    board = words(page(client_of("lena"), "/board"))
    assert "2 hours ago" in board
    assert "Responsible now: Mary Okafor, Leicester community midwives" in board


def test_redirected_it_gets_a_new_clock_and_keeps_its_age_and_history(
    world: World,
    client_of: ClientOf,
    clock: MovableClock,
    handover_id: UUID,
    hinckley: UUID,
) -> None:
    first = stored(world, handover_id)
    clock.move(hours=2)
    declined(client_of("hugo"), handover_id)
    clock.move(hours=1)
    mary = client_of("mary")

    form = page(mary, f"/handovers/{handover_id}/redirect")
    assert HINCKLEY in words(form), "the suggested team stands there"
    command_id = re.search(r'name="command_id" value="([^"]+)"', form)
    assert command_id
    typed: dict[str, str | list[str]] = {
        "command_id": command_id.group(1),
        "to_team_id": str(hinckley),
        "reason": "They cover LE10",
        "q": "",
        "do": "send",
    }
    address = f"/handovers/{handover_id}/redirect"
    assert "Redirected" in words(send(mary, address, typed, follow=True).text)

    now = stored(world, handover_id)
    assert (now.state, now.receiving.name) == (State.WAITING, HINCKLEY)
    assert now.recorded.recorded_at == first.recorded.recorded_at, "the total age is kept"
    assert now.due.acknowledge_due_at > first.due.acknowledge_due_at, "a clock of its own"
    board = words(page(client_of("lena"), "/board"))
    assert f"To {HINCKLEY}" in board
    assert "3 hours ago" in board
    record = words(page(mary, f"/handovers/{handover_id}"))
    for line in ("Declined", f"They suggest {HINCKLEY}", f"Redirected to {HINCKLEY}"):
        assert line in record


@pytest.mark.usefixtures("hinckley")
def test_the_district_alone_finds_the_right_team_and_a_postcode_is_cut_to_it(
    client_of: ClientOf,
) -> None:
    mary = client_of("mary")
    address = f"/record/{begun(mary)}/to"
    found = send(mary, address, {"q": "LE10 1AB"})
    assert (found.status_code, found.location) == (303, f"{address}?q=LE10")
    read = words(page(mary, found.location))
    assert "1 team found" in read
    assert f"{HINCKLEY} Leicestershire Partnership NHS Trust (RT5)" in read
    assert "Covers Leicestershire, LE9, LE10" in read
    assert HINCKLEY not in words(page(mary, f"{address}?q=LE1")), "LE1 is not LE10"


@pytest.mark.usefixtures("hinckley")
def test_a_program_finds_it_by_its_district_and_by_its_council(app: Flask) -> None:
    mary = program(app, "mary")
    for words_asked in ("le10", "LE10 1AB", "leicestershire"):
        teams = mary.post("/teams/search", {"q": words_asked}).get_json()["teams"]
        assert HINCKLEY in [team["name"] for team in teams]
    first = mary.get("/teams", q="leicestershire").get_json()["teams"][0]
    assert first["name"] == HINCKLEY, "whoever covers exactly that comes first"
