"""An installation at work in processes of its own, and a program that talks to it by sockets."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from http.client import HTTPException
from pathlib import Path
from typing import Any, TypeVar
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from uuid import UUID, uuid4

from handover.actor import Asked, Source
from handover.chasing.events import EscalationRaised
from handover.family.identity import PRACTICE_KEY
from handover.urgency import Urgency
from tests.programs import V1
from tests.region import about, record
from tests.world import World
from web.clock import system_clock

T = TypeVar("T")
GIVE_UP_SECONDS = 120
SECRET = "a key for this one test" * 2
RUNGS = 4
"""Of a handover that was recorded long ago: all are reached by now."""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        number: int = free.getsockname()[1]
        return number


@dataclass(frozen=True)
class Running:
    """A command of ours at work, and where its pages answer."""

    process: subprocess.Popen[str]
    port: int
    said_in: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def said(self) -> str:
        """All that it and its children have said so far."""
        return self.said_in.read_text("utf-8")

    def is_up(self) -> bool:
        assert self.process.poll() is None, self.said
        try:
            with urlopen(f"{self.address}/health/ready", timeout=10) as answer:
                return bool(answer.status == HTTPStatus.OK)
        except (OSError, HTTPException):
            return False

    def stop(self) -> int:
        """Tell it to stop, and wait until it has."""
        self.process.terminate()
        return self.process.wait(GIVE_UP_SECONDS)


@contextmanager
def running(
    folder: Path, *arguments: str, database: str = "", more: Mapping[str, str] | None = None
) -> Iterator[Running]:
    """`python -m web` with these arguments on the data in `folder`; gone at the end."""
    port, said_in = free_port(), folder / "said"
    environment = {
        **os.environ,
        "HANDOVER_SECRET_KEY": SECRET,
        "HANDOVER_FAMILY_KEY": PRACTICE_KEY,
        "HANDOVER_DATA": str(folder),
        "HANDOVER_DATABASE": database,
        "HANDOVER_PORT": str(port),
        "TMPDIR": str(folder),  # what is killed cannot tidy up
        **(more or {}),
    }
    with said_in.open("w") as said:
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "web", *arguments],
            env=environment,
            stdout=said,
            stderr=said,
            text=True,
        )
    try:
        yield Running(process, port, said_in)
    finally:
        for pid in reversed(descendants(process.pid)):
            kill(pid)
        process.kill()
        process.wait()


def at_last(holds: Callable[[], T]) -> T:
    """Wait until it holds; what never comes is a failure, however slow the machine."""
    until = time.monotonic() + GIVE_UP_SECONDS
    while not (found := holds()):
        assert time.monotonic() < until, "it never came"
        time.sleep(0.02)
    return found


def children(pid: int) -> list[int]:
    """The processes that this one has started and that are there."""
    try:
        told = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return []
    return [int(one) for one in told.split()]


def descendants(pid: int) -> list[int]:
    """Its children, theirs, and so on."""
    found = children(pid)
    return found + [one for child in found for one in descendants(child)]


def called(pid: int) -> str:
    """The arguments of a command of ours."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ").partition("-m web ")[2]
    except OSError:
        return ""


def kill(pid: int) -> None:
    try:
        os.kill(pid, 9)
    except ProcessLookupError:
        return


@dataclass(frozen=True)
class Caller:
    """A program that sends a token with everything."""

    address: str
    token: str

    def post(self, path: str, body: Mapping[str, Any]) -> tuple[int, dict[str, Any]]:
        """The status and what was answered. Raises OSError when nothing was."""
        request = Request(
            f"{self.address}{V1}{path}",
            json.dumps(body).encode(),
            {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"},
        )
        try:
            with urlopen(request, timeout=GIVE_UP_SECONDS) as answer:
                return answer.status, json.loads(answer.read())
        except HTTPError as error:
            with error:
                return error.code, {**dict(error.headers), "said": error.read().decode()}
        except HTTPException as error:
            raise ConnectionResetError from error

    def insist(self, path: str, body: Mapping[str, Any]) -> UUID:
        """Send it until it is carried out, as a program does that heard nothing, or "try again"."""
        until = time.monotonic() + GIVE_UP_SECONDS
        while time.monotonic() < until:
            try:
                status, answer = self.post(path, body)
            except OSError:
                continue
            if status in {HTTPStatus.CREATED, HTTPStatus.OK}:  # carried out now, or before
                return UUID(body["command_id"])
            assert status == HTTPStatus.SERVICE_UNAVAILABLE, answer
        message = "it was never carried out"
        raise AssertionError(message)


def caller(world: World, at: Running, username: str) -> Caller:
    """A program of this person's, with a token as signing in now would have given it."""
    account_id = world.accounts[username].account_id
    return Caller(at.address, world.together.desk.sessions.start(account_id, system_clock()))


def recorded_now(world: World) -> UUID:
    """A handover that Mary has recorded, by the clock of this machine as those that run have it."""
    return _recorded(world, system_clock(), Urgency.PRIORITY)


def recorded_long_ago(world: World) -> UUID:
    """One whose every rung was reached before today."""
    return _recorded(world, system_clock() - timedelta(days=3), Urgency.SAME_DAY)


def _recorded(world: World, at: datetime, urgency: Urgency) -> UUID:
    asked = Asked(uuid4(), world.accounts["mary"].actor, Source.PAGE, at)
    whom = about(due_on=at.date() + timedelta(days=60))
    command = record(to_team_id=world.teams["derby_visitors"], urgency=urgency, whom=whom)
    return world.together.service.execute(command, asked).subject_id


def rungs(world: World) -> list[tuple[UUID, int]]:
    """Every rung that was recorded, in order."""
    log = (one.event for one in world.together.service.read_log(0, 100_000))
    return [(one.originator_id, one.number) for one in log if isinstance(one, EscalationRaised)]
