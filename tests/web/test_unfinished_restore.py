"""A restore that ended half-way: it says so, and nothing works with what it left."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.backing_up import desk_of, elsewhere, path, unheard
from tests.commanding import at_work, settings_said, surroundings
from tests.leading import sent
from tests.running import at_last
from tests.world import World
from web.backups.lines import Backup
from web.backups.restoring import CutShortError, restore
from web.backups.taking import take
from web.composition import Composition, compose
from web.desk.unfinished import UnfinishedRestoreError
from web.judged import NEVER_STARTS

__all__ = ["elsewhere", "path"]

SAID = "Error: A restore has not come to its end here, so not everything is there. "
TO_DO = "throw away what is in this folder (HANDOVER_DATA) or database, and restore again.\n"


@pytest.fixture
def _ctrl_c_is_heard() -> Iterator[None]:
    """Whatever started the tests may have had it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupted(_position: int) -> None:
    """Somebody presses Ctrl+C, or a power cut: nothing that follows is done."""
    raise KeyboardInterrupt


@pytest.fixture
def unfinished(world: World, elsewhere: Composition, path: Path) -> Composition:
    """All is there but accounts and drafts."""
    sent(world)
    take(world.together, path, unheard)
    with pytest.raises(CutShortError, match=r"ended half-way \(interrupted\)"):
        restore(elsewhere, Backup(path), unheard, interrupted)
    assert elsewhere.service.head() == world.together.service.head()
    return elsewhere


def run(together: Composition, *arguments: str) -> tuple[int, str]:
    """What the real command ended with, and what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "web", *arguments],
        env=surroundings(settings_said(together)),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    "command,code",
    [
        ("backup", 1),
        ("check", 2),
        *((command, NEVER_STARTS) for command in ("serve", "run", "projector", "chaser", "post")),
    ],
)
def test_nothing_works_with_what_a_restore_left_half_way(
    unfinished: Composition, command: str, code: int
) -> None:
    given = ["where it is kept"] if command == "backup" else []
    ended, said = run(unfinished, command, *given)
    assert (ended, said.count("\n")) == (code, 1), said
    assert said.startswith(SAID)
    assert said.endswith(TO_DO)


def test_another_restore_does_not_go_on_top_of_it(unfinished: Composition, path: Path) -> None:
    ended, said = run(unfinished, "restore", str(path))
    assert ended == 1
    assert said.startswith(SAID)
    assert desk_of(unfinished) == []


@pytest.mark.usefixtures("_ctrl_c_is_heard")
def test_ctrl_c_in_the_midst_of_it_says_what_is_left_and_what_to_do(
    world: World, elsewhere: Composition, path: Path
) -> None:
    sent(world)
    take(world.together, path, unheard)
    folder = elsewhere.settings.data
    with at_work(folder, "restore", str(path), more=settings_said(elsewhere)) as process:
        with elsewhere.reads.writing() as held:  # the lists cannot be filled yet

            def has_come_to_the_lists() -> bool:
                held.exec_driver_sql("SELECT 1")  # a server ends a transaction that is idle
                return elsewhere.service.head() == world.together.service.head()

            at_last(has_come_to_the_lists)
            process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert said == (
        "Error: The restore ended half-way (interrupted), and nothing starts with what is there. "
        "Throw it away, and restore again.\n"
    )
    with pytest.raises(UnfinishedRestoreError):
        compose(elsewhere.settings)


def test_what_was_restored_to_its_end_is_opened_as_ever(
    world: World, elsewhere: Composition, path: Path
) -> None:
    take(world.together, path, unheard)
    restore(elsewhere, Backup(path), unheard)
    compose(elsewhere.settings).close()
