"""The one place of the project that asks what time it is. All else is told.

Must not know what the time is for.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Gives the moment it is now, aware and in UTC. Tests pass one that they can move."""


def system_clock() -> datetime:
    """Now, in UTC, as this machine knows it."""
    return datetime.now(UTC)


def passed_seconds() -> float:
    """Seconds that have gone by since some moment, asleep too, whatever the clock is put to."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))
