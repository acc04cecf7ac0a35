"""One of several processes has its turn; the others stand by until it is gone, however it goes.

Must not know what a turn is for. A brief time with two is harmless: the position is the fence.
"""

import fcntl
import os
from typing import Protocol

from handover.location import is_postgres


class Turn(Protocol):
    """A lock that the operating system or the database lets go of when its holder dies."""

    def take(self) -> bool:
        """Whether it is ours now. Does not wait. Raises OSError when nobody can tell."""

    def is_kept(self) -> bool:
        """Whether it is still ours: a connection that holds it may have been lost."""

    def close(self) -> None:
        """Let another have it."""


def turn_at(location: str, name: str) -> Turn:
    """The turn of this name at the read tables in `location`, a file or a database."""
    if is_postgres(location):
        # Imported here: an installation on SQLite needs none of it.
        from projections.postgres_following import SessionTurn  # noqa: PLC0415 - as said above

        return SessionTurn(location, name)
    return FileTurn(f"{location}.{name}")


class FileTurn:
    """A lock on a file beside the read tables, which may stay when nobody holds it."""

    def __init__(self, path: str) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)

    def take(self) -> bool:
        """As Turn.take."""
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def is_kept(self) -> bool:
        """As Turn.is_kept: as long as the file is open."""
        return True

    def close(self) -> None:
        """As Turn.close."""
        os.close(self._file)
