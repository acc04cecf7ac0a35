"""Real server processes on this machine, and a client that asks them over HTTP.

Must not know what is measured.
"""

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from tests.programs import V1
from tests.running import Running, at_last, free_port, running
from web import demonstration
from web.overload import THREADS

HOST = "127.0.0.1"
_CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')


class OtherAnswerError(RuntimeError):
    """A server did not answer as it should have: what it says instead."""


@dataclass
class Client:
    """Asks one server, and sends the same headers with everything.

    Each question comes on a connection of its own, as from a proxy.
    """

    port: int
    headers: dict[str, str] = field(default_factory=dict)

    def get(self, path: str) -> str:
        """The text at `path`. Raises OtherAnswerError."""
        return self._asked("GET", path, None, {}, HTTPStatus.OK)[0]

    def post(self, path: str, body: object) -> str:
        """The answer to a JSON body. Raises OtherAnswerError."""
        headers = {"Content-Type": "application/json"}
        return self._asked("POST", path, json.dumps(body), headers, HTTPStatus.CREATED)[0]

    def send_form(self, path: str, **typed: str) -> str:
        """Send the form at `path`; the cookie that comes back. Raises OtherAnswerError."""
        page, cookie = self._asked("GET", path, None, {}, HTTPStatus.OK)
        token = _CSRF.search(page)
        if token is None:
            message = f"no form at {path}"
            raise OtherAnswerError(message)
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": cookie,
            "Sec-Fetch-Site": "same-origin",
        }
        body = urlencode({"csrf_token": token[1], **typed})
        return self._asked("POST", path, body, headers, HTTPStatus.SEE_OTHER)[1]

    def _asked(
        self, method: str, path: str, body: str | None, headers: Mapping[str, str], status: int
    ) -> tuple[str, str]:
        with closing(HTTPConnection(HOST, self.port)) as connection:
            connection.request(method, path, body, {**self.headers, **headers})
            answer = connection.getresponse()
            text = answer.read().decode()
        if answer.status != status:
            message = f"{method} {path} gave {answer.status}: {text[:500]}"
            raise OtherAnswerError(message)
        return text, (answer.getheader("Set-Cookie") or "").partition(";")[0]


@contextmanager
def ours(folder: Path, *arguments: str) -> Iterator[Running]:
    """The practice region in `folder`, at work as `arguments` say (`serve`, `run`)."""
    with running(folder, *arguments, more={"HANDOVER_DEMONSTRATION": "yes"}) as started:
        at_last(started.is_up)
        yield started
        started.stop()


def person(port: int, username: str) -> Client:
    """Somebody of the practice region who has signed in to the pages."""
    client = Client(port)
    cookie = client.send_form("/sign-in", username=username, password=demonstration.PASSWORD)
    client.headers["Cookie"] = cookie
    return client


def program(port: int, username: str) -> Client:
    """A program of theirs, with a token."""
    client = Client(port)
    account = {"username": username, "password": demonstration.PASSWORD}
    token = json.loads(client.post(f"{V1}/sessions", account))["token"]
    client.headers["Authorization"] = f"Bearer {token}"
    return client


@contextmanager
def served(
    application: str, *, python: str = sys.executable, environment: Mapping[str, str] | None = None
) -> Iterator[int]:
    """The port at which gunicorn serves `application`: one worker, as many threads as ours."""
    port = free_port()
    options = ["--bind", f"{HOST}:{port}", "--threads", str(THREADS), "--no-control-socket"]
    command = [python, "-m", "gunicorn", *options, "--log-level", "warning", application]
    with subprocess.Popen(command, env={**os.environ, **(environment or {})}) as process:
        try:
            at_last(lambda: process.poll() is not None or _answers(port))
            yield port
        finally:
            process.terminate()


def _answers(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex((HOST, port)) == 0
