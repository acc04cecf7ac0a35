"""A backup holds log and desk as of one moment, and an empty installation takes all of it in."""

import os
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event
from uuid import UUID, uuid4

import pytest

from handover.actor import Asked, Source
from handover.application import HandoverService
from handover.events import Recorded
from projections.rebuild import differences
from tests import region
from tests.backing_up import desk_of, elsewhere, made, path, stored, unheard
from tests.leading import ask, sent
from tests.region import attempt
from tests.world import PASSWORD, MovableClock, World, settings_in
from web.backups.lines import Backup, DamagedBackupError, checksum_of_log
from web.backups.proving import faults
from web.backups.restoring import restore
from web.backups.taking import AlreadyThereError, Taken, take
from web.composition import Composition, compose
from web.demonstration import ensure
from web.desk.changes import close
from web.desk.copying import NOT_COPIED, copied_tables
from web.desk.database import metadata

__all__ = ["elsewhere", "path"]


@pytest.fixture
def on_file(tmp_path: Path, clock: MovableClock) -> Iterator[Composition]:
    """An empty installation in files."""
    empty = compose(settings_in(made(tmp_path / "files")), clock)
    yield empty
    empty.close()


def test_what_is_restored_is_what_was_backed_up_event_for_event_and_row_for_row(
    world: World, elsewhere: Composition, path: Path
) -> None:
    together = world.together
    ask(world, "mary", attempt(sent(world)))
    mary = world.accounts["mary"]
    draft = together.desk.drafts.start(mary.account_id, "record", together.clock())
    together.desk.drafts.save(draft.draft_id, mary.account_id, {"said": "Été"}, together.clock())

    taken = take(together, path, unheard)
    restored = restore(elsewhere, Backup(path), unheard)

    assert taken == restored
    assert (taken.log.lines, taken.desk.lines) == (together.service.head(), 7)
    assert stored(elsewhere) == stored(together)
    assert desk_of(elsewhere) == desk_of(together)
    together.projector.catch_up_fully()
    assert differences(elsewhere.reads, together.reads) == []
    assert list(faults(elsewhere, elsewhere.service.head(), unheard)) == []
    assert elsewhere.desk.accounts.authenticate("mary", PASSWORD) == mary


def test_every_kind_of_event_moves_from_one_engine_to_the_other_and_back(
    elsewhere: Composition, on_file: Composition, tmp_path: Path, clock: MovableClock
) -> None:
    """On PostgreSQL: from the database to a file, and to a database again."""
    ensure(elsewhere)
    there, back = tmp_path / "there", tmp_path / "back"
    take(elsewhere, there, unheard)
    restore(on_file, Backup(there), unheard)
    again = take(on_file, back, unheard)

    assert stored(on_file) == stored(elsewhere)
    assert desk_of(on_file) == desk_of(elsewhere)
    assert differences(on_file.reads, elsewhere.reads) == []
    assert (again.log, again.desk) == Backup(there).check()[:2]
    whole = compose(settings_in(made(tmp_path / "whole")), clock)
    restore(whole, Backup(back), unheard)
    assert list(faults(whole, whole.service.head(), unheard)) == []
    whole.close()


def test_under_load_it_holds_all_that_was_acknowledged_and_everybody_who_asked_for_it(
    world: World, elsewhere: Composition, tmp_path: Path
) -> None:
    """Accounts are added and used at once: log and desk are of one moment, or one is missing."""
    together, is_enough = world.together, Event()
    acknowledged: list[UUID] = []

    def add_and_use() -> None:
        mary = world.accounts["mary"]
        while not is_enough.is_set():
            new = replace(mary, account_id=uuid4().hex, username=uuid4().hex)
            together.desk.accounts.add(new, "x")
            asked = Asked(uuid4(), new.actor, Source.PAGE, together.clock())
            command = region.record(to_team_id=world.teams["derby_visitors"])
            together.service.execute(command, asked)
            acknowledged.append(asked.command_id)

    paths = [tmp_path / f"backup-{number}" for number in range(4)]
    before: list[list[UUID]] = []
    with ThreadPoolExecutor(2) as pool:
        writers = [pool.submit(add_and_use) for _ in range(2)]
        for path in paths:
            before.append(list(acknowledged))
            take(together, path, unheard)
        is_enough.set()
        for writer in writers:
            writer.result()
    for path, surely in zip(paths, before, strict=True):
        check_is_one_moment(path, surely, together)
    restore(elsewhere, Backup(paths[-1]), unheard)
    assert list(faults(elsewhere, elsewhere.service.head(), unheard)) == []


def check_is_one_moment(path: Path, surely: list[UUID], together: Composition) -> None:
    """All that was acknowledged before is there, without a gap, and everybody who did it."""
    log, _, _ = Backup(path).check()
    assert checksum_of_log(together.service, log.lines) == log, "the log up to there, whole"
    commands, people = recorded_in(path, together.service)
    assert set(surely) <= set(commands)
    assert people <= {
        row["account_id"] for table, row in Backup(path).rows() if table == "accounts"
    }


def recorded_in(path: Path, service: HandoverService) -> tuple[list[UUID], set[str]]:
    """The command ids of the handovers in a backup, and the accounts that recorded them."""
    logged = service.read_log(0, Backup(path).check()[0].lines)
    found = [one.event.envelope for one in logged if isinstance(one.event, Recorded)]
    return [one.command_id for one in found], {one.account_id for one in found}


def test_the_desk_stands_still_while_the_end_of_the_log_is_looked_up(
    world: World, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An account that is added in that very moment comes too late for both."""
    together, looks = world.together, together_looks(world, monkeypatch)

    take(together, path, unheard)

    assert looks == ["held"], "nobody could write to the desk"


def together_looks(world: World, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What somebody finds who tries to write to the desk when the head is asked for last."""
    found: list[str] = []
    head = HandoverService.head
    desk = world.together.desk.database

    def head_and_try(service: HandoverService) -> int:
        if found or not is_looked_at:
            is_looked_at.append(True)
            return head(service)
        try:
            with desk.writing(wait_seconds=0.05):
                found.append("free")
        except Exception:  # noqa: BLE001 - each engine has its own
            found.append("held")
        return head(service)

    is_looked_at: list[bool] = []
    monkeypatch.setattr(HandoverService, "head", head_and_try)
    return found


def test_nobody_else_on_the_machine_may_read_it_and_it_takes_no_others_place(
    world: World, path: Path
) -> None:
    take(world.together, path, unheard)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    whole = path.read_bytes()

    with pytest.raises(AlreadyThereError, match="Choose another name"):
        take(world.together, path, unheard)
    assert path.read_bytes() == whole


def test_what_cannot_be_read_again_gets_no_name(
    world: World, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a disk that takes everything and keeps something else."""
    monkeypatch.setattr(os, "fsync", lambda file: os.pwrite(file, b"else", 20))
    with pytest.raises(DamagedBackupError):
        take(world.together, path, unheard)
    assert list(path.parent.glob("backup*")) == []


def test_sessions_are_not_copied_and_everything_else_of_the_desk_is(
    world: World, elsewhere: Composition, path: Path
) -> None:
    """A table that is added is copied too, unless it is said here why not."""
    together = world.together
    token = together.desk.sessions.start(world.accounts["mary"].account_id, together.clock())
    take(together, path, unheard)
    restore(elsewhere, Backup(path), unheard)

    assert elsewhere.desk.sessions.find(token, together.clock()) is None
    # The last says of the place itself that a restore has not come to its end there.
    assert {"sessions", "tries", "unfinished_restores"} == NOT_COPIED
    assert {table.name for table in copied_tables()} == set(metadata.tables) - NOT_COPIED


def test_who_had_left_stays_out(world: World, elsewhere: Composition, path: Path) -> None:
    together = world.together
    close(together.desk.database, world.accounts["mary"].account_id, together.clock())
    take(together, path, unheard)
    restore(elsewhere, Backup(path), unheard)
    assert elsewhere.desk.accounts.authenticate("mary", PASSWORD) is None
    assert elsewhere.desk.accounts.authenticate("nina", PASSWORD) == world.accounts["nina"]


def test_whoever_follows_it_hears_of_each_event(
    world: World, elsewhere: Composition, path: Path
) -> None:
    out: list[int] = []
    back: list[int] = []
    taken: Taken = take(world.together, path, out.append)
    restore(elsewhere, Backup(path), back.append)
    assert out == back == list(range(1, taken.log.lines + 1))
