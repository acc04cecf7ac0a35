"""django-helpdesk from its package, in a virtual environment of its own, and how it is asked.

It is no dependency of ours: it is installed for each measurement and goes with its folder. Must not
know what is measured.
"""

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.serving import Client, served

HERE = Path(__file__).parent
PROJECT = HERE / "project"


class NotInstalledError(RuntimeError):
    """It cannot be measured here; the message says why."""


@dataclass(frozen=True)
class Prepared:
    """It installed, with an empty database and one person, and how she asks."""

    python: Path
    environment: Mapping[str, str]
    told: Mapping[str, Any]


@dataclass(frozen=True)
class Desk:
    """django-helpdesk at work."""

    port: int
    told: Mapping[str, Any]

    def record(self, title: str, description: str) -> None:
        """Record one thing to do, as a program with a token does."""
        body = {"queue": self.told["queue"], "title": title, "description": description}
        program = Client(self.port, {"Authorization": f"Token {self.told['token']}"})
        program.post(self.told["record"], {**body, "priority": 2})

    def rows(self) -> None:
        """The rows of the first page of its list, which its page asks for with a script."""
        self._person().get(self.told["rows"])

    def look(self) -> None:
        """The page of its list and its rows: what a person waits for."""
        self._person().get(self.told["page"])
        self.rows()

    def _person(self) -> Client:
        return Client(self.port, {"Cookie": self.told["cookie"]})


def prepare(folder: Path) -> Prepared:
    """Install it into `folder` and make its database there. Raises NotInstalledError."""
    made = folder / "environment"
    python = made / "bin" / "python"
    pinned = HERE / "requirements.txt"
    _done([sys.executable, "-m", "venv", "--without-pip", made])
    wanted: list[str | Path] = ["--quiet", "--python", python, "--require-hashes", "-r", pinned]
    _done([sys.executable, "-m", "uv", "pip", "install", *wanted])
    environment = {
        "DESK_FILE": str(folder / "desk.sqlite"),
        "DESK_KEY": secrets.token_hex(),
        "DJANGO_SETTINGS_MODULE": "desk_settings",
        "PYTHONPATH": str(PROJECT),
    }
    quiet = ["--verbosity", "0", "--command", "import prepare"]
    told = json.loads(_done([python, "-m", "django", "shell", *quiet], environment))
    return Prepared(python, environment, told)


@contextmanager
def desk(prepared: Prepared) -> Iterator[Desk]:
    """It at work."""
    application = "django.core.wsgi:get_wsgi_application()"
    python, environment = str(prepared.python), prepared.environment
    with served(application, python=python, environment=environment) as port:
        yield Desk(port, prepared.told)


def _done(command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> str:
    """What it prints. Raises NotInstalledError with the last line of what it complains of."""
    said = {**os.environ, **(environment or {})}
    done = subprocess.run(command, env=said, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotInstalledError(next(iter(done.stderr.strip().splitlines()[-1:]), "it ended"))
    return done.stdout
