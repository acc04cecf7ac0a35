"""Files that cannot be read: one sentence, no word of a library, and an exit code that is true."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.commanding import surroundings
from tests.leading import sent
from tests.running import free_port
from tests.world import World
from web.commands import main

pytestmark = pytest.mark.files
WHAT = "Error: It was not done: a file or a database cannot be read or written ("
COMMANDS = [
    (("check",), 2),
    (("backup", "unwritten"), 1),
    (("restore", __file__), 1),
    (("parked", "list"), 2),
    (("rebuild",), 1),
    (("account", "list"), 1),
]
AT_WORK = ("projector", "chaser", "serve", "run")


@pytest.fixture(autouse=True)
def _same_umask() -> Iterator[None]:
    """The commands make files for their own user alone; here they run in the tests' process."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def garbage(file: Path) -> None:
    for one in file.parent.glob(f"{file.name}*"):
        one.unlink()
    file.write_text("Test Mother, 9990000018\n" * 100)


def folder(file: Path) -> None:
    """As a file that this user may not open."""
    for one in file.parent.glob(f"{file.name}*"):
        one.unlink()
    file.mkdir()


DAMAGES = [("events.sqlite", garbage), ("desk.sqlite", garbage), ("desk.sqlite", folder)]


@pytest.fixture
def data(world: World) -> Path:
    sent(world)
    world.together.close()
    return world.together.settings.data


@pytest.mark.parametrize("command,code", COMMANDS)
@pytest.mark.parametrize("name,damage", DAMAGES)
def test_a_file_that_is_no_database_is_told_in_one_sentence(
    data: Path, name: str, damage: Callable[[Path], None], command: tuple[str, ...], code: int
) -> None:
    damage(data / name)
    done = CliRunner().invoke(main, command, env=surroundings({"HANDOVER_DATA": str(data)}))
    assert done.exit_code == code, done.output
    check_said(done.output)


@pytest.mark.parametrize("command", AT_WORK)
@pytest.mark.parametrize("name", ["events.sqlite", "desk.sqlite"])
def test_what_goes_on_until_it_is_stopped_does_not_start_on_one(
    data: Path, name: str, command: str
) -> None:
    garbage(data / name)
    where = {"HANDOVER_DATA": str(data), "HANDOVER_PORT": str(free_port())}
    done = subprocess.run(
        [sys.executable, "-m", "web", command],
        env=surroundings(where),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    check_said(done.stdout + done.stderr)


def check_said(said: str) -> None:
    assert said.startswith(WHAT)
    assert said.count("\n") == 1, said
    assert "9990000018" not in said


@pytest.mark.parametrize("command,code", COMMANDS)
def test_settings_that_cannot_be_read_are_told_in_one_sentence(
    tmp_path: Path, command: tuple[str, ...], code: int
) -> None:
    """Who owns the machine may read every file: here one is a folder."""
    (tmp_path / "secret.key").mkdir()
    where = {"HANDOVER_DATA": str(tmp_path), "HANDOVER_DEMONSTRATION": "yes"}
    said = {**surroundings(where), "HANDOVER_SECRET_KEY": ""}
    done = CliRunner().invoke(main, command, env=said)
    told = "Error: It was not done: Is a directory.\n"
    assert (done.exit_code, done.output) == (code, told)
