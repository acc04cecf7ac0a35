"""The real command, as an operator runs it: it starts, answers, and stops when it is told to."""

import gc
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.commanding import KEYS, at_work
from tests.running import free_port
from tests.world import PEOPLE, make_region, settings_in
from web.composition import EXTENSION
from web.server import Server

STARTS_WITHIN_SECONDS = 60


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def server(tmp_path: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """A real installation, served over plain HTTP to a proxy that is not there."""
    with served(tmp_path, port) as process:
        yield process


def served(data: Path, port: int) -> AbstractContextManager[subprocess.Popen[str]]:
    """The command at work, killed at the end if it still runs."""
    tidy = {"TMPDIR": str(data.parent)}  # what is killed cannot tidy up
    return at_work(data, "serve", "--port", str(port), more=tidy)


def answer_of(server: subprocess.Popen[str], address: str) -> str:
    """What the server says once it is up."""
    give_up_at = time.monotonic() + STARTS_WITHIN_SECONDS
    while time.monotonic() < give_up_at and server.poll() is None:
        try:
            with urlopen(address, timeout=5) as answer:
                said: str = answer.read().decode()
                return said
        except (URLError, TimeoutError):  # it listens before it can answer
            time.sleep(0.1)
    server.kill()  # what it said can be read to its end then
    pytest.fail(f"The server did not answer: {server.stdout.read() if server.stdout else ''}")


def test_it_starts_answers_and_stops_when_it_is_told(
    server: subprocess.Popen[str], port: int, tmp_path: Path
) -> None:
    assert answer_of(server, f"http://127.0.0.1:{port}/health/ready") == "ok"
    assert answer_of(server, f"http://127.0.0.1:{port}/health/projections") == "ok"

    server.send_signal(signal.SIGTERM)
    said, _ = server.communicate(timeout=40)

    assert server.returncode == 0
    assert f"http://127.0.0.1:{port}/" in said
    assert "Sign in with" not in said
    kept = sorted(tmp_path.iterdir())
    assert [one.name.partition("-")[0] for one in kept if one.suffix == ".sqlite"] == [
        "desk.sqlite",
        "events.sqlite",
        "reads",
    ]
    assert {stat.S_IMODE(one.stat().st_mode) for one in kept} == {0o600}


def test_rules_for_an_area_without_a_team_are_warned_of_at_the_start(
    tmp_path: Path, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = tmp_path / "nowhere.toml"
    rules.write_text(
        'areas = ["Nowhere"]\n[routine]\nid = "nowhere/routine/1"\ncall = { by_closing = 1 }\n'
        "acknowledge = { by_closing = 3 }\ntry_again = { times_a_day = 1 }\n"
    )
    monkeypatch.setenv("HANDOVER_RULES", str(rules))

    with served(tmp_path / "data", port) as server:
        assert answer_of(server, f"http://127.0.0.1:{port}/health/ready") == "ok"
        server.send_signal(signal.SIGTERM)
        said, _ = server.communicate(timeout=40)

    assert f'Warning: {rules}, line 1: no open team is registered in "Nowhere"' in said


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE drafts RENAME COLUMN account_id TO whose",
        "ALTER TABLE drafts ADD COLUMN of_a_later_release TEXT",
    ],
)
def test_a_desk_of_another_release_is_told_of_and_left_as_it_is(
    tmp_path: Path, port: int, change: str
) -> None:
    make_region(tmp_path)
    with closing(sqlite3.connect(tmp_path / "desk.sqlite")) as desk, desk:
        desk.execute(change)
    for arguments in (["serve", "--port", str(port)], ["parked", "list"]):
        done = subprocess.run(
            [sys.executable, "-m", "web", *arguments, "--data", str(tmp_path)],
            env={**os.environ, **KEYS, "HANDOVER_DEMONSTRATION": "yes"},
            capture_output=True,
            text=True,
            timeout=STARTS_WITHIN_SECONDS,
            check=False,
        )
        assert done.returncode != 0
        assert 'Another release keeps the table "drafts" of the desk' in done.stderr
        assert "Traceback" not in done.stderr
    with closing(sqlite3.connect(tmp_path / "desk.sqlite")) as desk:
        assert desk.execute("SELECT count(*) FROM accounts").fetchone() == (len(PEOPLE),)


def test_a_worker_never_looks_again_for_garbage_in_what_stays(tmp_path: Path) -> None:
    make_region(tmp_path)
    before = gc.get_freeze_count()
    try:
        application = Server(settings_in(tmp_path)).load()
        assert gc.get_freeze_count() - before > 100_000
    finally:
        gc.unfreeze()
    application.extensions[EXTENSION].close()
