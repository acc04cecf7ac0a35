"""Every answer of the API that is not what was asked for: one shape, a stable name, plain words."""

from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.faults import answer_nobody
from tests.programs import (
    V1,
    Program,
    acknowledge_body,
    attempt_body,
    check_problem,
    conversation_body,
    fields_of,
    once,
    program,
    record_body,
    respond_body,
)
from tests.world import World


@pytest.fixture
def mary(app: Flask) -> Program:
    return program(app, "mary")


@pytest.fixture
def hana(app: Flask) -> Program:
    return program(app, "hana")


@pytest.fixture
def handover(mary: Program, world: World) -> str:
    """The path of a handover that Mary has just recorded for Derby."""
    made = mary.do("/handovers", **record_body(world.teams["derby_visitors"]))
    return f"/handovers/{made['handover_id']}"


def test_what_is_not_there_and_what_is_not_yours_read_the_same(app: Flask, handover: str) -> None:
    nina = program(app, "nina")
    for path, body in (
        ("/attempts", attempt_body()),
        ("/conversations", conversation_body()),
        ("/received", once({})),
        ("/acknowledgement", acknowledge_body()),
        ("/decline", once({"reason": "Not ours"})),
        ("/redirect", once({"reason": "Not ours", "to_team_id": str(uuid4())})),
        ("/response", respond_body()),
        ("/question", once({"question": "Whose is it?"})),
        ("/answer", once({"answer": "Ours"})),
        ("/notes", once({"words": "Not ours"})),
        ("/withdrawal", once({"reason": "Not ours"})),
        ("/error", once({"reason": "Not ours"})),
    ):
        not_yours = nina.post(handover + path, body)
        not_there = nina.post(f"/handovers/{uuid4()}{path}", body)
        check_problem(not_yours, 404, "handover_not_found")
        assert not_yours.data == not_there.data
    for path in ("", "/timeline"):
        not_yours, not_there = nina.get(handover + path), nina.get(f"/handovers/{uuid4()}{path}")
        check_problem(not_yours, 404, "handover_not_found")
        assert not_yours.data == not_there.data


def test_a_team_that_is_not_there(mary: Program) -> None:
    check_problem(mary.get(f"/teams/{uuid4()}"), 404, "not_found")
    check_problem(mary.get("/teams/not-an-id"), 404, "not_found")


def test_an_address_that_is_not_there(mary: Program, stranger: FlaskClient) -> None:
    check_problem(mary.get("/nothing"), 404, "not_found")
    check_problem(stranger.get("/api/"), 404, "not_found")
    check_problem(stranger.post("/api/v2/handovers"), 404, "not_found")


def test_a_wrong_method_is_told_the_right_ones(mary: Program) -> None:
    response = mary.client.delete(f"{V1}/handovers", headers=mary.headers)
    check_problem(response, 405, "method_not_allowed")
    assert response.headers["Allow"] == "OPTIONS, POST"


def test_a_stranger_is_told_how_to_come_in_before_the_body_is_read(stranger: FlaskClient) -> None:
    response = stranger.post(f"{V1}/handovers", data=b"{", content_type="application/json")
    check_problem(response, 401, "unauthorized")
    assert response.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_role_that_may_not_is_told_so(app: Flask, handover: str, mary: Program) -> None:
    check_problem(program(app, "lena").get("/inbox"), 403, "not_permitted")
    check_problem(mary.post(f"{handover}/received", once({})), 403, "not_permitted")


def test_a_body_that_is_too_large(mary: Program) -> None:
    response = mary.send("/handovers", b'{"situation": "' + b"x" * 300_000 + b'"}')
    check_problem(response, 413, "request_entity_too_large")


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_a_body_that_is_no_json(mary: Program, content_type: str) -> None:
    check_problem(mary.send("/handovers", b"{}", content_type), 415, "unsupported_media_type")


def test_nothing_at_all_is_asked_for_field_by_field(mary: Program) -> None:
    response = mary.post("/handovers", {})
    problem = check_problem(response, 422, "invalid_value")
    said = {error["field"]: error["message"] for error in problem["errors"]}
    assert said["about.mother.name"] == "Enter the mother's name"
    assert said["about.due_on"] == "Enter the due date or the baby's date of birth"
    assert said["urgency"] == "Choose how urgent it is"
    assert said["safer.parents_told.told"] == "Choose whether the parents have been told"
    assert said["command_id"].startswith("Send a new UUID")
    assert len(said) == 16


@pytest.mark.parametrize(
    "path, changed, field",
    [
        ("about.mother.nhs_number", "999 123 4560", "about.mother.nhs_number"),
        ("about.mother.nhs_number", "450 557 7104", "about.mother.nhs_number"),
        ("about.mother.born_on", "2024-01-01", "about.mother.born_on"),
        ("about.mother.born_on", "1996-02-30", "about.mother.born_on"),
        ("about.due_on", "2027-10-01", "about.due_on"),
        ("about.baby_born_on", "2026-11-23", "about.due_on"),
        ("about.mother.name", "Test\u202eMother", "about.mother.name"),
        ("about.mother.name", "x" * 121, "about.mother.name"),
        ("about.mother.age", 30, "about.mother.age"),
        ("safer.situation", "x" * 4001, "safer.situation"),
        ("safer.situation", 7, "safer.situation"),
        ("safer.father", {"knowledge": "known"}, "safer.father.words"),
        ("safer.parents_told", {"told": False}, "safer.parents_told.why_not"),
        ("urgency", "URGENT", "urgency"),
        ("to_team_id", "derby", "to_team_id"),
        ("surprise", 1, "surprise"),
    ],
)
def test_each_wrong_answer_is_named_by_its_path(
    mary: Program, world: World, path: str, changed: object, field: str
) -> None:
    body = record_body(world.teams["derby_visitors"])
    *above, last = path.split(".")
    holder = body
    for step in above:
        holder = holder[step]
    holder[last] = changed
    response = mary.post("/handovers", body)
    assert response.status_code == 422, response.text
    assert fields_of(response) == [field]
    assert mary.get("/sent").get_json()["total"] == 0


def test_no_answer_names_a_thing_of_the_program(mary: Program, world: World) -> None:
    body = record_body(world.teams["derby_visitors"], urgency="URGENT", kind=None, trigger=[1])
    text = mary.post("/handovers", body).text
    for name in ("Urgency", "Kind", "Trigger", "SAME_DAY", "Not a valid", "Invalid", "NoneType"):
        assert name not in text


@pytest.mark.parametrize(
    "team, kind",
    [
        ("closed_visitors", "team_closed"),
        ("leicester_midwives", "sends_to_itself"),
        (None, "team_not_found"),
    ],
)
def test_a_team_that_cannot_be_sent_to(
    mary: Program, world: World, team: str | None, kind: str
) -> None:
    response = mary.post("/handovers", record_body(world.teams[team] if team else uuid4()))
    check_problem(response, 422, kind)
    assert fields_of(response) == ["to_team_id"]


@pytest.mark.parametrize(
    "happened_at, kind",
    [
        ("2026-11-24T10:00:01Z", "happened_in_future"),
        ("2026-11-10T10:00:00Z", "happened_too_early"),
        ("2026-11-24T10:00:00", "invalid_value"),
        ("yesterday", "invalid_value"),
        (1764000000, "invalid_value"),
        ("0001-01-01T00:00:00+23:59", "invalid_value"),
    ],
)
def test_a_call_at_a_time_that_cannot_be(
    mary: Program, handover: str, happened_at: object, kind: str
) -> None:
    response = mary.post(f"{handover}/attempts", attempt_body(happened_at=happened_at))
    check_problem(response, 422, kind)
    assert fields_of(response) == ["happened_at"]


@pytest.mark.parametrize(
    "day, kind", [("2026-11-23", "next_action_in_past"), ("2028-01-01", "next_action_too_far")]
)
def test_a_promise_for_a_day_that_cannot_be(
    hana: Program, handover: str, day: str, kind: str
) -> None:
    response = hana.post(f"{handover}/acknowledgement", acknowledge_body(next_action_on=day))
    check_problem(response, 422, kind)
    assert fields_of(response) == ["next_action_on"]


def test_the_second_to_acknowledge_is_told_who_was_first(hana: Program, handover: str) -> None:
    hana.do(f"{handover}/acknowledgement", **acknowledge_body())
    response = hana.post(f"{handover}/acknowledgement", acknowledge_body())
    problem = check_problem(response, 409, "already_acknowledged")
    assert "Hana Novak, Derby health visitors, Tuesday 24 November 2026" in problem["detail"]


def test_each_move_that_the_state_forbids_is_a_conflict(
    mary: Program, hana: Program, handover: str
) -> None:
    on = once({"to_team_id": str(uuid4()), "reason": "Moved"})
    check_problem(mary.post(f"{handover}/redirect", on), 422, "team_not_found")
    hana.do(f"{handover}/received")
    check_problem(hana.post(f"{handover}/received", once({})), 409, "already_received")
    hana.do(f"{handover}/decline", reason="Lives elsewhere")
    check_problem(
        hana.post(f"{handover}/acknowledgement", acknowledge_body()), 409, "already_declined"
    )


def test_redirecting_what_was_not_declined_is_a_conflict(
    mary: Program, world: World, handover: str
) -> None:
    on = once({"to_team_id": str(world.teams["leicester_visitors"]), "reason": "Moved"})
    check_problem(mary.post(f"{handover}/redirect", on), 409, "not_declined")


def test_one_command_id_with_two_bodies_is_a_conflict(mary: Program, handover: str) -> None:
    body = attempt_body()
    mary.do(f"{handover}/attempts", **body)
    again = mary.post(f"{handover}/attempts", {**body, "outcome": "engaged"})
    check_problem(again, 409, "command_reused")


@pytest.mark.parametrize(
    "path, query",
    [
        ("/sent", {"page": "0"}),
        ("/sent", {"page": "two"}),
        ("/sent", {"page": "9" * 5000}),
        ("/inbox", {"show": "everything"}),
        ("/sent", {"shwo": "settled"}),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_query_that_cannot_be_read(mary: Program, path: str, query: dict[str, str]) -> None:
    response = mary.get(path, **query)
    check_problem(response, 422, "invalid_value")
    assert fields_of(response) == list(query)


def test_a_log_that_does_not_answer_is_busy_and_says_when_to_try_again(
    mary: Program, world: World
) -> None:
    answer_nobody(world.together.settings.events_path)
    response = mary.post("/handovers", record_body(world.teams["derby_visitors"]))
    check_problem(response, 503, "busy")
    assert int(response.headers["Retry-After"]) > 0


def test_what_nobody_foresaw_tells_nothing_of_itself(mary: Program, world: World) -> None:
    with world.together.desk.database.writing() as connection:
        connection.exec_driver_sql("UPDATE accounts SET role = 'Test Mother'")
    response = mary.get("/sent")
    check_problem(response, 500, "internal_server_error")
    assert "Test Mother" not in response.text
