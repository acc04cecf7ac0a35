"""A command of ours at work on a folder, as an operator runs it: told apart by what it says."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from handover.family.identity import PRACTICE_KEY
from tests.world import World
from web.composition import Composition

KEYS = {
    "HANDOVER_SECRET_KEY": "a key for this one test" * 2,
    "HANDOVER_FAMILY_KEY": "another key for this one test" * 2,
}
ITS_KEY = {"HANDOVER_FAMILY_KEY": PRACTICE_KEY}
"""That of a log which a test has begun itself."""


@contextmanager
def at_work(
    folder: Path, *arguments: str, more: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[str]]:
    """`python -m web` with these arguments on the files in `folder`; killed at the end."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "web", *arguments, "--data", str(folder)],
        env=surroundings(more or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def surroundings(said: Mapping[str, str]) -> dict[str, str]:
    """The environment of a command, with keys and with what is `said`."""
    return {**os.environ, **KEYS, **said}


def where(world: World) -> dict[str, str]:
    """The settings by which a command works on a test's region, in files or in a database."""
    return settings_said(world.together)


def settings_said(together: Composition) -> dict[str, str]:
    """The settings by which a command works on an installation, in files or in a database."""
    settings = together.settings
    return {
        "HANDOVER_DATA": str(settings.data),
        "HANDOVER_DATABASE": settings.database,
        **ITS_KEY,
    }


def line_of(process: subprocess.Popen[str]) -> str:
    """What it says next; waits until it has."""
    assert process.stdout is not None
    return process.stdout.readline()
