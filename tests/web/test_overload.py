"""More than a worker can do: some wait a little, all others are told to try again, nothing lies."""

from concurrent.futures import Future, ThreadPoolExecutor, wait
from http import HTTPStatus
from urllib.request import urlopen
from uuid import uuid4

import pytest
from flask import Flask

from handover.events import CallAttempted
from tests.browsing import words
from tests.faults import held
from tests.programs import attempt_body, check_problem, program
from tests.running import Running, at_last, caller, recorded_now, running
from tests.world import World
from web import overload
from web.app import app_of
from web.overload import AT_ONCE, MAY_WAIT, Room

TOO_MANY = AT_ONCE + MAY_WAIT + 20
Answer = tuple[int, dict[str, object]]


def test_a_room_lets_in_so_many_and_another_when_one_leaves() -> None:
    room = Room(at_once=2, may_wait=1, wait_seconds=0)
    assert [room.enter() for _ in range(3)] == [True, True, False]
    room.leave()
    assert [room.enter() for _ in range(2)] == [True, False]


def test_so_many_wait_for_room_and_no_more() -> None:
    room = Room(at_once=1, may_wait=2, wait_seconds=60)
    assert room.enter()
    with ThreadPoolExecutor(3) as pool:
        waiting = [pool.submit(room.enter) for _ in range(3)]
        [refused] = wait(waiting, return_when="FIRST_COMPLETED").done
        assert refused.result() is False
        room.leave()
        room_again = wait(set(waiting) - {refused}, return_when="FIRST_COMPLETED").done
        assert [one.result() for one in room_again] == [True]
        room.leave()
        assert [one.result() for one in waiting].count(True) == 2


def test_room_is_left_after_each_request_however_it_ended(app: Flask) -> None:
    mary = program(app, "mary")
    for _ in range(AT_ONCE + 1):
        assert mary.get("/sent").status_code == HTTPStatus.OK
        assert mary.get(f"/handovers/{uuid4()}").status_code == HTTPStatus.NOT_FOUND


@pytest.fixture
def full(world: World, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The application when it has no room, and waiting for some is of no use."""
    monkeypatch.setattr(overload, "AT_ONCE", 0)
    monkeypatch.setattr(overload, "WAIT_SECONDS", 0)
    return app_of(world.together)


def test_who_is_refused_is_told_to_try_again_and_keeps_what_was_typed(full: Flask) -> None:
    typed = {"username": "mary", "situation": "Moved last week"}
    ours = {"Sec-Fetch-Site": "same-origin"}
    on_page = full.test_client().post("/record", data=typed, headers=ours)
    assert on_page.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert int(on_page.headers["Retry-After"]) > 0
    assert "The service is busy" in words(on_page.text)
    assert "Moved last week" in words(on_page.text)
    by_api = program(full, "mary").get("/sent")
    check_problem(by_api, 503, "busy")
    assert int(by_api.headers["Retry-After"]) > 0


def test_whoever_watches_is_answered_all_the_same(full: Flask) -> None:
    for address in ("/health/live", "/health/ready", "/health/projections"):
        assert full.test_client().get(address).text == "ok"


def test_under_overload_nobody_gets_a_wrong_success_and_a_watcher_is_answered(
    world: World,
) -> None:
    """The log is held by another program, so that whoever writes stays in the room."""
    where = world.together.settings
    handover_id = recorded_now(world)
    path = f"/handovers/{handover_id}/attempts"
    bodies = [attempt_body(command_id=str(uuid4())) for _ in range(TOO_MANY)]
    with (
        running(where.data, "serve", database=where.database) as started,
        ThreadPoolExecutor(TOO_MANY) as pool,
    ):
        at_last(started.is_up)
        mary = caller(world, started, "mary")
        with held(where.events_path):
            asked = [pool.submit(mary.post, path, body) for body in bodies]
            refused = at_last(lambda: ended(asked, TOO_MANY - AT_ONCE))
            assert is_alive(started)
        answers = [one.result() for one in asked]
    for status, told in map(Future.result, refused):
        assert status == HTTPStatus.SERVICE_UNAVAILABLE
        assert int(str(told["Retry-After"])) > 0
    carried_out = [
        body["command_id"]
        for body, (status, _) in zip(bodies, answers, strict=True)
        if status == HTTPStatus.CREATED
    ]
    events = [one.event for one in world.together.service.read_log(0, 10**6)]
    stored = [one.envelope.command_id for one in events if isinstance(one, CallAttempted)]
    assert sorted(map(str, stored)) == sorted(carried_out)
    assert 0 < len(stored) <= AT_ONCE


def ended(asked: list[Future[Answer]], enough: int) -> list[Future[Answer]]:
    done = [one for one in asked if one.done()]
    return done if len(done) >= enough else []


def is_alive(started: Running) -> bool:
    with urlopen(f"{started.address}/health/live", timeout=60) as answer:
        return bool(answer.read() == b"ok")
