"""Figures for whoever watches: in total, with a token, for all workers together."""

import re
from collections.abc import Iterator
from dataclasses import replace
from http import HTTPStatus
from urllib.request import Request, urlopen
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from handover.events import CallAttempted
from projections.heartbeat import PROJECTOR
from tests.faults import lose_events
from tests.leading import ask, sent
from tests.programs import attempt_body, program
from tests.projections.stumbling import stumbling
from tests.region import attempt
from tests.running import Running, at_last, children, kill, running
from tests.world import MovableClock, World
from web import overload
from web.app import app_of

TOKEN = "a token of this one test, long enough"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
LINE = re.compile(r"(?P<name>[a-z_]+)(?P<labels>\{[^}]*\})? (?P<value>\S+)")


@pytest.fixture
def app(world: World) -> Flask:
    """The application of an installation whose metrics are read."""
    settings = replace(world.together.settings, metrics_token=TOKEN)
    return app_of(replace(world.together, settings=settings))


@pytest.fixture
def watcher(app: Flask) -> FlaskClient:
    return app.test_client()


def figures(text: str) -> dict[str, float]:
    """Every figure, by its name and labels."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    found = [LINE.fullmatch(line) for line in lines]
    return {f"{one['name']}{one['labels'] or ''}": float(one["value"]) for one in found if one}


def read(watcher: FlaskClient) -> dict[str, float]:
    answer = watcher.get("/metrics", headers=BEARER)
    assert answer.status_code == HTTPStatus.OK
    assert answer.content_type.startswith("text/plain; version=0.0.4")
    return figures(answer.text)


@pytest.mark.parametrize("given", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": ""}])
def test_without_the_token_there_is_nothing(watcher: FlaskClient, given: dict[str, str]) -> None:
    assert watcher.get("/metrics", headers=given).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("given", [{}, {"Authorization": "Bearer "}, BEARER])
def test_an_installation_without_a_token_tells_nobody(world: World, given: dict[str, str]) -> None:
    client = app_of(world.together).test_client()
    assert client.get("/metrics", headers=given).status_code == HTTPStatus.NOT_FOUND


def test_how_it_stands_is_told_in_total(
    watcher: FlaskClient, world: World, clock: MovableClock
) -> None:
    together = world.together
    for _ in range(2):
        sent(world)
    together.projector.catch_up_fully()
    together.projector.beat(clock())
    with stumbling(None, KeyError(), CallAttempted):
        ask(world, "mary", attempt(sent(world)))
        together.projector.catch_up_fully()
    clock.move(days=-10)
    ahead = read(watcher)[f'handover_heartbeat_age_seconds{{process="{PROJECTOR}"}}']
    assert ahead == 10 * 24 * 3600, "by a clock that is not ours: as far off as if it were silent"
    clock.move(days=20)
    told = read(watcher)
    assert told["handover_lists_can_be_read"] == 1
    assert told["handover_events"] == together.service.head()
    assert told["handover_events_behind"] == 0
    assert told["handover_records_held"] == 1
    assert told[f'handover_heartbeat_age_seconds{{process="{PROJECTOR}"}}'] == 10 * 24 * 3600
    assert told["handover_board_open"] == told["handover_board_unacknowledged"] == 3
    assert told["handover_board_overdue_calls"] == 3
    assert told["handover_board_nobody_reached"] == 0


def test_no_figure_of_the_board_is_told_from_lists_that_are_not_up_to_date(
    watcher: FlaskClient, world: World, clock: MovableClock
) -> None:
    sent(world)
    world.together.projector.catch_up_fully()
    sent(world)
    assert read(watcher)["handover_board_open"] == 1, "it may be on its way"
    clock.move(minutes=-3)
    assert "handover_board_open" not in read(watcher), "since when, nobody can tell"
    clock.move(minutes=6)
    told = read(watcher)
    assert told["handover_events_behind"] == 3
    assert [one for one in told if one.startswith("handover_board_")] == []


def test_requests_are_counted_by_pattern_and_status_and_commands_by_what_became_of_them(
    app: Flask, watcher: FlaskClient, world: World
) -> None:
    before = read(watcher)
    mary, hana = program(app, "mary"), program(app, "hana")
    path = f"/handovers/{sent(world)}"
    body = attempt_body(command_id=str(uuid4()))
    for _ in range(2):
        mary.post(f"{path}/attempts", body)
    hana.post(f"{path}/attempts", attempt_body())
    watcher.get("/zzz")
    after = read(watcher)

    def grown(name: str) -> float:
        return after.get(name, 0) - before.get(name, 0)

    route = "/api/v1/handovers/<uuid:handover_id>/attempts"
    asked = f'handover_requests_total{{method="POST",route="{route}",status='
    assert grown(f'{asked}"201"}}') == 1
    assert grown(f'{asked}"200"}}') == 1
    assert grown(f'{asked}"403"}}') == 1
    assert grown('handover_requests_total{method="GET",route="none",status="404"}') == 1
    assert grown(f'handover_request_seconds_count{{route="{route}"}}') == 3
    for outcome in ("done", "repeated", "not_permitted"):
        became = f'handover_commands_total{{command="LogAttempt",outcome="{outcome}"}}'
        assert grown(became) == 1, outcome


def test_a_method_that_there_is_not_is_no_label(watcher: FlaskClient) -> None:
    watcher.open("/sign-in", method="Zebedina")
    assert "Zebedina" not in str(read(watcher))


def test_when_nothing_can_be_read_that_is_what_is_told(watcher: FlaskClient, world: World) -> None:
    lose_events(world.together.settings.events_path)
    told = read(watcher)
    assert told["handover_lists_can_be_read"] == 0
    assert "handover_events" not in told


def test_it_is_answered_when_there_is_no_room(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overload, "AT_ONCE", 0)
    settings = replace(world.together.settings, metrics_token=TOKEN)
    read(app_of(replace(world.together, settings=settings)).test_client())


@pytest.fixture
def two_workers(world: World) -> Iterator[Running]:
    where, more = world.together.settings, {"HANDOVER_METRICS_TOKEN": TOKEN}
    two = ("serve", "--workers", "2")
    with running(where.data, *two, database=where.database, more=more) as started:
        at_last(started.is_up)
        at_last(lambda: len(children(started.process.pid)) == 2)
        yield started


def test_what_each_worker_counts_is_counted_together_also_of_one_that_was_killed(
    two_workers: Running,
) -> None:
    alive = 'handover_requests_total{method="GET",route="/health/live",status="200"}'
    for _ in range(20):
        with urlopen(f"{two_workers.address}/health/live", timeout=60) as answer:
            assert answer.status == HTTPStatus.OK
    before = set(children(two_workers.process.pid))
    assert told_by(two_workers)[alive] == 20

    kill(before.pop())

    at_last(lambda: len(children(two_workers.process.pid)) == 2)
    assert told_by(two_workers)[alive] == 20


def told_by(started: Running) -> dict[str, float]:
    request = Request(f"{started.address}/metrics", headers=BEARER)
    with urlopen(request, timeout=60) as answer:
        return figures(answer.read().decode())
