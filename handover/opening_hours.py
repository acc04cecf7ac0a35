"""When one team answers the telephone, in a week without bank holidays.

Wall times of Europe/London, as printed on a door. Must not know dates, instants or deadlines.
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Self

from handover.refusals import InvalidOpeningHours

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS = range(1, 6)
_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00")


@dataclass(frozen=True)
class OpeningHours:
    """One team's weekly hours: (ISO weekday 1 to 7, opens, closes), at most one span a day.

    Times are "HH:MM"; a team that answers until midnight closes at "24:00". Lists are taken as
    well as tuples, so that hours read back from JSON are accepted; days are kept in week order.
    A span cannot pass midnight. Raises InvalidOpeningHours.
    """

    weekly: tuple[tuple[int, str, str], ...]
    open_on_bank_holidays: bool = False

    def __post_init__(self) -> None:
        """Refuse hours in which no deadline could ever fall due."""
        object.__setattr__(self, "weekly", _checked_week(self.weekly))
        if not isinstance(self.open_on_bank_holidays, bool):
            raise _refusal("Say yes or no to whether the team is open on bank holidays.")

    @classmethod
    def weekdays(cls, opens: str = "09:00", closes: str = "17:00") -> Self:
        """Monday to Friday, shut on bank holidays: what most teams keep."""
        return cls(tuple((weekday, opens, closes) for weekday in WEEKDAYS))

    def on_weekday(self, weekday: int) -> tuple[timedelta, timedelta] | None:
        """Opening and closing, each as wall time since midnight; None when shut all day."""
        for day, opens, closes in self.weekly:
            if day == weekday:
                return since_midnight(opens), since_midnight(closes)
        return None


@lru_cache(maxsize=2048)
def since_midnight(clock: str) -> timedelta:
    """Wall time "HH:MM" as the time since midnight on the clock face."""
    hours, minutes = clock.split(":")
    return timedelta(hours=int(hours), minutes=int(minutes))


def _checked_week(weekly: object) -> tuple[tuple[int, str, str], ...]:
    if not isinstance(weekly, tuple | list) or not weekly:
        raise _refusal("Enter opening hours for at least one day of the week.")
    days = sorted(_checked_day(entry) for entry in weekly)
    for (weekday, *_), (following, *_) in pairwise(days):
        if weekday == following:
            name = DAY_NAMES[weekday - 1]
            raise _refusal(f"{name} is there twice. Enter one opening and one closing time a day.")
    return tuple(days)


def _checked_day(entry: object) -> tuple[int, str, str]:
    match entry:
        case (int(weekday), str(opens), str(closes)) if not isinstance(weekday, bool):
            return _checked_span(weekday, opens, closes)
        case _:
            raise _refusal("Each day needs a weekday number, an opening time and a closing time.")


def _checked_span(weekday: int, opens: str, closes: str) -> tuple[int, str, str]:
    if not 1 <= weekday <= len(DAY_NAMES):
        raise _refusal("Use 1 for Monday up to 7 for Sunday.")
    name = DAY_NAMES[weekday - 1]
    if not (_CLOCK.fullmatch(opens) and _CLOCK.fullmatch(closes)):
        raise _refusal(f"{name}: enter times as hours and minutes, for example 09:00 and 17:00.")
    if since_midnight(opens) >= since_midnight(closes):
        raise _refusal(f"{name}: the closing time must be later than the opening time.")
    return weekday, opens, closes


def _refusal(message: str) -> InvalidOpeningHours:
    return InvalidOpeningHours(message, field="opening_hours")
