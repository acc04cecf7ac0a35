"""Processes that end by themselves are started again, later each time; told to stop, all stop."""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.commanding import KEYS
from tests.running import at_last, free_port
from tests.world import MovableClock, settings_in
from web import supervisor
from web.composition import compose
from web.demonstration import ensure
from web.judged import NEVER_STARTS
from web.processes import Process, processes
from web.supervisor import Supervisor

ENDS_AT_ONCE = Process("states page", ("states",), 0)
ENDS_BADLY = Process("nothing", ("no-such-command",), 0)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """As whoever runs the service sets it."""
    where = {"HANDOVER_DATA": str(tmp_path), "HANDOVER_PORT": str(free_port())}
    return {**os.environ, **KEYS, **where}


@contextmanager
def supervised(process: Process, environment: dict[str, str]) -> Iterator[list[int]]:
    """The process looked after in a thread; then what it ended with."""
    stop, ended = Event(), list[int]()
    one = Supervisor([process], environment)
    thread = Thread(target=lambda: ended.append(one.run(stop)))
    thread.start()
    try:
        yield ended
    finally:
        stop.set()
        thread.join(120)
        assert not thread.is_alive()


@pytest.mark.parametrize("process,status", [(ENDS_AT_ONCE, 0), (ENDS_BADLY, 2)])
def test_what_ends_by_itself_is_started_again_after_a_longer_pause_each_time(
    environment: dict[str, str],
    process: Process,
    status: int,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(supervisor, "FIRST_PAUSE_SECONDS", 0.125)
    monkeypatch.setattr(supervisor, "LONGEST_PAUSE_SECONDS", 0.25)
    said = f"{process.name} ended by itself (status {status}) and starts again in "
    with supervised(process, environment):
        at_last(lambda: caplog.text.count(said) >= 3)
    pauses = [one.message.removeprefix(said) for one in caplog.records if said in one.message]
    assert pauses[:3] == ["0.125 seconds", "0.25 seconds", "0.25 seconds"]


def test_what_the_machine_cannot_start_just_now_is_tried_again_and_all_else_goes_on(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(supervisor, "FIRST_PAUSE_SECONDS", 0.125)
    caplog.set_level(logging.INFO, "web.supervisor")
    with monkeypatch.context() as machine:
        machine.setattr(sys, "executable", "/nowhere/python")
        with supervised(ENDS_AT_ONCE, environment) as ended:
            at_last(lambda: caplog.text.count("cannot be started (FileNotFoundError)") >= 2)
            machine.undo()
            at_last(lambda: f"{ENDS_AT_ONCE.name} started" in caplog.text)
            assert ended == []


def test_one_that_went_on_for_a_while_is_started_again_as_if_for_the_first_time(
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(supervisor, "FIRST_PAUSE_SECONDS", 0.125)
    monkeypatch.setattr(supervisor, "WELL_AFTER_SECONDS", 0)
    said = "starts again in 0.125 seconds"
    with supervised(ENDS_AT_ONCE, environment):
        at_last(lambda: caplog.text.count(said) >= 2)


def test_data_that_may_not_be_served_any_more_stops_all_of_it(
    environment: dict[str, str], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    practice = compose(settings_in(tmp_path), MovableClock())
    ensure(practice)
    practice.close()
    with supervised(processes(1)[0], environment) as ended:
        at_last(lambda: ended)
    assert ended == [NEVER_STARTS]
    assert "pages cannot start (status 4): all stops" in caplog.text


def test_what_does_not_stop_in_time_is_killed_and_that_is_told(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(supervisor, "STOPPING_SECONDS", 0)
    caplog.set_level(logging.INFO)
    with supervised(processes(1)[1], environment) as ended:
        at_last(lambda: "projector started" in caplog.text)
    assert ended == [1]
    assert "did not stop and is killed" in caplog.text
