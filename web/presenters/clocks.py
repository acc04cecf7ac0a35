"""How long is left, or how late something is, in words; whether a clock runs, stopped or is late.

`now` is an argument; due times were frozen when the handover was recorded.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from handover.words import say_time

_MINUTES_A_DAY = 24 * 60
CLOSED_FIRST = "Not done before it was closed"


@dataclass(frozen=True)
class Clock:
    """One clock as it is shown: `words` say all; `is_overdue` and `is_stopped` choose the tag."""

    words: str
    due_at: datetime
    is_overdue: bool
    is_stopped: bool
    is_ended: bool = False
    """Whether it stopped only because the record was closed: nobody did what it waited for."""

    @property
    def colour(self) -> str:
        """The tag's colour; the words say the same."""
        if self.is_ended:
            return "grey"
        if self.is_stopped:
            return "green"
        return "red" if self.is_overdue else "blue"


def clock(
    due_at: datetime,
    stopped_at: datetime | None,
    now: datetime,
    *,
    closed_at: datetime | None = None,
) -> Clock:
    """The clock that was due at `due_at` and stopped at `stopped_at`, if it has stopped.

    A record that was closed at `closed_at` ends a clock that was still running.
    """
    if stopped_at is None and closed_at is not None:
        return Clock(CLOSED_FIRST, due_at, is_overdue=False, is_stopped=True, is_ended=True)
    if stopped_at is None:
        return Clock(_running(due_at, now), due_at, is_overdue=due_at < now, is_stopped=False)
    late = stopped_at > due_at
    words = f"Done, {length(stopped_at - due_at)} late" if late else "Done in time"
    return Clock(words, due_at, is_overdue=False, is_stopped=True)


def _running(due_at: datetime, now: datetime) -> str:
    if due_at < now:
        return f"Overdue by {length(now - due_at)}"
    return f"{length(due_at - now)} left"


def due_words(due_at: datetime) -> str:
    """When it is due, such as "by Tuesday 3 May 2026 at 4:30pm"."""
    return f"by {say_time(due_at)}"


def length(span: timedelta) -> str:
    """`span` in its two largest units: "2 days 3 hours", "1 hour 5 minutes", "under a minute"."""
    minutes = int(span.total_seconds() // 60)
    if minutes < 1:
        return "under a minute"
    days, rest = divmod(minutes, _MINUTES_A_DAY)
    hours, left = divmod(rest, 60)
    parts = [(days, "day"), (hours, "hour"), (left, "minute")]
    said = [f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in parts if count]
    return " ".join(said[:2])
