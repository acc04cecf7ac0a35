"""Whoever looks for a team may type a full postcode: no address holds it, and nothing is lost."""

from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.browsing import ClientOf, csrf_token, page, send
from tests.programs import program, register_body
from tests.recording import answer, begun, to_team
from tests.world import PASSWORD, MovableClock, World

TYPED: dict[str, str | list[str]] = {"q": "DE1 2AB"}


@pytest.fixture
def mary(client_of: ClientOf) -> FlaskClient:
    return client_of("mary")


@pytest.fixture(params=["the directory", "a record"])
def address(request: pytest.FixtureRequest, mary: FlaskClient, world: World) -> str:
    """Where she looks for a team; on a record she had chosen one before."""
    if request.param == "the directory":
        return "/directory"
    draft_id = begun(mary)
    answer(mary, draft_id, "to", to_team(world))
    return f"/record/{draft_id}/to"


def test_what_is_typed_is_posted_and_goes_on_to_an_address_with_the_district_alone(
    mary: FlaskClient, address: str
) -> None:
    assert 'method="get"' not in page(mary, address)
    answered = send(mary, address, TYPED)
    assert (answered.status_code, answered.location.split("#")[0]) == (303, f"{address}?q=DE1")
    assert 'value="DE1"' in page(mary, answered.location)


def test_an_address_that_somebody_wrote_goes_on_to_one_without_the_full_postcode(
    mary: FlaskClient, address: str
) -> None:
    went_on = mary.get(f"{address}?q=DE1+2AB")
    assert (went_on.status_code, urlsplit(went_on.location).query) == (303, "q=DE1")


@pytest.mark.parametrize("typed", ["DE1 2AB", ""])
def test_a_search_sent_as_the_session_ran_out_is_carried_on_and_the_chosen_team_stays(
    mary: FlaskClient, clock: MovableClock, world: World, address: str, typed: str
) -> None:
    token = csrf_token(mary)
    clock.move(minutes=31)
    away = mary.post(address, data={**TYPED, "q": typed, "csrf_token": token})
    assert away.location == f"/sign-in?next={address}"
    signing: dict[str, str | list[str]] = {
        "username": "mary",
        "password": PASSWORD,
        "next": address,
    }
    back = send(mary, "/sign-in", signing, follow=True)
    district = b"DE1" if typed else b""
    assert (back.request.path, back.request.query_string) == (address, b"q=" + district)
    derby = world.teams["derby_visitors"]
    is_chosen = f'value="{derby}" checked' in back.text
    assert is_chosen is (address != "/directory")


@pytest.mark.parametrize("asked", ["DE1 2AB", "de1 2ab", "Derby DE1 2AB", "DE12AB"])
def test_a_program_that_writes_one_into_an_address_is_told_where_to_send_it(
    app: Flask, asked: str
) -> None:
    answer = program(app, "mary").get("/teams", q=asked)
    assert answer.status_code == 422
    assert answer.get_json()["errors"] == [
        {
            "field": "q",
            "message": "A full postcode stands in no address. Send the district alone, or send it "
            "in the body of POST /api/v1/teams/search",
        }
    ]


def test_a_program_sends_it_in_a_body_and_finds_what_the_district_finds(app: Flask) -> None:
    mary = program(app, "mary")
    covering = register_body(districts=["DE1"], authorities=[])
    program(app, "kit").post("/teams", covering)
    by_district = mary.get("/teams", q="DE1")
    assert by_district.status_code == 200
    found = mary.post("/teams/search", {"q": "DE1 2AB"})
    assert found.status_code == 200, "nothing was made"
    assert found.get_json() == by_district.get_json()
    assert [team["name"] for team in found.get_json()["teams"]] == [covering["name"]]


def test_a_body_that_says_nothing_finds_every_team(app: Flask) -> None:
    mary = program(app, "mary")
    assert mary.post("/teams/search", {}).get_json() == mary.get("/teams").get_json()
    assert mary.post("/teams/search", {}).get_json()["total"] > 1


@pytest.mark.parametrize("field,value", [("q", None), ("q", 7), ("page", 0), ("where", "DE1")])
def test_what_no_search_can_be_is_refused_beside_its_field(
    app: Flask, field: str, value: object
) -> None:
    answer = program(app, "mary").post("/teams/search", {field: value})
    assert answer.status_code == 422
    assert [one["field"] for one in answer.get_json()["errors"]] == [field]
