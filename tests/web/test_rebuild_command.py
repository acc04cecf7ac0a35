"""`python -m web rebuild`: what the operator is told, and what the command ends with."""

import os
import subprocess
import sys
from contextlib import closing
from datetime import timedelta

import pytest
from click.testing import CliRunner

from projections.database import ReadDatabase
from projections.model import rows_of
from projections.overdue import board
from projections.projector import Projector
from projections.rebuild import TURN
from projections.turn import turn_at
from tests.commanding import KEYS, where
from tests.leading import lose_newest, sent
from tests.world import World
from web.commands import main
from web.progress_bar import how_far

SWITCHED = "The lists that were read anew are shown now. Those from before are kept: "


def run(world: World, *arguments: str) -> tuple[int, str]:
    """What the command ended with, and what it printed."""
    environment = {**KEYS, **where(world)}
    done = CliRunner().invoke(main, ["rebuild", *arguments], env=environment)
    return done.exit_code, done.output


def attempts_shown(world: World) -> list[int]:
    """Through the connections of a service that has been running all the while."""
    with world.together.reads.reading() as connection:
        return [row["attempts"] for row in rows_of(board, connection)]


@pytest.fixture
def spoiled(world: World) -> World:
    """The list says seven attempts, and the log says none."""
    sent(world)
    world.together.projector.catch_up_fully()
    with world.together.reads.writing() as connection:
        connection.execute(board.update().values(attempts=7))
    return world


def test_lists_read_anew_are_shown_by_a_service_that_runs(world: World) -> None:
    sent(world)
    world.together.projector.catch_up_fully()
    head = world.together.service.head()
    code, said = run(world)
    assert code == 0
    first, *progress, last = said.splitlines()
    assert first == "Reading the log into new lists. Those that are shown go on being shown."
    assert progress[-1] == f"{head:,} of {head:,} events (100%)"
    assert last.startswith(SWITCHED)
    assert attempts_shown(world) == [0]
    assert world.together.service.head() == head, "nothing was recorded"


def test_what_is_different_is_told_and_not_shown_until_it_is_asked_for(spoiled: World) -> None:
    code, said = run(spoiled)
    assert code == 1
    told = (
        "Different in board: 1 rows only in the lists that were shown, 1 only in those read anew."
    )
    assert told in said
    assert "run it again with --accept-differences" in said
    assert attempts_shown(spoiled) == [7]
    code, said = run(spoiled, "--accept-differences")
    assert (code, told in said, SWITCHED in said) == (0, True, True)
    assert attempts_shown(spoiled) == [0]


def test_lists_of_another_log_are_told_apart_from_a_release_that_mends_one(world: World) -> None:
    lose_newest(world)
    code, said = run(world)
    assert code == 1
    assert "Error: The lists that are shown have read another log" in said
    assert "After a release that mends a list" not in said
    code, said = run(world, "--accept-differences")
    assert (code, SWITCHED in said) == (0, True)


def test_the_way_back_and_the_end_of_it(spoiled: World) -> None:
    assert run(spoiled, "--accept-differences")[0] == 0
    assert run(spoiled, "--roll-back") == (
        0,
        "The lists from before are shown again. The same command goes forward again.\n",
    )
    assert attempts_shown(spoiled) == [7]
    assert run(spoiled, "--discard") == (0, "Removed: 1. There is nothing to go back to now.\n")
    code, said = run(spoiled, "--roll-back")
    assert code == 1
    assert said == "Error: There are no lists from before a rebuild to go back to.\n"


def test_another_at_work_is_told_of(world: World) -> None:
    with closing(turn_at(world.together.settings.reads_path, TURN)) as turn:
        assert turn.take()
        code, said = run(world)
    assert code == 1
    assert said.endswith("Error: Another rebuild is at work. Wait until it has ended.\n")


@pytest.mark.files
def test_lists_that_cannot_be_written_are_told_of_without_a_trace(world: World) -> None:
    folder = world.together.settings.data
    [live] = folder.glob("reads-*-1.sqlite")
    (folder / live.name.replace("-1.", "-2.")).mkdir()
    code, said = run(world)
    assert code == 1
    assert "The lists are as they were. Try again when that is mended." in said
    assert "Traceback" not in said


@pytest.mark.files
def test_a_first_start_after_a_rebuild_by_a_new_release_finds_its_lists_filled(
    world: World,
) -> None:
    """As before a release with other lists is started: its own are filled beside the others."""
    sent(world)
    folder = world.together.settings.data
    for one in folder.glob("reads-*"):
        one.unlink()
    done = subprocess.run(
        [sys.executable, "-m", "web", "rebuild", "--data", str(folder)],
        env={**os.environ, **KEYS},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    with closing(ReadDatabase(world.together.settings.reads_path)) as started:
        reached = Projector(world.together.service, started).mark().position
    assert reached == world.together.service.head()


@pytest.mark.parametrize(
    "done,total,left,said",
    [
        (0, 1234, None, "0 of 1,234 events (0%)"),
        (617, 1234, timedelta(seconds=59), "617 of 1,234 events (50%), less than a minute left"),
        (617, 1234, timedelta(seconds=60), "617 of 1,234 events (50%), about 1 minute left"),
        (617, 1234, timedelta(minutes=59), "617 of 1,234 events (50%), about 59 minutes left"),
        (617, 1234, timedelta(hours=1), "617 of 1,234 events (50%), about 1 hour left"),
        (617, 1234, timedelta(hours=2), "617 of 1,234 events (50%), about 2 hours left"),
        (1234, 1234, timedelta(0), "1,234 of 1,234 events (100%)"),
    ],
)
def test_how_far_it_is_in_words(done: int, total: int, left: timedelta | None, said: str) -> None:
    assert how_far(done, total, "events", left) == said
