"""Tells a person in a terminal how far a long piece of work is, and about how long it will go on.

Must not know what the work is.
"""

import sys
import time
from datetime import timedelta

import click

WIDTH = 30
LINE_EVERY_SECONDS = 10.0
"""Where nobody looks on, as in a service's own log: a line now and then [P]."""
BAR_EVERY_SECONDS = 0.2
_A_MINUTE, _AN_HOUR = 60, 3600


class Progress:
    """A line that is written over in a terminal; elsewhere a line now and then."""

    def __init__(self, called: str) -> None:
        """`called` is what is counted: events."""
        self._called, self._is_terminal = called, sys.stdout.isatty()
        self._began_at = time.monotonic()
        self._began_with: int | None = None
        self._told_at = -LINE_EVERY_SECONDS

    def __call__(self, done: int, total: int) -> None:
        """Tell that `done` of `total` are done."""
        now = time.monotonic()
        if self._began_with is None:
            self._began_with, self._began_at = done, now
        every = BAR_EVERY_SECONDS if self._is_terminal else LINE_EVERY_SECONDS
        if now - self._told_at < every and done < total:
            return
        self._told_at = now
        left = self._left(done, total, now - self._began_at)
        words = how_far(done, total, self._called, left)
        bar = "#" * (WIDTH * done // total)
        line = f"\r[{bar:-<{WIDTH}}] {words}\033[K" if self._is_terminal else words
        click.echo(line, nl=done == total or not self._is_terminal)

    def _left(self, done: int, total: int, took: float) -> timedelta | None:
        """What remains if it goes on as it did; None when nobody can tell yet."""
        since = done - (self._began_with or 0)
        return timedelta(seconds=took * (total - done) / since) if since else None


def how_far(done: int, total: int, called: str, left: timedelta | None) -> str:
    """In words: 12,000 of 96,000 events (12%), about 3 minutes left."""
    said = f"{done:,} of {total:,} {called} ({100 * done // total}%)"
    return said if left is None or done == total else f"{said}, {_about(left)} left"


def _about(left: timedelta) -> str:
    seconds = left.total_seconds()
    if seconds < _A_MINUTE:
        return "less than a minute"
    if seconds < _AN_HOUR:
        return _counted(round(seconds / _A_MINUTE), "minute")
    return _counted(round(seconds / _AN_HOUR), "hour")


def _counted(count: int, unit: str) -> str:
    return f"about 1 {unit}" if count == 1 else f"about {count} {unit}s"
