"""What a projector asks PostgreSQL for beside the tables: news of the log, and its turn.

A connection that is lost is an OSError, whatever the driver calls it. Must not know what is folded.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psycopg

from handover.postgres.address import connected

CHANNEL = "handover_log"
"""On which the log's own function gives notice with each commit."""


class ConnectionLostError(OSError):
    """The database cannot be reached, or let go of us."""


class ChannelNews:
    """The notice that is given with each commit."""

    def __init__(self, url: str) -> None:
        """Listen from now on. Raises OSError."""
        with _lost():
            self._connection = connected(url)
            self._connection.execute(f"LISTEN {CHANNEL}")

    def wait(self, seconds: float) -> None:
        """As News.wait."""
        with _lost():
            for _ in self._connection.notifies(timeout=seconds, stop_after=1):
                return

    def close(self) -> None:
        """As News.close."""
        self._connection.close()


class SessionTurn:
    """An advisory lock of a session of its own: the server lets go of it with the connection."""

    def __init__(self, url: str, name: str) -> None:
        """Connect, and take nothing yet. Raises OSError."""
        self._lock = int.from_bytes(hashlib.sha256(f"turn {name}".encode()).digest()[:7])
        with _lost():
            self._connection = connected(url)

    def take(self) -> bool:
        """As Turn.take."""
        with _lost():
            asked = self._connection.execute("SELECT pg_try_advisory_lock(%s)", [self._lock])
            row = asked.fetchone()
        return bool(row and row[0])

    def is_kept(self) -> bool:
        """As Turn.is_kept."""
        try:
            self._connection.execute("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True

    def close(self) -> None:
        """As Turn.close."""
        # Said in words: of a connection that is closed the server hears some milliseconds later,
        # and whoever asks next would be told that another is still at work.
        with suppress(psycopg.OperationalError):
            self._connection.execute("SELECT pg_advisory_unlock_all()")
        self._connection.close()


@contextmanager
def _lost() -> Iterator[None]:
    try:
        yield
    except psycopg.OperationalError as error:
        # Its words name the server, not the password; they are for the service's own log.
        raise ConnectionLostError(type(error).__name__) from error
