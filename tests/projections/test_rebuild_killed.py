"""A rebuild that is killed, wherever it is: what is shown is whole, and it may be begun again."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from handover.location import is_postgres
from projections.rebuild import Rebuild, differences
from tests.commanding import KEYS
from tests.projections.boards import Boards
from tests.region import MARY, attempt

KILLED_AT = "import os, signal; {patched}; from web.commands import main; main({arguments})"
DIE = "lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)"
REBUILD = "from projections.rebuild import Rebuild as R"
AT_THE_SWITCH = (
    "import pathlib; from projections.postgres_generations import SchemaGenerations as S;"
    f" S.point_to = pathlib.Path.replace = {DIE}"
)
"""On SQLite the note of which set is live is written by then, and not yet in its place."""
STEPS = {
    "before it has compared": f"{REBUILD}; R._compared = {DIE}",
    "before it switches": f"{REBUILD}; R._switch = {DIE}",
    "while it switches": AT_THE_SWITCH,
    "when it has switched": f"{REBUILD}; t = R._tidy;"
    " R._tidy = lambda self, kept: kept.before and os.kill(os.getpid(), signal.SIGKILL)",
}
TRIES = 3


@pytest.fixture
def clean(boards: Boards, tmp_path: Path) -> Iterator[Boards]:
    for _ in range(20):
        boards.region.ask(MARY, attempt(boards.region.recorded()))
    boards.projector.catch_up_fully()
    made = Boards.over(boards.region, tmp_path / "clean.sqlite")
    made.projector.catch_up_fully()
    yield made
    made.close()


def environment(log: str) -> dict[str, str]:
    where = {"HANDOVER_DATABASE": log} if is_postgres(log) else {}
    return {**os.environ, **KEYS, **where}


def check(boards: Boards, clean: Boards) -> None:
    """What is shown is whole, and a rebuild goes well and leaves nothing lying about."""
    assert differences(boards.reads, clean.reads) == []
    assert Rebuild(boards.region.service, boards.reads).run() == []
    assert differences(boards.reads, clean.reads) == []
    kept = boards.reads.generations.kept()
    assert kept is not None
    assert boards.reads.generations.numbers() == kept.numbers


@pytest.mark.parametrize("step", STEPS)
def test_killed_at_each_step_it_leaves_what_is_shown_whole(
    boards: Boards, clean: Boards, log: str, tmp_path: Path, step: str
) -> None:
    code = KILLED_AT.format(patched=STEPS[step], arguments=["rebuild", "--data", str(tmp_path)])
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(log), capture_output=True, check=False
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    check(boards, clean)


def test_killed_at_any_time_it_leaves_what_is_shown_whole(
    boards: Boards, clean: Boards, log: str, tmp_path: Path
) -> None:
    """How far it has come when it is killed is left to chance; at the end it runs through."""
    chance = Random(0)
    for _ in range(TRIES):
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "web", "rebuild", "--data", str(tmp_path)],
            env=environment(log),
            stdout=subprocess.PIPE,
        )
        assert process.stdout is not None
        assert process.stdout.readline().startswith(b"Reading the log")
        try:
            process.wait(timeout=chance.uniform(0, 0.5))
        except subprocess.TimeoutExpired:
            process.kill()
        process.communicate()
        assert differences(boards.reads, clean.reads) == []
    check(boards, clean)
