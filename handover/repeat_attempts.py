"""The three ways of ringing again while nobody answers: at once, at an interval, times a day.

Each knows when the next try is due and how to say itself. Must not know urgencies or attempts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Protocol

from handover.calendar import OpenSpan, WorkingCalendar, aware_utc, local_date
from handover.hours_in_words import duration_in_words
from handover.opening_hours import OpeningHours


class TryAgain(Protocol):
    """How soon somebody who reached nobody rings again."""

    @property
    def follows_team_hours(self) -> bool:
        """Whether the next try waits while the receiving team is shut."""

    def next_at(
        self, last: datetime, hours: OpeningHours, calendar: WorkingCalendar, /
    ) -> datetime:
        """By when (aware UTC) to ring again after a try at `last` (aware)."""

    def in_words(self) -> str:
        """What follows "While nobody answers, ring again"."""


@dataclass(frozen=True)
class AtOnce:
    """Again and again, without a pause."""

    follows_team_hours = False

    def next_at(
        self, last: datetime, _hours: OpeningHours, _calendar: WorkingCalendar, /
    ) -> datetime:
        """The moment of the last try."""
        return aware_utc(last)

    def in_words(self) -> str:
        """Two words."""
        return "at once"


@dataclass(frozen=True)
class Every:
    """After so much elapsed time, day and night."""

    interval: timedelta
    follows_team_hours = False

    def next_at(
        self, last: datetime, _hours: OpeningHours, _calendar: WorkingCalendar, /
    ) -> datetime:
        """The last try plus the interval, in elapsed time."""
        return aware_utc(last) + self.interval

    def in_words(self) -> str:
        """For example "every 30 minutes"."""
        return f"every {duration_in_words(self.interval)}"


@dataclass(frozen=True)
class TimesADay:
    """Once in every equal part of each of the receiving team's working days."""

    times: int
    follows_team_hours = True

    def next_at(
        self, last: datetime, hours: OpeningHours, calendar: WorkingCalendar, /
    ) -> datetime:
        """The end of the first part that begins after `last`.

        Counted in parts, not from the last try: so a later try is never asked for sooner, also
        where a short day follows a long one.
        """
        last = aware_utc(last)
        return next(
            part.closes_at
            for span in calendar.open_spans(hours, local_date(last))
            for part in self._parts(span)
            if part.opens_at > last
        )

    def in_words(self) -> str:
        """For example "twice on each of the team's working days"."""
        times = {1: "once", 2: "twice"}.get(self.times, f"{self.times} times")
        return f"{times} on each of the team's working days"

    def _parts(self, span: OpenSpan) -> Iterator[OpenSpan]:
        length = span.closes_at - span.opens_at
        edges = [span.opens_at + length * part / self.times for part in range(self.times + 1)]
        return (OpenSpan(*pair) for pair in pairwise(edges))
