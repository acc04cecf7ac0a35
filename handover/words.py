"""Dates and times as the NHS writes them: "3 May 2026", "4:30pm", always Europe/London.

Pure words; must not know pages or how long something is overdue against a clock of its own.
"""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
_READ_ALOUD = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and letters that are not mistaken for one another on the telephone."""
_REFERENCE_LENGTH = 8


def say_clock(moment: datetime) -> str:
    """`moment` as "4:30pm", or "4pm" on the hour, "midday", "midnight"."""
    local = moment.astimezone(LONDON)
    if local.minute == 0 and local.hour in (0, 12):
        return "midnight" if local.hour == 0 else "midday"
    hour = local.hour % 12 or 12
    minutes = f":{local.minute:02d}" if local.minute else ""
    return f"{hour}{minutes}{'am' if local.hour < 12 else 'pm'}"  # noqa: PLR2004 - noon


def say_date(day: date) -> str:
    """`day` as "3 May 2026"."""
    return f"{day.day} {day:%B} {day.year}"


def say_day(day: date) -> str:
    """`day` as "Tuesday 3 May 2026"."""
    return f"{day:%A} {say_date(day)}"


def say_time(moment: datetime) -> str:
    """`moment` as "Tuesday 3 May 2026 at 4:30pm", in Europe/London."""
    return f"{say_day(moment.astimezone(LONDON).date())} at {say_clock(moment)}"


def call_reference(handover_id: UUID) -> str:
    """The reference both sides say on the telephone, such as "K7QF-3M2P". Tells nothing."""
    number, characters = handover_id.int, []
    for _ in range(_REFERENCE_LENGTH):
        number, index = divmod(number, len(_READ_ALOUD))
        characters.append(_READ_ALOUD[index])
    half = _REFERENCE_LENGTH // 2
    return f"{''.join(characters[:half])}-{''.join(characters[half:])}"
