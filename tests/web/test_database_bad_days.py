"""Bad days of a database server: what was acknowledged stays, the rest is told, it comes back.

The server is this module's own: it is stopped and started in the midst of the work.
"""

import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from uuid import UUID, uuid4

import psycopg
import pytest
from eventsourcing.persistence import PersistenceError
from flask import Flask
from psycopg.sql import SQL, Identifier
from sqlalchemy.exc import DBAPIError

from handover.actor import Asked, Source
from handover.application import Done
from handover.deciding.recording import subject_id
from handover.events import Recorded
from handover.log_errors import OutcomeUnknownError
from handover.postgres.preparing import NotReadyError, check
from handover.receipt import Given
from projections.database import ReadDatabase
from tests import region
from tests.browsing import ClientOf, page, words
from tests.cluster import Cluster
from tests.faults import APPLICATION, LOCK, OWNER
from tests.programs import Program, check_problem, program, record_body
from tests.world import MadeInDatabase, MovableClock, World, make_region, open_region, recorded
from web.problems import problem_of

WAITING = "SELECT pid FROM pg_stat_activity WHERE wait_event = 'advisory'"
WAITING_FOR_TABLE = "SELECT pid FROM pg_stat_activity WHERE wait_event = 'relation'"
TABLES = "SELECT relnamespace::regnamespace::text FROM pg_class WHERE relname = 'position'"
CUT_ALL = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'pick_up'"
AT_ONCE = 4
MOTHERS = ("9990000018", "9990000026", "9990000034", "9990000042")
"""Each writer records about another, so that they are in nobody's way."""
GIVE_UP_SECONDS = 60


@pytest.fixture(scope="module")
def own() -> Iterator[Cluster]:
    made = Cluster.made()
    yield made
    made.remove()


@pytest.fixture(scope="module")
def made(own: Cluster, tmp_path_factory: pytest.TempPathFactory) -> MadeInDatabase:
    folder, name = tmp_path_factory.mktemp("region"), own.fresh()
    make_region(folder, own.url(name))
    return MadeInDatabase(folder, lambda: own.url(own.passing_copy_of(name)))


@pytest.fixture
def world(made: MadeInDatabase, tmp_path: Path, clock: MovableClock) -> Iterator[World]:
    opened = open_region(made, tmp_path / "data", clock)
    yield opened
    opened.together.close()


@pytest.fixture
def mary(app: Flask) -> Program:
    return program(app, "mary")


def test_connections_that_were_cut_while_nobody_asked_are_noticed_by_nobody(
    mary: Program, world: World, own: Cluster
) -> None:
    assert mary.get("/sent").status_code == 200
    own.query(CUT_ALL)

    mary.do("/handovers", **record_body(world.teams["derby_visitors"]))

    assert mary.get("/sent").get_json()["total"] == 1


def test_who_was_asking_when_their_connection_was_cut_is_told_to_try_again(
    client_of: ClientOf, world: World, own: Cluster
) -> None:
    mary, log = client_of("mary"), world.together.settings.events_path
    assert "Nothing" in words(page(mary, "/sent"))
    with ThreadPoolExecutor(1) as pool, psycopg.connect(_as_owner(log)) as other:
        [[tables]] = other.execute(TABLES).fetchall()
        other.execute(SQL("LOCK TABLE {}.position").format(Identifier(tables)))
        asked = pool.submit(mary.get, "/sent")
        own.query("SELECT pg_terminate_backend(%s)", _waiting(own, WAITING_FOR_TABLE))
    answer = asked.result()
    assert answer.status_code == 503
    assert "The service is busy" in words(answer.text)
    assert "Nothing" in words(page(mary, "/sent"))


def test_a_connection_that_is_cut_in_the_midst_of_an_append_is_asked_again_and_stored_once(
    world: World, own: Cluster
) -> None:
    command_id = uuid4()
    with ThreadPoolExecutor(1) as pool:
        with _held(world) as let_go:
            asked = pool.submit(_record, world, command_id)
            waiting = _waiting(own)
            own.query("SELECT pg_terminate_backend(%s)", waiting)
            assert _waiting(own, but_not=waiting)
            let_go()
        assert asked.result().subject_id == subject_id(command_id)
    assert recorded(world) == [command_id]


def test_when_nobody_can_tell_whether_it_was_stored_it_is_said_and_may_be_sent_again(
    mary: Program, world: World, own: Cluster
) -> None:
    body = record_body(world.teams["derby_visitors"])
    with ThreadPoolExecutor(1) as pool:
        with _held(world):
            asked = pool.submit(mary.post, "/handovers", body)
            assert _waiting(own)
            own.stop(signal.SIGQUIT)
        answer = asked.result()
    problem = check_problem(answer, 503, "outcome_unknown")
    assert "it is never carried out twice" in problem["detail"]
    assert int(answer.headers["Retry-After"]) > 0
    own.start()

    again = mary.post("/handovers", body)

    assert again.status_code == 201
    assert recorded(world) == [UUID(body["command_id"])]


def test_a_page_whose_outcome_nobody_can_tell_does_not_say_that_nothing_was_stored() -> None:
    told = problem_of(OutcomeUnknownError())
    assert (told.status, told.title) == (503, "We cannot tell whether this was stored")
    assert "send it again: it is never stored twice" in told.message
    assert int(told.headers["Retry-After"]) > 0


def test_while_the_server_is_down_pages_and_programs_are_told_to_try_again(
    app: Flask, client_of: ClientOf, world: World, own: Cluster
) -> None:
    browser, mary, watcher = client_of("mary"), program(app, "mary"), app.test_client()
    assert "Nothing" in words(page(browser, "/sent"))
    own.stop()

    on_page, by_api, ready = browser.get("/sent"), mary.get("/sent"), watcher.get("/health/ready")

    assert on_page.status_code == 503
    assert "The service is busy" in words(on_page.text)
    assert int(on_page.headers["Retry-After"]) > 0
    check_problem(by_api, 503, "busy")
    assert int(by_api.headers["Retry-After"]) > 0
    assert ready.status_code == 503
    assert ready.text == "cannot read: event log, read tables, desk"
    assert watcher.get("/health/live").status_code == 200

    own.start()
    assert watcher.get("/health/ready").text == "ok"
    assert page(browser, "/sent")
    mary.do("/handovers", **record_body(world.teams["derby_visitors"]))


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGQUIT])
def test_a_restart_under_load_loses_nothing_that_was_acknowledged(
    world: World, own: Cluster, how: signal.Signals
) -> None:
    """SIGQUIT is as hard as a crash: the server comes back by reading its own log again."""
    has_restarted, is_enough = Event(), Event()

    def write(number: int) -> tuple[list[UUID], int]:
        stored, refused = [], 0
        after = 0
        give_up_at = time.monotonic() + GIVE_UP_SECONDS
        while not (is_enough.is_set() and after) and time.monotonic() < give_up_at:
            command_id = uuid4()
            try:
                _record(world, command_id, MOTHERS[number])
            except PersistenceError:
                refused += 1
                continue
            stored.append(command_id)
            after += has_restarted.is_set()
        return stored, refused

    with ThreadPoolExecutor(AT_ONCE) as pool:
        writers = [pool.submit(write, number) for number in range(AT_ONCE)]
        time.sleep(0.5)
        own.stop(how)
        own.start()
        has_restarted.set()
        time.sleep(0.5)
        is_enough.set()
        answers = [writer.result() for writer in writers]
    acknowledged = [command_id for stored, _ in answers for command_id in stored]
    in_log = recorded(world)
    assert set(acknowledged) <= set(in_log), "nothing acknowledged is lost"
    assert len(in_log) == len(set(in_log)), "nothing is stored twice"
    assert sum(refused for _, refused in answers) >= len(set(in_log) - set(acknowledged))
    together = world.together
    kinds = [type(one.event) for one in together.service.read_log(0, 10**6)]
    assert kinds.count(Given) >= kinds.count(Recorded), "a command and its receipt come together"
    positions = [one.position for one in together.service.read_log(0, 10**6)]
    assert positions == list(range(1, len(positions) + 1)), "the order has no gap"
    together.projector.catch_up_fully()
    assert together.projector.mark().position == positions[-1]


def test_a_server_that_would_lose_acknowledged_work_in_a_power_cut_is_not_used(
    own: Cluster,
) -> None:
    url = own.url(own.fresh())
    check(url)
    own.query("ALTER SYSTEM SET fsync = off")
    own.query("SELECT pg_reload_conf()")
    try:
        with pytest.raises(NotReadyError, match="runs with fsync off"):
            _until_refused(url)
    finally:
        own.query("ALTER SYSTEM RESET fsync")
        own.query("SELECT pg_reload_conf()")


def test_a_writer_that_stalls_lets_the_others_go_on(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("projections.postgres_schema.STALLED_SECONDS", 1)
    stalled = ReadDatabase(world.together.settings.reads_path)
    kept: list[object] = []

    def stall() -> None:
        with stalled.writing() as one:
            one.exec_driver_sql("DELETE FROM position")
            with world.together.reads.writing(wait_seconds=GIVE_UP_SECONDS) as other:
                kept.extend(other.exec_driver_sql("SELECT name FROM position").all())

    with pytest.raises(DBAPIError, match="terminating connection"):
        stall()
    assert len(kept) == 1, "what the stalled one had not finished never was"
    stalled.close()


def _record(world: World, command_id: UUID, mother: str = region.NHS_NUMBER) -> Done:
    """Mary records a handover of care for Derby, through the service itself."""
    actor = world.accounts["mary"].actor
    asked = Asked(command_id, actor, Source.PAGE, world.together.clock())
    derby = world.teams["derby_visitors"]
    command = region.record(to_team_id=derby, whom=region.about(mother))
    return world.together.service.execute(command, asked)


def _until_refused(url: str) -> None:
    """The server reads its settings anew in its own time."""
    give_up_at = time.monotonic() + GIVE_UP_SECONDS
    while time.monotonic() < give_up_at:
        check(url)
        time.sleep(0.01)


@contextmanager
def _held(world: World) -> Iterator[Callable[[], None]]:
    """Another program is adding to the log; what is given lets go of it."""
    other = psycopg.connect(_as_owner(world.together.settings.events_path))
    other.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    try:
        yield other.rollback
    finally:
        other.close()


def _as_owner(address: str) -> str:
    return address.replace(f"//{APPLICATION}@", f"//{OWNER}@")


def _waiting(own: Cluster, waiting: str = WAITING, *, but_not: int = 0) -> int:
    """Who waits to add to the log, as the server calls them; somebody else if one is named."""
    give_up_at = time.monotonic() + GIVE_UP_SECONDS
    while time.monotonic() < give_up_at:
        found = [pid for (pid,) in own.query(waiting) if pid != but_not]
        if found:
            return int(found[0])
        time.sleep(0.01)
    pytest.fail("Nobody waits for the log.")
