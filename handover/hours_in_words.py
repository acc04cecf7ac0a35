"""Clock times, durations and a team's hours as the NHS writes them: "4:30pm", "Monday to Friday".

Must not know dates or deadlines.
"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby

from handover.opening_hours import DAY_NAMES, OpeningHours, since_midnight

_NOON = 12


def clock_in_words(since: timedelta) -> str:
    """A wall time (since midnight, 0 to 24 hours) such as "9am", "4:30pm", "midday", "midnight"."""
    hour, minute = divmod(int(since.total_seconds()) // 60, 60)
    if minute == 0 and hour % _NOON == 0:
        return "midday" if hour == _NOON else "midnight"
    minutes = f":{minute:02}" if minute else ""
    return f"{hour % _NOON or _NOON}{minutes}{'am' if hour < _NOON else 'pm'}"


def duration_in_words(duration: timedelta) -> str:
    """A length of whole minutes such as "30 minutes", "1 hour" or "2 hours 30 minutes"."""
    hours, minutes = divmod(int(duration.total_seconds()) // 60, 60)
    parts = [_counted(hours, "hour"), _counted(minutes, "minute")]
    return " ".join(part for part in parts if part) or "0 minutes"


def opening_hours_in_words(hours: OpeningHours) -> str:
    """A team's week, such as "Monday to Friday 9am to 5pm, shut on bank holidays"."""
    holidays = "open" if hours.open_on_bank_holidays else "shut"
    week = ", ".join(_runs_in_words(hours))
    return f"{week}, {holidays} on bank holidays"


def _runs_in_words(hours: OpeningHours) -> Iterator[str]:
    """Join neighbouring days that keep the same times."""
    # Within a run of neighbours, weekday minus place in the list stays the same.
    placed = [
        (day - place, opens, closes) for place, (day, opens, closes) in enumerate(hours.weekly)
    ]
    days = iter(hours.weekly)
    for (_, opens, closes), run in groupby(placed):
        names = [DAY_NAMES[next(days)[0] - 1] for _ in run]
        yield f"{_names_in_words(names)} {_span_in_words(opens, closes)}"


def _names_in_words(names: list[str]) -> str:
    pair = 2
    if len(names) > pair:
        return f"{names[0]} to {names[-1]}"
    return " and ".join(names)


def _span_in_words(opens: str, closes: str) -> str:
    if (opens, closes) == ("00:00", "24:00"):
        return "all day and night"
    return f"{clock_in_words(since_midnight(opens))} to {clock_in_words(since_midnight(closes))}"


def _counted(number: int, unit: str) -> str:
    if number == 0:
        return ""
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
