"""`python -m web account`: how a real installation starts, with the real command."""

import os
import pty
import select
import stat
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from handover.actor import Asked, Source
from tests import region
from tests.world import START, TEAMS, World
from web.composition import Composition, compose
from web.settings import Settings

PASSWORD = "three random words"
KEY = "a key for this one test, long enough"
KEEPER = ("--name", "Kim Adler", "--job-title", "Directory keeper", "--role", "keeper")
MIDWIFE = ("--name", "Ann Reed", "--job-title", "Community midwife", "--role", "midwife")
NOTTINGHAM = "Nottingham community midwives"


@pytest.fixture
def data(world: World, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A region with five teams and the people of the tests, in these files or in a database."""
    monkeypatch.setenv("HANDOVER_DATABASE", world.together.settings.database)
    return world.together.settings.data


def run(data: Path, *arguments: str, password: str = PASSWORD) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "HANDOVER_SECRET_KEY": KEY, "HANDOVER_FAMILY_KEY": KEY[::-1]}
    return subprocess.run(
        [sys.executable, "-m", "web", "account", *arguments, "--data", str(data)],
        env=environment,
        input=f"{password}\n",
        capture_output=True,
        text=True,
        check=False,
    )


def add(data: Path, *arguments: str, password: str = PASSWORD) -> subprocess.CompletedProcess[str]:
    return run(data, "add", *arguments, "--password-stdin", password=password)


def opened(data: Path) -> Composition:
    database = os.environ.get("HANDOVER_DATABASE", "")
    return compose(Settings(data=data, database=database, secret_key=KEY))


def test_an_installation_starts_with_its_keeper(tmp_path: Path) -> None:
    data = tmp_path / "new"
    added = add(data, "Kim.Adler", *KEEPER, "--region", "East Midlands")
    assert (added.returncode, added.stderr) == (0, "")
    assert added.stdout == (
        "Added kim.adler: Kim Adler, Directory keeper, directory keeper, East Midlands\n"
    )
    together = opened(data)
    account = together.desk.accounts.authenticate("kim.adler", PASSWORD)
    together.close()
    assert account is not None
    assert (account.name, account.team_id, account.team_name) == (
        "Kim Adler",
        None,
        "East Midlands",
    )
    for file in data.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert PASSWORD.encode() not in (data / "desk.sqlite").read_bytes()


@pytest.mark.parametrize("asked", [NOTTINGHAM, NOTTINGHAM.upper(), "id"])
def test_a_clinician_is_added_to_a_team_by_its_name_or_its_id(
    data: Path, world: World, asked: str
) -> None:
    team_id = world.teams["nottingham_midwives"]
    added = add(data, "ann", *MIDWIFE, "--team", str(team_id) if asked == "id" else asked)
    assert (added.returncode, added.stderr) == (0, "")
    account = world.together.desk.accounts.authenticate("ann", PASSWORD)
    assert account is not None
    assert (account.team_id, account.team_name) == (team_id, NOTTINGHAM)


def test_accounts_are_listed_with_role_and_team_and_without_a_password(data: Path) -> None:
    listed = run(data, "list")
    assert listed.returncode == 0
    assert "mary" in listed.stdout
    assert "Mary Okafor, Community midwife, midwife, Leicester community midwives" in listed.stdout
    assert "argon2" not in listed.stdout


@pytest.mark.parametrize(
    "arguments,says",
    [
        (("ann", *MIDWIFE), "Say in which team this person works"),
        (("ann", *MIDWIFE, "--team", "Nowhere midwives"), "No open team in the directory has"),
        (("ann", *MIDWIFE, "--team", "Nottingham"), "No open team in the directory has"),
        (("ann", *MIDWIFE, "--team", TEAMS[-1].name), "No open team in the directory has"),
        (
            ("ann", *MIDWIFE, "--team", "00000000-0000-4000-8000-000000000000"),
            "No open team in the directory has",
        ),
        (("kim", *KEEPER, "--team", NOTTINGHAM), "A directory keeper belongs to no team."),
        (("Mary", *MIDWIFE, "--team", NOTTINGHAM), "The username mary is taken."),
        (("ann reed", *MIDWIFE, "--team", NOTTINGHAM), "Use letters a to z"),
        (("kim", *KEEPER[:1], " ", *KEEPER[2:]), "Enter the name."),
        (("kim", *KEEPER[:1], "Kim \u202erelda", *KEEPER[2:]), "Remove the invisible characters"),
        (("kim", *KEEPER[:-1], "boss"), "Invalid value for '--role'"),
    ],
)
def test_what_cannot_be_is_refused_in_plain_words_and_nothing_is_kept(
    data: Path, world: World, arguments: tuple[str, ...], says: str
) -> None:
    before = world.together.desk.accounts.everyone()
    refused = add(data, *arguments)
    assert refused.returncode != 0
    assert says in refused.stderr
    assert "Traceback" not in refused.stderr
    assert world.together.desk.accounts.everyone() == before


@pytest.mark.parametrize(
    "password,says",
    [("eleven char", "at least 12 characters"), ("", "at least 12"), ("x" * 1025, "at most 1,024")],
)
def test_a_password_that_is_too_short_or_too_long_is_refused(
    data: Path, world: World, password: str, says: str
) -> None:
    refused = add(data, "kim", *KEEPER, password=password)
    assert (refused.returncode, says in refused.stderr) == (1, True)
    assert world.together.desk.accounts.authenticate("kim", password) is None


def test_two_teams_of_one_name_are_told_apart_by_their_ids(data: Path, world: World) -> None:
    twin = replace(region.register("Derby"), name=NOTTINGHAM, organisation="Another trust")
    asked = Asked(uuid4(), world.accounts["kit"].actor, Source.PAGE, START)
    twin_id = world.together.service.execute(twin, asked).subject_id
    refused = add(data, "ann", *MIDWIFE, "--team", NOTTINGHAM)
    assert refused.returncode == 1
    assert "More than one team has the name" in refused.stderr
    assert f"{twin_id} (Another trust)" in refused.stderr
    assert add(data, "ann", *MIDWIFE, "--team", str(twin_id)).returncode == 0


def test_without_a_key_it_says_which_setting_is_missing(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("HANDOVER_")}
    refused = subprocess.run(
        [sys.executable, "-m", "web", "account", "list", "--data", str(tmp_path)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode == 1
    assert "Set HANDOVER_SECRET_KEY" in refused.stderr


@pytest.mark.parametrize(
    "second,answer", [(PASSWORD, "Added kim"), ("three other words", "do not match")]
)
def test_at_a_terminal_the_password_is_asked_for_twice_and_never_shown(
    tmp_path: Path, second: str, answer: str
) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "web", "account", "add", "kim", *KEEPER, "--data", str(tmp_path)],
        env={**os.environ, "HANDOVER_SECRET_KEY": KEY, "HANDOVER_FAMILY_KEY": KEY[::-1]},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    screen = _until(ours, "Password:")
    os.write(ours, f"{PASSWORD}\n".encode())
    screen += _until(ours, "Repeat for confirmation:")
    os.write(ours, f"{second}\n".encode())
    screen += _until(ours, answer)
    process.kill()
    process.wait()
    os.close(ours)
    assert PASSWORD not in screen
    assert second not in screen


def _until(terminal: int, words: str) -> str:
    """What the screen shows until `words` stand there."""
    shown, give_up_at = "", time.monotonic() + 30
    while words not in shown and time.monotonic() < give_up_at:
        if select.select([terminal], [], [], 0.5)[0]:
            try:
                shown += os.read(terminal, 1024).decode()
            except OSError:  # the other end has closed
                break
    assert words in shown, shown
    return shown
