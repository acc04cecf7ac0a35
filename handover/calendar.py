"""Working time: when a team is open, and where so many open hours or working days lead.

Every answer is an aware UTC datetime. Must not know urgencies or deadlines, and reads no clock.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count, islice
from typing import NamedTuple
from zoneinfo import ZoneInfo

from handover import bank_holidays
from handover.opening_hours import OpeningHours

LONDON = ZoneInfo("Europe/London")
CALENDAR_VERSION = bank_holidays.VERSION
"""Frozen into each event beside its due times."""

is_bank_holiday = bank_holidays.is_bank_holiday


class OpenSpan(NamedTuple):
    """One day's opening: UTC instants, open from the first and up to the second."""

    opens_at: datetime
    closes_at: datetime


@dataclass(frozen=True)
class WorkingCalendar:
    """Opening hours laid over real dates: which days a team works, and between which instants.

    A team's working day is a day on which that team opens, so a team of three days a week has
    three working days a week [P]. Every moment passed in must be aware; ValueError if it is not.
    """

    version: str
    is_bank_holiday: Callable[[date], bool]

    def is_open(self, hours: OpeningHours, moment: datetime) -> bool:
        """Say whether somebody should answer at `moment`; at the instant of closing, nobody."""
        return self.closes_at(hours, moment) is not None

    def closes_at(self, hours: OpeningHours, moment: datetime) -> datetime | None:
        """Today's closing when the team is open at `moment`, else None."""
        moment = aware_utc(moment)
        span = self._span_on(hours, local_date(moment))
        if span is None or not span.opens_at <= moment < span.closes_at:
            return None
        return span.closes_at

    def next_opening(self, hours: OpeningHours, moment: datetime) -> datetime:
        """When the team next answers: `moment` itself when it is open."""
        return self.add_open_hours(hours, moment, timedelta(0))

    def add_open_hours(
        self, hours: OpeningHours, start: datetime, open_time: timedelta
    ) -> datetime:
        """Let `open_time` (zero or more) elapse from `start`, counting only while the team is open.

        Time that runs out as the team closes is due at that closing, not at the next opening.
        """
        if open_time < timedelta(0):
            raise ValueError("Open time runs forwards only.")
        start, left = aware_utc(start), open_time
        spans = self.open_spans(hours, local_date(start))
        while True:
            span = next(spans)
            begins_at = max(start, span.opens_at)
            available = span.closes_at - begins_at
            if available > timedelta(0) and left <= available:
                return begins_at + left
            left -= max(available, timedelta(0))

    def nth_working_day_after(self, hours: OpeningHours, day: date, n: int) -> date:
        """The team's `n`th working day (1 or more) strictly after `day`."""
        if n < 1:
            raise ValueError("Working days are counted from 1.")
        return next(islice(self._working_days_after(hours, day), n - 1, None))

    def end_of_working_day(self, hours: OpeningHours, day: date) -> datetime:
        """When the team closes on `day`; ValueError when it does not open at all that day."""
        span = self._span_on(hours, day)
        if span is None:
            raise ValueError(f"The team does not open on {day.isoformat()}.")
        return span.closes_at

    def open_spans(self, hours: OpeningHours, day: date) -> Iterator[OpenSpan]:
        """Every opening from `day` on, one a working day, without end."""
        spans = (self._span_on(hours, day + timedelta(days=ahead)) for ahead in count())
        return (span for span in spans if span is not None)

    def next_working_morning(self, hours: OpeningHours, moment: datetime) -> datetime:
        """When the team opens on its next working day after the day of `moment`."""
        return next(self.open_spans(hours, local_date(moment) + timedelta(days=1))).opens_at

    def _working_days_after(self, hours: OpeningHours, day: date) -> Iterator[date]:
        following = (day + timedelta(days=ahead) for ahead in count(1))
        return (later for later in following if self._door_times(hours, later) is not None)

    def _span_on(self, hours: OpeningHours, day: date) -> OpenSpan | None:
        door_times = self._door_times(hours, day)
        if door_times is None:
            return None
        opens, closes = door_times
        # Where the clocks change, a wall time may happen twice or never. The team is taken to open
        # at its earlier reading and to close at its later one, so the order always holds.
        return OpenSpan(min(_readings(day, opens)), max(_readings(day, closes)))

    def _door_times(self, hours: OpeningHours, day: date) -> tuple[timedelta, timedelta] | None:
        if self.is_bank_holiday(day) and not hours.open_on_bank_holidays:
            return None
        return hours.on_weekday(day.isoweekday())


def aware_utc(moment: datetime) -> datetime:
    """The same instant in UTC. ValueError when `moment` is naive: whose clock it is, is unknown."""
    if moment.utcoffset() is None:
        raise ValueError("This moment has no time zone. Pass an aware datetime.")
    return moment.astimezone(UTC)


def local_date(moment: datetime) -> date:
    """The date that a calendar on an English wall shows at `moment` (aware)."""
    return aware_utc(moment).astimezone(LONDON).date()


def midnight_ending(day: date) -> datetime:
    """The instant (UTC) at which the local day `day` is over."""
    midnight = datetime.combine(day + timedelta(days=1), time.min, tzinfo=LONDON)
    return midnight.astimezone(UTC)


def _readings(day: date, clock: timedelta) -> tuple[datetime, datetime]:
    # Adding to an aware datetime moves the wall clock, which is what a door's hours are about.
    wall = datetime.combine(day, time.min, tzinfo=LONDON) + clock
    return wall.replace(fold=0).astimezone(UTC), wall.replace(fold=1).astimezone(UTC)


ENGLAND = WorkingCalendar(CALENDAR_VERSION, is_bank_holiday)

is_open = ENGLAND.is_open
closes_at = ENGLAND.closes_at
next_opening = ENGLAND.next_opening
add_open_hours = ENGLAND.add_open_hours
next_working_morning = ENGLAND.next_working_morning
nth_working_day_after = ENGLAND.nth_working_day_after
end_of_working_day = ENGLAND.end_of_working_day
