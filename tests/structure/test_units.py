"""The units for systemd run commands that exist, harden what they run, and let it end its work."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tests.structure.tree import ROOT
from web.commands import main
from web.judged import NEVER_STARTS
from web.supervisor import STOPPING_SECONDS

UNITS = ROOT / "deploy" / "systemd"
SERVICES = sorted(UNITS.glob("*.service"))
TIMERS = sorted(UNITS.glob("*.timer"))
HARDENED = {
    "User": "pick-up-the-phone",
    "UMask": "0077",
    "NoNewPrivileges": "yes",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "PrivateDevices": "yes",
    "CapabilityBoundingSet": "",
    "SystemCallFilter": "@system-service",
    "RestrictAddressFamilies": "AF_UNIX AF_INET AF_INET6",
}
INSTALLED = "/srv/pick-up-the-phone/.venv/bin/python"
OURS = re.compile(r"-m web (?P<arguments>.*)")
LINE = re.compile(r"\[[A-Z][a-z]+\]|[A-Z][A-Za-z]+=.*|#.*|")


def named(paths: list[Path]) -> list[str]:
    return [path.name for path in paths]


def said(path: Path) -> dict[str, str]:
    """What a unit says, by name; none that we use is said twice."""
    lines = path.read_text("utf-8").splitlines()
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    told = [line.partition("=") for line in lines if not line.startswith(("#", "[")) and line]
    found = {name: value for name, _, value in told}
    assert len(found) == len(told)
    return found


def command_of(words: str) -> tuple[click.Command, list[str]]:
    """Our command in a line that starts something, and its arguments."""
    found = OURS.search(words)
    assert found is not None
    name, *arguments = shlex.split(found["arguments"].rstrip("'"))
    command = main.commands[name]
    return command, arguments


def test_there_are_units_to_look_at() -> None:
    assert len(SERVICES) == 3
    assert len(TIMERS) == 2


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_a_unit_runs_a_command_of_ours_as_it_may_be_run(path: Path) -> None:
    command, arguments = command_of(said(path)["ExecStart"])
    command.make_context(str(command.name), arguments, resilient_parsing=False).close()


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_what_it_runs_may_do_no_more_than_it_needs(path: Path) -> None:
    told = said(path)
    assert {name: told.get(name) for name in HARDENED} == HARDENED


def test_what_is_told_to_stop_has_the_time_to_end_its_work() -> None:
    told = said(UNITS / "pick-up-the-phone.service")
    assert told["KillMode"] == "mixed", "the command tells its processes itself"
    assert int(told["TimeoutStopSec"]) > STOPPING_SECONDS
    assert told["RestartPreventExitStatus"] == str(NEVER_STARTS)


@pytest.mark.parametrize("path", TIMERS, ids=lambda path: path.name)
def test_a_timer_has_its_service(path: Path) -> None:
    assert path.with_suffix(".service").is_file()


def test_the_guide_names_every_unit() -> None:
    guide = (ROOT / "docs" / "operations.md").read_text("utf-8")
    assert [one for one in named(SERVICES + TIMERS) if one not in guide] == []


def test_systemd_itself_finds_nothing_wrong(tmp_path: Path) -> None:
    """Where there is one; our own reading above is what is always there."""
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        return
    for path in SERVICES + TIMERS:
        text = path.read_text("utf-8").replace(INSTALLED, sys.executable)
        (tmp_path / path.name).write_text(text, "utf-8")
    units = [str(tmp_path / name) for name in named(SERVICES + TIMERS)]
    done = subprocess.run(
        [analyze, "verify", "--man=no", *units], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
