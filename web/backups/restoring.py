"""Puts a backup into an empty installation, and proves that each event is what it was.

Accounts come last: nobody can sign in to what was not restored to its end. Must not know how a
backup is written down.
"""

from collections.abc import Iterator

from eventsourcing.persistence import IntegrityError

from handover.log_copy import OutOfPlaceError, Stored, put_back
from web.backups import BackupError
from web.backups.lines import Backup, checksum_of_log
from web.backups.taking import Seen, Taken
from web.composition import Composition
from web.desk import copying


class NotEmptyError(BackupError):
    """There is something already: nothing is ever put on top of it."""


class UnlikeBackupError(BackupError):
    """What stands in the log now is not what stands in the backup."""

    def __init__(self) -> None:
        super().__init__(
            "What was restored is not what stands in the backup: somebody else writes here. Throw "
            "it away, and restore again where nothing else is running."
        )


def restore(together: Composition, backup: Backup, seen: Seen) -> Taken:
    """Put back the log, what is shown of it, and the desk.

    Raises NotEmptyError, and DamagedBackupError before anything is written; UnlikeBackupError
    leaves what has to be thrown away.
    """
    _check_is_empty(together)
    log, desk, at = backup.check()
    try:
        put_back(together.service.recorder, _told_of(backup.events(), seen))
    except (OutOfPlaceError, IntegrityError) as error:
        raise UnlikeBackupError from error
    if checksum_of_log(together.service, together.service.head()) != log:
        raise UnlikeBackupError
    together.projector.catch_up_fully()
    with together.desk.database.writing() as connection:
        copying.put_back(connection, backup.rows())
    return Taken(log, desk, at)


def _check_is_empty(together: Composition) -> None:
    with together.desk.database.reading() as connection:
        rows = copying.how_many(connection)
    events = together.service.head()
    if rows or events:
        raise NotEmptyError(
            f"{events} events and {rows} rows of accounts, sessions or drafts are there already. "
            "Restore into an empty folder (HANDOVER_DATA) or a newly prepared database."
        )


def _told_of(events: Iterator[Stored], seen: Seen) -> Iterator[Stored]:
    for event in events:
        yield event
        seen(event.position)
