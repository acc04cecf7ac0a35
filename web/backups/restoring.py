"""Puts a backup into an empty installation, and proves that each event is what it was.

Accounts come last: nobody can sign in to what was not restored to its end, and a mark keeps every
other command away from it. Must not know how a backup is written down.
"""

from collections.abc import Iterator

from eventsourcing.persistence import IntegrityError

from handover.failure_kind import kind_of
from handover.log_copy import OutOfPlaceError, Stored, put_back
from projections.database import TROUBLE
from web.backups import BackupError
from web.backups.lines import Backup, Part, checksum_of_log
from web.backups.taking import Seen, Taken
from web.composition import Composition
from web.desk import copying, unfinished


class NotEmptyError(BackupError):
    """There is something already: nothing is ever put on top of it."""


class UnlikeBackupError(BackupError):
    """What stands in the log now is not what stands in the backup."""

    def __init__(self) -> None:
        super().__init__(
            "What was restored is not what stands in the backup: somebody else writes here. Throw "
            "it away, and restore again where nothing else is running."
        )


class CutShortError(BackupError):
    """The restore was interrupted, or a disk or a database was in trouble."""

    def __init__(self, error: BaseException) -> None:
        why = "interrupted" if isinstance(error, KeyboardInterrupt) else kind_of(error)
        super().__init__(
            f"The restore ended half-way ({why}), and nothing starts with what is there. Throw it "
            "away, and restore again."
        )


def restore(
    together: Composition, backup: Backup, seen: Seen, listed: Seen = lambda _position: None
) -> Taken:
    """Put back the log, what is shown of it, and the desk. `listed` is told how far the lists are.

    Raises NotEmptyError, and DamagedBackupError before anything is written; UnlikeBackupError and
    CutShortError leave what has to be thrown away.
    """
    _check_is_empty(together)
    log, desk, at = backup.check()
    try:
        unfinished.begin(together.desk.database)
        _put_back_log(together, backup, log, seen)
        together.projector.catch_up_fully(listed)
        with together.desk.database.writing() as connection:
            copying.put_back(connection, backup.rows())
            unfinished.end(connection)
    except (KeyboardInterrupt, *TROUBLE) as error:
        raise CutShortError(error) from error
    return Taken(log, desk, at)


def _put_back_log(together: Composition, backup: Backup, log: Part, seen: Seen) -> None:
    """Raises UnlikeBackupError unless what stands in the log then is `log`."""
    try:
        put_back(together.service.recorder, _told_of(backup.events(), seen))
    except (OutOfPlaceError, IntegrityError) as error:
        raise UnlikeBackupError from error
    if checksum_of_log(together.service, together.service.head()) != log:
        raise UnlikeBackupError


def _check_is_empty(together: Composition) -> None:
    with together.desk.database.reading() as connection:
        rows = copying.how_many(connection)
    events, read = together.service.head(), together.projector.mark().position
    found = ""
    if rows or events:
        found = f"{events} events and {rows} rows of accounts, sessions or drafts"
    elif read:
        found = f"lists that have read a log up to position {read}"
    if found:
        raise NotEmptyError(
            f"{found} are there already. "
            "Restore into an empty folder (HANDOVER_DATA) or a newly prepared database."
        )


def _told_of(events: Iterator[Stored], seen: Seen) -> Iterator[Stored]:
    for event in events:
        yield event
        seen(event.position)
