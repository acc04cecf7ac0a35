"""Due times worked out by hand, minute by minute, for teams open Monday to Friday.

A history starts on Tuesday 24 November 2026 at 10am and stays clear of bank holidays and of the
changes of the clocks, which tests of their own look at. From domain section 9(c); knows no rule.
"""

A_DAY = 24 * 60
START = A_DAY + 10 * 60
"""The first minute of a history, counted from the Monday before."""
WORKING_WEEK = 5
OFFICE_CLOSES = 17 * 60


def due(urgency: str, minute: int, opens: int, closes: int) -> tuple[int, int]:
    """When the call and the acknowledgement are due, for a team with these hours."""
    now = START + minute
    if urgency == "immediate":
        call, acknowledge = now + 30, now + 120
    elif urgency == "same day":
        tonight = (now // A_DAY + 1) * A_DAY
        call, acknowledge = max(now + 60, min(now + 240, tonight)), now + 240
    elif urgency == "priority":
        call, acknowledge = _open_minutes(now, 240, opens, closes), _closing(now, 1, closes)
    else:
        call, acknowledge = _closing(now, 1, closes), _closing(now, 2, closes)
    return min(call, acknowledge) - START, acknowledge - START


def rungs(urgency: str, acknowledge_due: int, closes: int) -> list[int]:
    """From when each is asked: from the second on nobody may look away any more."""
    if urgency == "immediate":
        return [acknowledge_due + wait for wait in (0, 30, 60, 120)]
    if urgency == "same day":
        return [acknowledge_due + wait for wait in (0, 60, 120, 240)]
    later = [_closing(START + acknowledge_due, days, closes) - START for days in (1, 2, 3)]
    return [acknowledge_due, *later]


def office_closing(minute: int, working_days: int) -> int:
    """When an office closes, so many working days after the day of `minute`."""
    return _closing(START + minute, working_days, OFFICE_CLOSES) - START


def day_of(minute: int) -> int:
    """The day of a minute, counted from the Monday before the history."""
    return (START + minute) // A_DAY


def is_past(day: int, minute: int) -> bool:
    """Whether the whole of `day` is over."""
    return START + minute > (day + 1) * A_DAY


def _works(day: int) -> bool:
    return day % 7 < WORKING_WEEK


def _closing(now: int, working_days: int, closes: int) -> int:
    """Closing time, so many working days after today."""
    day = now // A_DAY
    while working_days:
        day += 1
        working_days -= _works(day)
    return day * A_DAY + closes


def _open_minutes(now: int, wanted: int, opens: int, closes: int) -> int:
    """When so many minutes of opening hours have passed."""
    day = now // A_DAY
    while True:
        start, end = max(now, day * A_DAY + opens), day * A_DAY + closes
        if _works(day) and end > start:
            if wanted <= end - start:
                return start + wanted
            wanted -= end - start
        day += 1
