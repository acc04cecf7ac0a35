"""The four ways a time limit can run: on the clock, within the day, on open time, by a closing.

Each knows how to reach its due instant and how to say itself. Must not know urgencies.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from handover.calendar import WorkingCalendar, aware_utc, local_date, midnight_ending
from handover.hours_in_words import clock_in_words, duration_in_words
from handover.opening_hours import OpeningHours

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


class TimeLimit(Protocol):
    """A limit that starts when a handover is recorded."""

    @property
    def follows_team_hours(self) -> bool:
        """Whether the limit waits while the receiving team is shut."""

    def due_at(
        self, start: datetime, hours: OpeningHours, calendar: WorkingCalendar, /
    ) -> datetime:
        """When the limit runs out (aware UTC), for a record made at `start` (aware)."""

    def in_words(self) -> str:
        """What follows "Ring" or "A named person acknowledges" in a plain sentence."""


@dataclass(frozen=True)
class ClockTime:
    """So much elapsed time, day and night, whoever is shut."""

    limit: timedelta
    follows_team_hours = False

    def due_at(
        self, start: datetime, _hours: OpeningHours, _calendar: WorkingCalendar, /
    ) -> datetime:
        """The start plus the limit, in elapsed time: a change of the clocks does not matter."""
        return aware_utc(start) + self.limit

    def in_words(self) -> str:
        """For example "within 2 hours, day or night"; under an hour, "at once" comes first."""
        words = f"within {duration_in_words(self.limit)}, day or night"
        return f"at once, {words}" if self.limit < HOUR else words


@dataclass(frozen=True)
class WithinTheDay:
    """At most so much elapsed time and before local midnight, yet never less than `at_least`."""

    at_most: timedelta
    at_least: timedelta
    follows_team_hours = False

    def due_at(
        self, start: datetime, _hours: OpeningHours, _calendar: WorkingCalendar, /
    ) -> datetime:
        """The earlier of `at_most` and midnight, but not sooner than `at_least`."""
        start = aware_utc(start)
        before_midnight = min(start + self.at_most, midnight_ending(local_date(start)))
        return max(start + self.at_least, before_midnight)

    def in_words(self) -> str:
        """For example "today, within 4 hours (after 11pm, within 1 hour)"."""
        late = clock_in_words(DAY - self.at_least)
        short = duration_in_words(self.at_least)
        return f"today, within {duration_in_words(self.at_most)} (after {late}, within {short})"


@dataclass(frozen=True)
class OpenTime:
    """So much of the receiving team's open time."""

    limit: timedelta
    follows_team_hours = True

    def due_at(
        self, start: datetime, hours: OpeningHours, calendar: WorkingCalendar, /
    ) -> datetime:
        """The start plus the limit, counted only while the team is open."""
        return calendar.add_open_hours(hours, start, self.limit)

    def in_words(self) -> str:
        """For example "within 4 hours of the team's open time"."""
        return f"within {duration_in_words(self.limit)} of the team's open time"


@dataclass(frozen=True)
class ByClosing:
    """By the receiving team's closing time, so many of its working days after today."""

    working_days: int
    follows_team_hours = True

    def due_at(
        self, start: datetime, hours: OpeningHours, calendar: WorkingCalendar, /
    ) -> datetime:
        """The closing on the nth working day strictly after the local date of `start`."""
        day = calendar.nth_working_day_after(hours, local_date(start), self.working_days)
        return calendar.end_of_working_day(hours, day)

    def in_words(self) -> str:
        """For example "before the team closes on its next working day"."""
        if self.working_days == 1:
            return "before the team closes on its next working day"
        return f"before the team closes {self.working_days} working days from today"
