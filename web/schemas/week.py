"""A team's week: a list of days from a program, two boxes for each day from a page.

The rules are those of handover/opening_hours.py, said beside the day that they are about.
"""

import re
from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields
from marshmallow.types import ErrorMessages

from handover.opening_hours import OpeningHours
from handover.refusals import InvalidOpeningHours
from web.schemas.choices import YesNo
from web.schemas.made import MadeSchema

NO_DAY = "Enter opening hours for at least one day of the week."
NO_WEEKDAY = "Use 1 for Monday up to 7 for Sunday."
_TYPED = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap]m)?", re.ASCII | re.IGNORECASE)
_NOON = 12


def clock_as_stored(typed: str) -> str:
    """Turn "9am", "9:00" or "17.30" into "09:00", "09:00" and "17:30".

    What cannot be read stays as it was typed. A bare number is not read:
    nobody could say whether 5 is in the morning.
    """
    match = _TYPED.fullmatch(typed.strip())
    if match is None or not (match[2] or match[3]):
        return typed.strip()
    hour, minute, half = int(match[1]), match[2] or "00", (match[3] or "").lower()
    if half and not 1 <= hour <= _NOON:
        return typed.strip()
    if half:
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    return f"{hour:02}:{minute}"


class TypedDaySchema(MadeSchema):
    """One day's opening: ISO weekday (Monday is 1), wall times of Europe/London as HH:MM."""

    weekday = fields.Integer(
        required=True,
        strict=True,
        error_messages={"required": NO_WEEKDAY, "null": NO_WEEKDAY, "invalid": NO_WEEKDAY},
    )
    opens = fields.String(load_default="")
    closes = fields.String(load_default="")

    def made(self, facts: dict[str, Any]) -> tuple[int, str, str]:
        """The day as a team's hours hold it."""
        opens, closes = clock_as_stored(facts["opens"]), clock_as_stored(facts["closes"])
        day = (facts["weekday"], opens, closes)
        try:
            OpeningHours((day,))
        except InvalidOpeningHours as refusal:
            raise ValidationError(refusal.message, self._wrong(day)) from refusal
        return day

    @staticmethod
    def _wrong(day: tuple[int, str, str]) -> str:
        """The box to put right: the closing time where the day would do until midnight."""
        try:
            OpeningHours(((*day[:2], "24:00"),))
        except InvalidOpeningHours:
            return "opens"
        return "closes"


class Week(fields.List[Any]):
    """The days on which a team is open. A page sends `opens` and `closes` under each weekday."""

    def __init__(self) -> None:
        said: ErrorMessages = {"required": NO_DAY, "null": NO_DAY, "invalid": NO_DAY}
        super().__init__(fields.Nested(TypedDaySchema), required=True, error_messages=said)

    def _deserialize(
        self,
        value: object,
        attr: str | None,
        data: Mapping[str, Any] | None,
        **options: Any,
    ) -> list[Any]:
        if not isinstance(value, Mapping):
            return super()._deserialize(value, attr, data, **options)
        days = {name: day for name, day in sorted(value.items()) if isinstance(day, Mapping)}
        boxes = [{**day, "weekday": _weekday(name)} for name, day in days.items()]
        try:
            return super()._deserialize(boxes, attr, data, **options)
        except ValidationError as error:
            raise ValidationError(_by_name(error, list(days))) from error


class OpeningHoursSchema(MadeSchema):
    """When a team answers its telephone; a day that is not named is shut. Makes OpeningHours."""

    weekly = Week()
    open_on_bank_holidays = YesNo(question="Choose whether the team is open on bank holidays")

    def made(self, facts: dict[str, Any]) -> OpeningHours:
        """The hours."""
        try:
            return OpeningHours(tuple(facts["weekly"]), facts["open_on_bank_holidays"])
        except InvalidOpeningHours as refusal:
            raise ValidationError(refusal.message, "weekly") from refusal


def _weekday(name: str) -> int | None:
    return int(name) if name.isascii() and name.isdigit() else None


def _by_name(error: ValidationError, names: list[str]) -> dict[str, Any]:
    """The list's errors under the names of the days, where a page looks for them."""
    assert isinstance(error.messages, dict)  # noqa: S101 - a list of parts says which part
    return {names[place]: messages for place, messages in error.messages.items()}
