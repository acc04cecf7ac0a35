"""The directory through the API: a keeper's program registers, verifies, changes hours, closes."""

from uuid import UUID

import pytest
from flask import Flask

from tests.programs import (
    Program,
    attempt_body,
    fields_of,
    hours_body,
    once,
    program,
    record_body,
    register_body,
)
from tests.world import World


@pytest.fixture
def kit(app: Flask) -> Program:
    return program(app, "kit")


@pytest.fixture
def derby(world: World) -> str:
    return str(world.teams["derby_visitors"])


def test_a_registered_team_is_answered_as_the_directory_shows_it(kit: Program) -> None:
    answer = kit.post("/teams", register_body())
    assert answer.status_code == 201
    team = answer.get_json()
    assert answer.headers["Location"] == f"/api/v1/teams/{team['team_id']}"
    assert team == kit.get(f"/teams/{team['team_id']}").get_json()
    assert team["places"] == ["Belper", "Duffield"]
    assert (team["verified_on"], team["reported_wrong_at"]) == ("2026-11-20", None)
    assert team["hours"]["weekly"][0] == {"weekday": 1, "opens": "09:00", "closes": "17:00"}


def test_the_hours_that_are_read_can_be_sent_back(kit: Program, derby: str) -> None:
    team = kit.get(f"/teams/{derby}").get_json()
    left = kit.do(f"/teams/{derby}/hours", hours=team["hours"], out_of_hours=team["out_of_hours"])
    assert left == team


def test_a_team_can_be_registered_before_anybody_has_rung_it(kit: Program) -> None:
    assert kit.do("/teams", **register_body(verified_on=None))["verified_on"] is None


def test_a_wrong_number_is_seen_by_every_program_until_it_is_verified(
    app: Flask, kit: Program, derby: str
) -> None:
    mary = program(app, "mary")
    handover_id = mary.do("/handovers", **record_body(UUID(derby)))["handover_id"]
    answer = mary.do(f"/handovers/{handover_id}/attempts", **attempt_body(outcome="wrong_number"))
    assert answer["handover_id"] == handover_id
    assert mary.get(f"/teams/{derby}").get_json()["reported_wrong_at"] == "2026-11-24T10:00:00Z"
    left = kit.do(f"/teams/{derby}/number", telephone="01632 960555", verified_on="2026-11-24")
    assert (left["telephone"], left["reported_wrong_at"]) == ("01632 960555", None)
    assert mary.get(f"/teams/{derby}").get_json() == left


def test_changed_hours_are_answered(kit: Program, derby: str) -> None:
    hours = {
        "weekly": [{"weekday": 7, "opens": "00:00", "closes": "24:00"}],
        "open_on_bank_holidays": True,
    }
    left = kit.do(f"/teams/{derby}/hours", **hours_body(hours=hours))
    assert left["hours"] == hours


def test_a_closed_team_names_its_successor(kit: Program, derby: str, world: World) -> None:
    successor = str(world.teams["leicester_visitors"])
    left = kit.do(f"/teams/{derby}/closing", reason="Joined", successor_id=successor)
    assert (left["is_closed"], left["successor_id"]) == (True, successor)
    found = kit.get("/teams", q="derby health visitors").get_json()["teams"]
    assert [team["team_id"] for team in found] == [successor]


def test_the_same_command_twice_gets_the_first_answer(
    kit: Program, derby: str, world: World
) -> None:
    successor = str(world.teams["leicester_visitors"])
    body = once({"reason": "Joined with another team", "successor_id": successor})
    first, second = (kit.post(f"/teams/{derby}/closing", body) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.get_json() == second.get_json()


@pytest.mark.parametrize("path", ["number", "hours", "closing"])
def test_a_team_that_is_not_there_is_not_found(kit: Program, path: str) -> None:
    bodies = {
        "number": once({"telephone": "01632 960555", "verified_on": "2026-11-24"}),
        "hours": hours_body(),
        "closing": once({"reason": "Joined"}),
    }
    assert kit.post(f"/teams/{UUID(int=7)}/{path}", bodies[path]).status_code == 404


@pytest.mark.parametrize(
    "weekly",
    [
        [{"weekday": 8, "opens": "09:00", "closes": "17:00"}],
        [{"weekday": None, "opens": "09:00", "closes": "17:00"}],
        [{"weekday": True, "opens": "09:00", "closes": "17:00"}],
        [{"weekday": 1, "opens": 9, "closes": 17}],
        [{"weekday": 1, "opens": "09:00", "closes": "17:00"}] * 2,
        [[1, "09:00", "17:00"]],
        [None],
        {"x": {"opens": "09:00", "closes": "17:00"}},
        {"1": "09:00 to 17:00"},
        "all week",
        7,
    ],
)
def test_a_week_that_cannot_be_is_refused_about_its_field(
    kit: Program, derby: str, weekly: object
) -> None:
    hours = {"weekly": weekly, "open_on_bank_holidays": False}
    answer = kit.post(f"/teams/{derby}/hours", hours_body(hours=hours))
    assert answer.status_code == 422
    fields = fields_of(answer)
    assert fields
    assert all(field.startswith("hours.weekly") for field in fields)


@pytest.mark.parametrize("places", [[], [""], [7], "", None, {"a": "b"}, ["x" * 200]])
def test_places_that_cannot_be_are_refused_about_their_field(kit: Program, places: object) -> None:
    answer = kit.post("/teams", register_body(places=places))
    assert answer.status_code == 422
    [error] = answer.get_json()["errors"]
    assert error["field"] == "places"
