"""A moment: "2026-11-24T14:05:00Z" from a program; a time, and perhaps a date, from a page.

What is typed on a page is Europe/London. Left out, it means just now. Reads no clock.
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from marshmallow import ValidationError, fields

from handover.calendar import LONDON
from handover.words import say_date
from web.fields import DateParts

_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})\s*([ap]m)?", re.ASCII | re.IGNORECASE)
_DATE_PARTS = ("day", "month", "year")
_HOURS_BEFORE_NOON = 12

NO_OFFSET = (
    "Send the time with its offset from UTC, for example 2026-11-24T14:05:00Z "
    "or 2026-05-03T16:30:00+01:00"
)


class Moment(fields.Field[datetime]):
    """An aware UTC moment, or None for now. `called` names it: "the time of the call".

    A page sends a mapping of `time` and, if it was not today, `day`, `month` and `year`. The
    schema that has this field says in its `today` which day a time without a date means.
    """

    def __init__(self, *, called: str, **options: Any) -> None:
        super().__init__(load_default=None, allow_none=True, **options)
        self.called = called
        self._date = DateParts(called="the date")

    def _deserialize(
        self,
        value: object,
        attr: str | None,
        data: Mapping[str, Any] | None,
        **_kwargs: Any,
    ) -> datetime:
        del attr, data
        if isinstance(value, Mapping):
            return self._typed(value)
        try:
            moment = datetime.fromisoformat(value if isinstance(value, str) else "")
            if moment.utcoffset() is None:
                raise ValidationError(NO_OFFSET)
            return moment.astimezone(UTC)
        except (ValueError, OverflowError):
            raise ValidationError(NO_OFFSET) from None

    def _typed(self, parts: Mapping[str, Any]) -> datetime:
        clock = _clock(str(parts.get("time", "")), self.called)
        typed = {part: parts.get(part, "") for part in _DATE_PARTS}
        today: date | None = getattr(self.parent, "today", None)
        day = self._date.deserialize(typed) if any(typed.values()) else today
        if day is None:
            raise ValidationError("Enter the date as well as the time")
        return in_london(day, clock)


def in_london(day: date, clock: time) -> datetime:
    """The UTC moment at which walls in England show `clock` on `day`; the earlier, if two do.

    Raises ValidationError for a time that the spring change of the clocks leaves out.
    """
    wall = datetime.combine(day, clock, tzinfo=LONDON)
    try:
        moment = wall.astimezone(UTC)
    except OverflowError:
        raise ValidationError("Check the year of the date") from None
    if moment.astimezone(LONDON).time() != clock:
        raise ValidationError(
            f"The clocks went forward on {say_date(day)}, and there was no {clock:%H:%M} that "
            "night. Enter the time that the clock showed"
        )
    return moment


def _clock(text: str, called: str) -> time:
    found = _CLOCK.fullmatch(text.strip())
    wrong = ValidationError(f"Enter {called} as hours and minutes, for example 14:05 or 2:05pm")
    if found is None:
        raise wrong
    hour, minute, half = int(found[1]), int(found[2]), (found[3] or "").casefold()
    if half and not 1 <= hour <= _HOURS_BEFORE_NOON:
        raise wrong
    if half:
        hour = hour % _HOURS_BEFORE_NOON + (_HOURS_BEFORE_NOON if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        raise wrong from None
