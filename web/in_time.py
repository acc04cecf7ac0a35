"""An answer that is waited for so long and no longer, whatever has become of who was asked.

A database that stands still says neither yes nor no, and its driver waits for it without an end.
Must not know what is asked.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")

LONGEST_SECONDS = 8.0
"""More than a connection is waited for, so that "no" is heard; less than most watchers wait [P]."""
AT_ONCE = 4
"""What is never answered keeps its thread and its connection: no more than so many of a worker."""
_threads = ThreadPoolExecutor(AT_ONCE, "in-time")


class NoAnswerError(RuntimeError):
    """Nothing came within LONGEST_SECONDS; it may still come, and nobody waits for it."""

    def __init__(self) -> None:
        super().__init__(f"no answer within {LONGEST_SECONDS:g} seconds")


def in_time(ask: Callable[[], T]) -> T:
    """What `ask` gives or raises. Raises NoAnswerError."""
    asked = _threads.submit(ask)
    try:
        return asked.result(LONGEST_SECONDS)
    except TimeoutError:
        asked.cancel()
        raise NoAnswerError from None
