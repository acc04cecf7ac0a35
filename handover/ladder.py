"""Ladders: who is asked next when nobody answers, and from when. Pure; reads no clock.

Must not know urgencies, handovers or files. Source of the rungs: domain section 9(c), [P]; of the
idea that a ladder climbs on both sides: section 8 (Cumbria, Pan-Dorset and Somerset policies).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from handover.calendar import WorkingCalendar, aware_utc, local_date
from handover.opening_hours import OpeningHours

_INSTANT = timedelta(microseconds=1)


class Wait(Protocol):
    """How long after the start of a ladder a rung is reached."""

    def from_start(
        self, start: datetime, hours: OpeningHours, calendar: WorkingCalendar, /
    ) -> datetime:
        """When the rung is reached (aware UTC), on a ladder that starts at `start` (aware)."""


@dataclass(frozen=True)
class Elapsed:
    """So much elapsed time, day and night."""

    time: timedelta

    def from_start(
        self, start: datetime, _hours: OpeningHours, _calendar: WorkingCalendar, /
    ) -> datetime:
        """The start plus the time: a change of the clocks does not matter."""
        return aware_utc(start) + self.time


@dataclass(frozen=True)
class WorkingDays:
    """The team's closing time, so many of its working days after the day of the start; 0: then."""

    days: int

    def from_start(
        self, start: datetime, hours: OpeningHours, calendar: WorkingCalendar, /
    ) -> datetime:
        """The start itself for 0; else a closing, as a deadline in working days is."""
        start = aware_utc(start)
        if self.days == 0:
            return start
        # A team that closes at midnight is due at the end of that day, not on the next one.
        day = local_date(start - _INSTANT)
        return calendar.end_of_working_day(
            hours, calendar.nth_working_day_after(hours, day, self.days)
        )


@dataclass(frozen=True)
class Stander:
    """Who stands on a rung on one side: a role in plain words, and its number where one is set."""

    role: str
    telephone: str = ""


@dataclass(frozen=True)
class Rung:
    """One rung as the rules have it: when it is reached, and who acts then on either side."""

    after: Wait
    sender: Stander
    receiver: Stander


Ladder = tuple[Rung, ...]
"""The rungs in their order; never empty."""


@dataclass(frozen=True)
class RungDue:
    """One rung of one handover, frozen: from `due_at` (aware UTC) these two act."""

    due_at: datetime
    sender: Stander
    receiver: Stander


@dataclass(frozen=True)
class Climbed:
    """Where a ladder stands: the rung that is reached (`number` from 1), and the one after it.

    `number` is 0 and `reached` None before the first rung; `following` is None on the last.
    """

    number: int
    rungs: int
    reached: RungDue | None
    following: RungDue | None


def rungs_due(
    ladder: Ladder, start: datetime, hours: OpeningHours, calendar: WorkingCalendar
) -> tuple[RungDue, ...]:
    """When each rung is reached on a ladder that starts at `start` (aware).

    `hours` are those of the receiving team. Raises ValueError when `start` is naive.
    """
    return tuple(
        RungDue(rung.after.from_start(start, hours, calendar), rung.sender, rung.receiver)
        for rung in ladder
    )


def rung_at(ladder: Sequence[RungDue], now: datetime) -> Climbed:
    """The rung that is reached at `now`. As with every clock: at the very instant, not yet."""
    number = sum(1 for rung in ladder if rung.due_at < now)
    return Climbed(
        number=number,
        rungs=len(ladder),
        reached=ladder[number - 1] if number else None,
        following=ladder[number] if number < len(ladder) else None,
    )
