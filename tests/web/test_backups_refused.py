"""What is damaged, or would be put on top of something, is not restored."""

import gzip
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from projections.mark import NOTHING_READ, mark_after, moved
from tests import region
from tests.backing_up import desk_of, elsewhere, path, stored, unheard
from tests.world import World
from web.backups.lines import Backup, DamagedBackupError
from web.backups.restoring import NotEmptyError, UnlikeBackupError, restore
from web.backups.taking import take
from web.composition import Composition

__all__ = ["elsewhere", "path"]


@pytest.mark.parametrize("what", ["event", "account"])
def test_nothing_is_put_on_top_of_anything(
    world: World, elsewhere: Composition, path: Path, what: str
) -> None:
    take(world.together, path, unheard)
    if what == "event":
        region.Region(elsewhere.service).ask(region.KIT, region.register("Lincoln"))
    else:
        elsewhere.desk.accounts.add(replace(world.accounts["lena"], account_id="other"), "x")
    before = stored(elsewhere), desk_of(elsewhere)

    with pytest.raises(NotEmptyError, match="Restore into an empty folder"):
        restore(elsewhere, Backup(path), unheard)
    assert (stored(elsewhere), desk_of(elsewhere)) == before


def test_nothing_is_put_beside_lists_that_have_read_another_log(
    world: World, elsewhere: Composition, path: Path
) -> None:
    take(world.together, path, unheard)
    read = world.together.service.entries(0, 1)
    with elsewhere.reads.writing() as connection:
        assert moved(connection, NOTHING_READ, mark_after(NOTHING_READ, read))

    with pytest.raises(NotEmptyError, match="lists that have read a log up to position 1 are"):
        restore(elsewhere, Backup(path), unheard)
    assert stored(elsewhere) == []


def lines_changed(path: Path, change: Callable[[list[bytes]], list[bytes]]) -> None:
    lines = gzip.decompress(path.read_bytes()).splitlines(keepends=True)
    path.write_bytes(gzip.compress(b"".join(change(lines))))


DAMAGES: dict[str, Callable[[Path], object]] = {
    "cut short": lambda path: path.write_bytes(path.read_bytes()[:-100]),
    "one byte changed": lambda path: path.write_bytes(one_byte_changed(path.read_bytes())),
    "an event left out": lambda path: lines_changed(path, lambda all_: all_[:2] + all_[3:]),
    "an account left out": lambda path: lines_changed(path, lambda all_: all_[:-2] + all_[-1:]),
    "without its desk": lambda path: lines_changed(path, lambda all_: all_[:20]),
    "without its end": lambda path: lines_changed(path, lambda all_: all_[:-1]),
    "more after its end": lambda path: lines_changed(path, lambda all_: [*all_, all_[1]]),
    "a third part": lambda path: lines_changed(path, lambda all_: [*all_, all_[-1]]),
    "of another make": lambda path: lines_changed(path, lambda all_: [b"{}\n", *all_[1:]]),
    "no backup at all": lambda path: path.write_text("events"),
    "empty": lambda path: path.write_bytes(b""),
}


def one_byte_changed(whole: bytes) -> bytes:
    half = len(whole) // 2
    return whole[:half] + bytes([whole[half] ^ 1]) + whole[half + 1 :]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_backup_is_refused_before_anything_is_written(
    world: World, elsewhere: Composition, path: Path, damage: str
) -> None:
    take(world.together, path, unheard)
    DAMAGES[damage](path)

    with pytest.raises(DamagedBackupError):
        restore(elsewhere, Backup(path), unheard)
    assert (stored(elsewhere), desk_of(elsewhere)) == ([], [])


def test_another_writer_in_the_midst_of_it_is_noticed_and_nobody_can_sign_in(
    world: World, elsewhere: Composition, path: Path
) -> None:
    take(world.together, path, unheard)

    def interfere(position: int) -> None:
        if position == 5:
            region.Region(elsewhere.service).ask(region.KIT, region.register("Lincoln"))

    with pytest.raises(UnlikeBackupError, match="Throw it away"):
        restore(elsewhere, Backup(path), interfere)
    assert desk_of(elsewhere) == []
