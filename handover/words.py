"""Dates and times as the NHS writes them: "3 May 2026", "4:30pm", always Europe/London.

Pure words; must not know pages, nor how late something is against a clock of its own.
"""

from datetime import date, datetime, timedelta
from functools import lru_cache

from handover.calendar import LONDON
from handover.hours_in_words import clock_in_words

_DAY = timedelta(days=1)


def say_clock(moment: datetime) -> str:
    """`moment` (aware) as "4:30pm", "4pm", "midday" or "midnight"."""
    local = moment.astimezone(LONDON)
    return clock_in_words(timedelta(hours=local.hour, minutes=local.minute))


def say_date(day: date) -> str:
    """`day` as "3 May 2026"."""
    return f"{day.day} {day:%B} {day.year}"


def say_day(day: date) -> str:
    """`day` as "Tuesday 3 May 2026"."""
    return f"{day:%A} {say_date(day)}"


@lru_cache(4096)  # a list says the same due times on each of its pages, to everybody
def say_time(moment: datetime) -> str:
    """`moment` (aware) as "Tuesday 3 May 2026 at 4:30pm".

    Midnight belongs to two days, so it is said as the end of the first.
    """
    local = moment.astimezone(LONDON)
    if (local.hour, local.minute) == (0, 0):
        return f"midnight at the end of {say_day(local.date() - _DAY)}"
    return f"{say_day(local.date())} at {say_clock(moment)}"
