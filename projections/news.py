"""Waiting for something new in the log: PostgreSQL tells, and of a file one has to ask.

Must not know what is done with the news. Whoever waits in vain looks all the same.
"""

import sqlite3
import time
from typing import Protocol

from handover.location import is_postgres

ASKED_EVERY_SECONDS = 0.05


class News(Protocol):
    """Something that tells of new events."""

    def wait(self, seconds: float) -> None:
        """Come back when there may be new events, and after `seconds` at the latest.

        Raises OSError when whoever tells is out of reach.
        """

    def close(self) -> None:
        """Listen no more."""


def news_of(log: str) -> News:
    """News of the log at `log`, a file's path or the address of a PostgreSQL database."""
    if is_postgres(log):
        # Imported here: an installation on SQLite needs none of it.
        from projections.postgres_following import ChannelNews  # noqa: PLC0415 - as said above

        return ChannelNews(log)
    return FileNews(log)


class FileNews:
    """The number that SQLite counts up when another connection has written."""

    def __init__(self, path: str) -> None:
        self._file = sqlite3.connect(path, check_same_thread=False)
        self._seen = self._version()

    def wait(self, seconds: float) -> None:
        """As News.wait."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            version = self._version()
            if version != self._seen:
                self._seen = version
                return
            time.sleep(ASKED_EVERY_SECONDS)

    def close(self) -> None:
        """As News.close."""
        self._file.close()

    def _version(self) -> int:
        found: int = self._file.execute("PRAGMA data_version").fetchone()[0]
        return found
