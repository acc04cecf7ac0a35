"""A set of read tables that is closed as soon as it is left and its last transaction has ended.

Closing it under a transaction would leave that one's connection to nobody. Must not know which set
is live.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from projections.generations import Set


class InUse:
    """Counts who uses `one`; may be used again after it was closed, and is closed again then."""

    def __init__(self, one: Set) -> None:
        self.one = one
        self._users, self._is_left, self._count = 0, False, Lock()

    @contextmanager
    def used(self) -> Iterator[Set]:
        """The set, for one transaction."""
        with self._count:
            self._users += 1
        try:
            yield self.one
        finally:
            with self._count:
                self._users -= 1
                self._close_if_over()

    def leave(self) -> None:
        """Close it now, or when the last of its users has ended."""
        with self._count:
            self._is_left = True
            self._close_if_over()

    def _close_if_over(self) -> None:
        if self._is_left and not self._users:
            self.one.close()
