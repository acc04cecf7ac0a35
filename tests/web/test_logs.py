"""Every address is asked with marked words everywhere: none stands in a log or a figure."""

import json
import logging
import re
from collections.abc import Iterator
from io import StringIO
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from tests.browsing import csrf_token, signed_in
from tests.programs import (
    acknowledge_body,
    attempt_body,
    conversation_body,
    program,
    record_body,
)
from tests.running import at_last, running
from tests.web.practice_form import SOMEBODY
from tests.world import World
from web import logs
from web.app import PARTS, app_of
from web.counts import told as told_counts
from web.logs import FACTS, JsonLines

NAME, NUMBER, SECRET = "Zebedina Quill", "999 000 0018", "a password of hers"
MARKED = ("Zebedina", "Quill", NUMBER, NUMBER.replace(" ", ""), SECRET, "07700900987", SOMEBODY)
EVERYBODY = ("mary", "hana", "lena", "kit")
AN_ID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")
A_PART = re.compile(r"<(?P<kind>[^<>]*:)?(?P<name>\w+)>")
FIELDS = (
    *("username", "password", "name", "words", "note", "reason", "question", "q", "place"),
    *("about.mother.name", "about.mother.nhs_number", "safer.situation", "with_name", "agreed"),
    *("professional", "next_action", "telephone", "number", "command_id", "next", "postcode"),
)
"""Boxes of many forms; what a form does not know it is to pass over, and not to tell."""


@pytest.fixture
def told() -> Iterator[StringIO]:
    """All that anything logs, however little it matters, as the service writes it."""
    written, root = StringIO(), logging.getLogger()
    handler, before = logging.StreamHandler(written), root.level
    handler.setFormatter(JsonLines())
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield written
    root.removeHandler(handler)
    root.setLevel(before)


@pytest.fixture
def app(world: World, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """With a page that fails in the midst of somebody's name."""
    monkeypatch.setattr("web.app.PARTS", (*PARTS, "tests.web.practice_form"))
    return app_of(world.together)


@pytest.fixture
def values(app: Flask, world: World) -> dict[str, UUID]:
    """What stands in addresses: a handover whose every word is marked, and its family's baby."""
    mary, hana = program(app, "mary"), program(app, "hana")
    body = record_body(world.teams["derby_visitors"])
    body["about"]["mother"] = {"nhs_number": NUMBER, "name": NAME, "born_on": "1996-05-03"}
    body["safer"]["situation"] = f"{NAME} has moved"
    location = mary.post("/handovers", body).headers["Location"].removeprefix("/api/v1")
    mary.do(f"{location}/attempts", **attempt_body(note=f"{NAME} rang back on 07700900987"))
    mary.do(f"{location}/conversations", **conversation_body(with_name=NAME))
    hana.do(f"{location}/acknowledgement", **acknowledge_body(next_action=f"Visit {NAME}"))
    handover_id = UUID(location.rsplit("/", 1)[-1])
    return {"handover_id": handover_id, "team_id": world.teams["derby_visitors"]}


def address_of(rule: Rule, values: dict[str, UUID]) -> str:
    """The rule's address with an id of ours in it, or another, and marked words where it may."""

    def part(found: re.Match[str]) -> str:
        kind, name = found["kind"] or "", found["name"]
        if kind.startswith("any("):
            return kind.removeprefix("any(").partition(",")[0]
        return {"uuid:": str(values.get(name, uuid4())), "int:": "1"}.get(kind, "Zebedina")

    return A_PART.sub(part, rule.rule)


def ask_everything(app: Flask, client: FlaskClient, values: dict[str, UUID]) -> None:
    """Every address by every method, with marked words in the query, the form or the body."""
    token = csrf_token(client)
    typed = {"csrf_token": token, **dict.fromkeys(FIELDS, f"{NAME}, {NUMBER}, {SECRET}")}
    for rule in list(app.url_map.iter_rules()):
        address = address_of(rule, values)
        if rule.endpoint == "account.leave":
            continue
        methods = rule.methods or set()
        if "GET" in methods:
            client.get(address, query_string={"q": NAME, "next": f"/{NAME}", "place": NAME})
        if methods & {"POST", "DELETE", "PUT"}:
            method = next(iter(methods & {"POST", "DELETE", "PUT"}))
            client.open(address, method=method, data=typed)


def lines(told: StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in told.getvalue().splitlines()]


def test_no_log_and_no_figure_names_anybody_whatever_is_asked(
    app: Flask, values: dict[str, UUID], told: StringIO
) -> None:
    for username in EVERYBODY:
        ask_everything(app, signed_in(app, username), values)
        ask_by_api(app, username, values)
    stranger = app.test_client()
    ask_everything(app, stranger, values)
    stranger.get(f"/{NAME}/{NUMBER}")
    with_fault = signed_in(app, "mary").get("/practice/fails/secret")
    assert with_fault.status_code == 500
    [*_, fault] = [one for one in lines(told) if one["from"] == "web.request_id"]
    assert fault["request"] == with_fault.headers["X-Request-Id"]

    requests = [one for one in lines(told) if one["from"] == "web.requests_told"]
    routes = {rule.rule for rule in app.url_map.iter_rules()} - {"/sign-out"}
    assert routes - {one["route"] for one in requests} == set(), "every address was asked"
    assert any(one["level"] == "error" for one in lines(told)), "and one of them failed"
    assert [one for one in MARKED if one in told.getvalue()] == []
    assert [one for one in requests if AN_ID.search(json.dumps(one))] == []
    figures = told_counts().decode()
    assert [one for one in MARKED if one in figures] == []
    assert not AN_ID.search(figures)


def ask_by_api(app: Flask, username: str, values: dict[str, UUID]) -> None:
    somebody = program(app, username)
    body = {**dict.fromkeys(FIELDS, NAME), "command_id": str(uuid4())}
    for rule in list(app.url_map.iter_rules()):
        if rule.rule.startswith("/api/v1/") and "POST" in (rule.methods or ()):
            somebody.post(address_of(rule, values).removeprefix("/api/v1"), body)
            somebody.send(address_of(rule, values).removeprefix("/api/v1"), NAME.encode())


def test_a_request_is_told_by_pattern_status_time_and_kind_of_command(
    app: Flask, values: dict[str, UUID], told: StringIO
) -> None:
    handover_id = values["handover_id"]
    answer = program(app, "mary").post(f"/handovers/{handover_id}/notes", {"text": "x"})
    program(app, "hana").post(f"/handovers/{handover_id}/received", {"command_id": str(uuid4())})
    [first, second] = [one for one in lines(told) if one["from"] == "web.requests_told"][-2:]
    assert first["request"] == answer.headers["X-Request-Id"]
    assert first["method"] == "POST"
    assert first["status"] == answer.status_code
    assert first["route"] == "/api/v1/handovers/<uuid:handover_id>/notes"
    assert "command" not in first, "it could not be read"
    assert second["command"] == "MarkReceived"
    assert second["said"] == "answered"
    assert first["milliseconds"] >= 0
    assert first["at"].endswith("+00:00")


def record_of(name: str, message: str, *values: object, **more: Any) -> logging.LogRecord:
    made = logging.LogRecord(name, logging.ERROR, __file__, 1, message, values, None)
    vars(made).update(more)
    return made


def line_of(record: logging.LogRecord) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(JsonLines().format(record))
    return found


def test_of_a_librarys_words_only_the_pattern_is_told() -> None:
    assert line_of(record_of("gunicorn.error", "Error at %s", NAME))["said"] == "Error at %s"
    assert line_of(record_of("web.health", "the %s", "log"))["said"] == "the log"
    assert line_of(record_of("webby", "the %s", NAME))["said"] == "the %s"


def test_of_an_error_only_the_kind_is_told() -> None:
    line = line_of(record_of("web.health", "failed", exc_info=(KeyError, KeyError(NAME), None)))
    assert line["error"] == "KeyError"
    assert NAME not in json.dumps(line)


def test_facts_stand_beside_what_is_said_on_one_line() -> None:
    facts = {FACTS: {"status": 200}}
    line = JsonLines().format(record_of("web.health", "one\ntwo", **facts))
    assert "\n" not in line
    assert json.loads(line)["status"] == 200


def test_a_demonstration_is_quiet_and_an_installation_tells_each_request() -> None:
    levels = [logs.configuration(is_demonstration=one)["loggers"] for one in (True, False)]
    assert [one["web"]["level"] for one in levels if isinstance(one, dict)] == ["WARNING", "INFO"]


def test_what_the_service_says_at_work_is_lines_of_json(world: World) -> None:
    where = world.together.settings
    with running(where.data, "serve", "--workers", "2") as started:
        at_last(started.is_up)
        assert started.stop() == 0
        every = [line for line in started.said.splitlines() if line.startswith("{")]
    requests = [one for one in map(json.loads, every) if one["from"] == "web.requests_told"]
    assert {one["route"] for one in requests} == {"/health/ready"}
