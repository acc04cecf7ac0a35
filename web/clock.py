"""The one place of the project that asks what time it is. All else is told.

Must not know what the time is for.
"""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Gives the moment it is now, aware and in UTC. Tests pass one that they can move."""


def system_clock() -> datetime:
    """Now, in UTC, as this machine knows it."""
    return datetime.now(UTC)
