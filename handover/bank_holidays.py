"""England's bank holidays, computed by the `holidays` library, one year at a time.

Must not know about teams, hours or deadlines, and asks no network.
"""

from datetime import date, datetime
from functools import lru_cache

from holidays.countries.united_kingdom import UnitedKingdom
from holidays.version import __version__ as library_version

VERSION = f"holidays {library_version} GB-ENG"
"""Names the list, so that an event can say which list its due times were worked out from."""


def is_bank_holiday(day: date) -> bool:
    """Say whether `day` is a bank holiday in England, substitute and one-off days included.

    When 25 or 26 December or 1 January falls at a weekend, both the day itself and its substitute
    count: a team that works at weekends is shut on Christmas Day as well [P]. The list without
    those weekend days is the one that GOV.UK publishes.

    Raises TypeError for a datetime (which would never match, and so hide a holiday), ValueError
    for a year that the library does not cover.
    """
    if isinstance(day, datetime):
        raise TypeError("A bank holiday is asked of a date, not of a datetime.")
    return day in _bank_holidays_of(day.year)


@lru_cache(maxsize=64)
def _bank_holidays_of(year: int) -> frozenset[date]:
    first, last = UnitedKingdom.start_year, UnitedKingdom.end_year
    if not first <= year <= last:
        raise ValueError(f"Bank holidays are known from {first} to {last}, not for {year}.")
    # Building a year takes milliseconds, looking one up nanoseconds: so once for each year.
    return frozenset(
        UnitedKingdom(subdiv="ENG", years=year)  # type: ignore[no-untyped-call]  # the library types its results only
    )
