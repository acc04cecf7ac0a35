"""Takes a backup while the service goes on: the log and the desk as they were in one moment.

The log only grows at its end and is never changed, so all but its newest events are copied before
that moment comes. Must not know how a backup is written down.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection

from handover.log_copy import stored_between
from web.backups import BackupError
from web.backups.lines import (
    DESK,
    LOG,
    Backup,
    DamagedBackupError,
    Part,
    Writer,
    event_line,
    row_line,
)
from web.composition import Composition
from web.desk import copying

OURS_ALONE = 0o600
"""It holds everything that is known of anybody."""

Seen = Callable[[int], None]
"""Is told of each event that was dealt with, by its position."""


@dataclass(frozen=True)
class Taken:
    """What a backup holds, and of when it is."""

    log: Part
    desk: Part
    at: datetime

    def __str__(self) -> str:
        return (
            f"{self.log.lines} events, and {self.desk.lines} rows of accounts and drafts, "
            f"as of {self.at:%Y-%m-%d %H:%M:%S} UTC"
        )


class AlreadyThereError(BackupError):
    """A backup never takes another's place."""


def take(together: Composition, path: Path, seen: Seen) -> Taken:
    """Write a backup to `path`, on disk and read again before it gets its name.

    Raises AlreadyThereError, DamagedBackupError, OSError; then there is nothing at `path`.
    """
    if path.exists():
        raise AlreadyThereError(f"There is a file {path} already. Choose another name.")
    unfinished = path.with_name(f"{path.name}.unfinished")
    with ExitStack() as undo:
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OURS_ALONE)
        with os.fdopen(descriptor, "wb") as file:
            undo.callback(unfinished.unlink, missing_ok=True)
            taken = _written(together, file, seen)
            file.flush()
            os.fsync(file.fileno())
        if Backup(unfinished).check() != (taken.log, taken.desk, taken.at):
            raise DamagedBackupError("What was written is not what is read: look at the disk.")
        unfinished.rename(path)
        _on_disk(path.parent)
    return taken


def _written(together: Composition, file: BinaryIO, seen: Seen) -> Taken:
    recorder, out = together.service.recorder, Writer(file)

    def copy(after: int, until: int) -> None:
        for event in stored_between(recorder, after, until):
            out.add(event_line(event))
            seen(event.position)

    before = together.service.head()
    copy(0, before)
    with _one_moment(together) as (desk, head, at):
        copy(before, head)
        log = out.end(LOG)
        for table, row in copying.rows(desk):
            out.add(row_line(table, row))
        taken = Taken(log, out.end(DESK, at=at.isoformat()), at)
    out.close()
    return taken


@contextmanager
def _one_moment(together: Composition) -> Iterator[tuple[Connection, int, datetime]]:
    """The desk as it is now, the head of the log in the same moment, and the moment.

    Nobody writes to the desk while both are looked up; then everybody goes on.
    """
    desk = together.desk.database
    with ExitStack() as kept:
        with desk.writing():
            connection = kept.enter_context(desk.reading())
            copying.how_many(connection)  # what it sees is settled by its first question
            head, at = together.service.head(), together.clock()
        yield connection, head, at


def _on_disk(folder: Path) -> None:
    """A new name is in its folder only once the folder is written."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
