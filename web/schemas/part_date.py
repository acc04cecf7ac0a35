"""A date as far as it is known: three boxes of which only the year is needed, or "2009-03".

Must not know what happened then.
"""

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields

from handover.family.part_dates import MONTHS, PartDate
from handover.refusals import InvalidValue

_PARTS = ("year", "month", "day")


class PartDateField(fields.Field[PartDate]):
    """A PartDate, or None where nothing is known. `called` names it: "the start"."""

    def __init__(self, *, called: str, **options: Any) -> None:
        super().__init__(required=False, allow_none=True, load_default=None, **options)
        self.called = called

    def _serialize(
        self, value: PartDate | None, attr: str | None, obj: object, **_kwargs: Any
    ) -> object:
        del attr, obj
        return None if value is None else value.in_figures()

    def _deserialize(
        self,
        value: object,
        attr: str | None,
        data: Mapping[str, Any] | None,
        **_kwargs: Any,
    ) -> PartDate:
        del attr, data
        if isinstance(value, Mapping):
            typed = {part: str(value.get(part, "")).strip() for part in _PARTS}
        else:
            typed = dict(zip(_PARTS, f"{value}".split("-"), strict=False))
        if not typed["year"]:
            raise ValidationError(f"Enter the year of {self.called}, or leave all of it empty")
        try:
            return PartDate(*(_number(typed.get(part, "")) for part in _PARTS))  # type: ignore[arg-type]  # a missing year was refused
        except (InvalidValue, ValueError) as error:
            message = error.message if isinstance(error, InvalidValue) else self._unreadable()
            raise ValidationError(message) from None

    def _unreadable(self) -> str:
        return f"Enter {self.called} in numbers, for example 2009 or 3 2009"


def _number(text: str) -> int | None:
    """A part as a number, None where it is empty; a month may be named. Raises ValueError."""
    if not text:
        return None
    names = [month.casefold() for month in MONTHS]
    for number, name in enumerate(names, start=1):
        if text.casefold() in {name, name[:3]}:
            return number
    if not (text.isascii() and text.isdigit()):
        raise ValueError(text)
    return int(text)
