"""`python -m web backup`, `restore` and `check`, as an operator runs them."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handover.events import CallAttempted
from handover.family.identity import PRACTICE_KEY
from tests.cluster import Cluster
from tests.commanding import KEYS
from tests.faults import answer_nobody, lose_events, remove_event
from tests.leading import ask, sent
from tests.projections.stumbling import stumbling
from tests.region import ISSUED_NUMBER, about, attempt, record, settle
from tests.world import World
from web.commands import main

pytestmark = pytest.mark.files
MARKED = ("9990000018", "Test Mother", "No birth plan yet", "Mary", "01632 960100")
"""What the records of these tests say of people."""


@pytest.fixture(autouse=True)
def _same_umask() -> Iterator[None]:
    """The commands make files for their own user alone; here they run in the tests' process."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def run(data: Path, *arguments: str, database: str = "", key: str = PRACTICE_KEY) -> Result:
    """The command on the files in `data`, or on a database, with the key of the tests' region."""
    where = {"HANDOVER_DATA": str(data), "HANDOVER_DATABASE": database}
    environment = {**KEYS, **where, "HANDOVER_FAMILY_KEY": key}
    done = CliRunner().invoke(main, arguments, env=environment)
    assert not [one for one in MARKED if one in done.output], done.output
    return done


@pytest.fixture
def data(world: World) -> Path:
    """The files of a region in which a handover was recorded and rung about."""
    ask(world, "mary", attempt(sent(world)))
    world.together.projector.catch_up_fully()
    return world.together.settings.data


@pytest.fixture
def events(world: World, data: Path) -> int:
    """How many events that made."""
    del data
    return world.together.service.head()


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(tmp_path / "backup")


def checksum(said: str) -> str:
    """The last line but what follows it."""
    [line] = [one for one in said.splitlines() if one.startswith("Checksum of the log: ")]
    return line


def test_a_backup_is_restored_into_another_folder_and_proved(
    data: Path, events: int, tmp_path: Path, file: str
) -> None:
    other, held = tmp_path / "other", f"{events} events, and 6 rows of accounts and drafts, as of "

    taken = run(data, "backup", file)
    restored = run(other, "restore", file)
    proved = run(other, "check")

    assert (taken.exit_code, restored.exit_code, proved.exit_code) == (0, 0, 0)
    assert taken.output.startswith(f"Backed up {held}")
    assert restored.output.startswith(f"Restored {held}")
    assert restored.output.endswith("Now prove the whole: python -m web check\n")
    assert proved.output.startswith(f"Whole: {events} events, and the lists show what they")
    assert checksum(taken.output) == checksum(restored.output) == checksum(proved.output)


def test_a_log_moves_from_files_to_postgresql_and_back(
    data: Path, tmp_path: Path, file: str, cluster: Cluster
) -> None:
    database, back = cluster.fresh(), str(tmp_path / "back")
    nothing_here = tmp_path / "nothing"
    there = cluster.url(database)

    said = [
        run(data, "backup", file),
        run(nothing_here, "restore", file, database=there),
        run(nothing_here, "check", database=there),
        run(nothing_here, "backup", back, database=there),
        run(tmp_path / "home", "restore", back),
        run(tmp_path / "home", "check"),
    ]

    assert [one.exit_code for one in said] == [0] * 6
    assert len({checksum(one.output) for one in said}) == 1
    assert list(nothing_here.iterdir()) == [], "nothing of it stands in files"
    assert run(nothing_here, "restore", file, database=there).exit_code == 1
    cluster.drop(database)


def test_nothing_is_restored_on_top_of_anything(data: Path, events: int, file: str) -> None:
    run(data, "backup", file)
    done = run(data, "restore", file)
    assert done.exit_code == 1
    assert (
        f"{events} events and 6 rows of accounts, sessions or drafts are there already."
        in done.output
    )


def test_a_file_that_is_no_backup_is_told(tmp_path: Path, file: str) -> None:
    Path(file).write_text("something else")
    done = run(tmp_path / "other", "restore", file)
    assert (done.exit_code, done.output) == (
        1,
        f"Error: {file} cannot be read as a backup (BadGzipFile).\n",
    )


def test_a_log_of_another_key_is_restored_and_it_is_told_that_nothing_starts_with_it(
    tmp_path: Path, file: str
) -> None:
    data, other = tmp_path / "data", tmp_path / "other"
    data.mkdir()
    settled = settle(data / "events.sqlite", is_demonstration=False)
    settled.recorded(record(whom=about(ISSUED_NUMBER)))
    head = settled.service.head()
    settled.service.close()
    run(data, "backup", file)

    done = run(other, "restore", file, key="a key of another installation " * 2)

    assert done.exit_code == 1
    assert f"Restored {head} events" in done.output
    assert "The service does not start yet: " in done.output
    assert "Set HANDOVER_FAMILY_KEY to the key of this log" in done.output


def test_a_whole_log_of_another_key_is_told_of(world: World, data: Path) -> None:
    done = run(data, "check", key="a key of another installation " * 2)
    assert done.exit_code == 2
    assert done.output.startswith("Error: The log is whole, and nothing starts: The family key is")
    remove_event(str(data / "events.sqlite"), world.together.service.head() - 1)
    done = run(data, "check", key="a key of another installation " * 2)
    assert (done.exit_code, done.output.endswith("Not whole.\n")) == (1, True)


def test_a_backup_that_cannot_be_written_is_told(data: Path, tmp_path: Path) -> None:
    done = run(data, "backup", str(tmp_path / "no folder" / "backup"))
    assert (done.exit_code, done.output) == (
        1,
        "Error: It was not done: No such file or directory.\n",
    )


def test_a_damaged_log_is_not_whole(data: Path, events: int) -> None:
    remove_event(str(data / "events.sqlite"), events - 1)
    done = run(data, "check")
    assert done.exit_code == 1
    assert done.output.startswith(f"after position {events - 2} comes {events}\n")
    assert done.output.endswith("Not whole.\n")


def test_a_long_list_of_what_is_wrong_is_cut(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.check_commands.MOST_TOLD", 2)
    for position in (11, 13, 15):
        remove_event(str(data / "events.sqlite"), position)
    said = run(data, "check").output.splitlines()
    assert len(said) == 3
    assert said[-1] == "Not whole; there may be more."


def test_a_record_that_is_held_back_and_a_table_that_is_not_the_logs_are_told(
    world: World, data: Path
) -> None:
    with stumbling(None, KeyError(), CallAttempted):
        ask(world, "mary", attempt(sent(world)))
        world.together.projector.catch_up_fully()
    at = world.together.service.head() - 1
    done = run(data, "check")
    assert done.exit_code == 1
    held, *others, end = done.output.splitlines()
    assert held.startswith(f"handover.call_attempted at {at} is held back from the lists: KeyError")
    assert "the table parked is not what the log gives" in others
    assert "the table sent is not what the log gives" in others
    assert end == "Not whole."


def test_lists_that_have_read_what_the_log_does_not_hold_are_told(data: Path, events: int) -> None:
    """As when an older copy of the log was put beside newer lists."""
    lose_events(str(data / "events.sqlite"))
    done = run(data, "check")
    assert done.exit_code == 1
    said = f"the lists have read up to position {events}, and the log ends before it\n"
    assert done.output.startswith(said)


def test_when_nobody_can_tell_that_is_what_is_told(
    data: Path, tmp_path: Path, cluster: Cluster, file: str
) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(data, folder)
    (folder / "events.sqlite").write_text("no database")
    done = run(folder, "check")
    assert done.exit_code == 2
    # Which of its words for damage SQLite finds is a matter of its release.
    assert "cannot be read or written (DatabaseError (SQLITE_" in done.output
    assert run(folder, "backup", file).exit_code == 1

    database = cluster.fresh()
    answer_nobody(cluster.url(database))
    done = run(folder, "check", database=cluster.url(database))
    assert done.exit_code == 2
    assert "cannot be reached" in done.output
    cluster.drop(database)


def test_how_far_it_is_is_told_now_and_then(
    data: Path, events: int, tmp_path: Path, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.progress.EVERY_SECONDS", 0)
    other = tmp_path / "other"
    assert f"{events} events backed up ...\n" in run(data, "backup", file).stderr
    restored = run(other, "restore", file).stderr
    assert f"{events} events restored ...\n" in restored
    assert f"{events} events read into the lists ...\n" in restored
    checked = run(other, "check").stderr
    assert f"{events} events looked at ...\n" in checked
    assert f"{events} events compared with the lists ...\n" in checked


@pytest.mark.parametrize("command", [("check",), ("backup", "unwritten"), ("parked", "list")])
def test_how_far_the_lists_are_is_told_by_whatever_fills_them(
    data: Path, events: int, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.progress.EVERY_SECONDS", 0)
    monkeypatch.chdir(data)
    for one in data.glob("reads-*"):
        one.unlink()
    assert f"{events} events read into the lists ...\n" in run(data, *command).stderr
