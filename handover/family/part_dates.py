"""A date as far as somebody knows it: a year, perhaps a month, perhaps a day. Never rounded.

"Closed in 2009, month unknown" is a whole answer (domain 4.6: an event has a precision). Must not
know what happened then.
"""

from dataclasses import dataclass
from datetime import date

from handover.refusals import InvalidValue
from handover.words import say_date

EARLIEST_YEAR = 1900
LATEST_YEAR = 2200
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True)
class PartDate:
    """A year, and the month and the day if they are known. Raises InvalidValue."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        try:
            year = self.earliest.year
        except ValueError:
            raise _no_such_date() from None
        is_day_alone = self.day is not None and self.month is None
        if is_day_alone or not EARLIEST_YEAR <= year <= LATEST_YEAR:
            raise _no_such_date()

    @property
    def earliest(self) -> date:
        """The first day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def is_after(self, other: "PartDate") -> bool:
        """Whether it is later for certain, as far as both are known."""
        mine = (self.year, self.month, self.day)
        theirs = (other.year, other.month, other.day)
        for one, another in zip(mine, theirs, strict=True):
            if one is None or another is None:
                return False
            if one != another:
                return one > another
        return False

    def in_figures(self) -> str:
        """As it is sorted: "2009", "2009-03" or "2009-03-12"."""
        known = (self.month, self.day)
        return "-".join([str(self.year), *(f"{part:02}" for part in known if part is not None)])

    def in_words(self) -> str:
        """As it is read: "2009", "March 2009" or "12 March 2009"."""
        if self.month is None:
            return str(self.year)
        if self.day is None:
            return f"{MONTHS[self.month - 1]} {self.year}"
        return say_date(self.earliest)


def _no_such_date() -> InvalidValue:
    return InvalidValue("There is no such date. Enter the year, and what is known of the rest")
