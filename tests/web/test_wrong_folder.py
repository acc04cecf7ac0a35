"""A folder in which there is no installation is told of, and not taken for an empty one."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.commanding import KEYS
from tests.world import settings_in
from web.commands import main
from web.composition import compose

pytestmark = pytest.mark.files
UNKNOWN = "00000000-0000-4000-8000-000000000000"
COMMANDS = [
    (("parked", "list"), 2),
    (("parked", "retry", UNKNOWN), 2),
    (("rebuild",), 1),
    (("rebuild", "--roll-back"), 1),
    (("account", "list"), 1),
    (("account", "close", "mary"), 1),
    (("account", "move", "mary", "--team", UNKNOWN), 1),
    (("account", "password", "mary", "--password-stdin"), 1),
    (("backup", "unwritten"), 1),
    (("check",), 2),
]


def run(data: Path, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, [*arguments, "--data", str(data)], env=KEYS)
    return done.exit_code, done.output


@pytest.mark.parametrize("command,code", COMMANDS)
def test_where_there_is_nothing_that_is_said_and_nothing_is_made(
    tmp_path: Path, command: tuple[str, ...], code: int
) -> None:
    nowhere = tmp_path / "nowhere"
    said = f"Error: There is no log in {nowhere}. Look at HANDOVER_DATA.\n"
    assert run(nowhere, *command) == (code, said)
    assert list(nowhere.iterdir()) == []


@pytest.mark.parametrize("command,code", COMMANDS)
def test_files_with_nothing_in_them_are_no_installation(
    tmp_path: Path, command: tuple[str, ...], code: int
) -> None:
    compose(settings_in(tmp_path)).close()
    said = f"Error: Nothing was ever recorded in {tmp_path}, and nobody has an account there. "
    assert run(tmp_path, *command) == (code, f"{said}Look at HANDOVER_DATA.\n")


def test_a_desk_without_a_log_is_no_installation(tmp_path: Path) -> None:
    compose(settings_in(tmp_path)).close()
    (tmp_path / "events.sqlite").unlink()
    said = f"Error: There is no log in {tmp_path}. Look at HANDOVER_DATA.\n"
    assert run(tmp_path, "parked", "list") == (2, said)


def test_an_installation_with_its_first_account_and_no_event_yet_is_one(tmp_path: Path) -> None:
    keeper = ("--name", "Kim Adler", "--job-title", "Keeper", "--role", "keeper")
    added = CliRunner().invoke(
        main,
        ["account", "add", "kim", *keeper, "--password-stdin", "--data", str(tmp_path)],
        input="three random words\n",
        env=KEYS,
    )
    assert added.exit_code == 0, added.output
    code, said = run(tmp_path, "account", "list")
    assert (code, said.split()[0]) == (0, "kim")
