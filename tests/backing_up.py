"""What tests of backups share: an empty installation, and what stands in one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from handover.log_copy import Stored, stored_between
from tests.world import MovableClock, settings_in
from web.composition import Composition, compose
from web.desk import copying


def unheard(_position: int) -> None:
    """Nobody follows how far it is."""


def stored(together: Composition) -> list[Stored]:
    """Every event of the log, to the byte."""
    return list(stored_between(together.service.recorder, 0, together.service.head()))


def desk_of(together: Composition) -> list[copying.Row]:
    """What a backup holds of the desk."""
    with together.desk.database.reading() as connection:
        return list(copying.rows(connection))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "backup"


@pytest.fixture
def elsewhere(database: str, tmp_path: Path, clock: MovableClock) -> Iterator[Composition]:
    """An empty installation on this run's engine."""
    empty = compose(settings_in(made(tmp_path / "elsewhere"), database), clock)
    yield empty
    empty.close()


def made(folder: Path) -> Path:
    """A new folder."""
    folder.mkdir()
    return folder
