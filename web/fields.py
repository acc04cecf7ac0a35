"""Schema fields that the pages and the API share, with errors that say what to do.

The rules are those of handover/text.py; these fields only put the words beside the box.
Must not know any one form.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from marshmallow import ValidationError, fields

from handover.refusals import InvalidValue
from handover.text import LINE, PARAGRAPH, line, optional, paragraph

EARLIEST_YEAR = 1900
YEAR_DIGITS = 4
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


class Line(fields.Field[str]):
    """One line of words. `called` names it in the errors: "the mother's name"."""

    def __init__(self, *, called: str, longest: int = LINE, **options: Any) -> None:
        options.setdefault("required", True)
        super().__init__(**_with_required(options, f"Enter {called}"))
        self.called, self.longest = called, longest

    def _deserialize(
        self,
        value: object,
        attr: str | None,
        data: Mapping[str, Any] | None,
        **_kwargs: Any,
    ) -> str:
        del attr, data
        if not isinstance(value, str):
            raise ValidationError(f"Enter {self.called} in words")
        try:
            return self._clean(value)
        except InvalidValue as refusal:
            raise ValidationError(refusal.message) from refusal

    def _clean(self, value: str) -> str:
        clean = line if self.required else _optional_line
        return clean(value, field="", called=self.called, longest=self.longest)


class Paragraph(Line):
    """Words over several lines."""

    def __init__(self, *, called: str, longest: int = PARAGRAPH, **options: Any) -> None:
        super().__init__(called=called, longest=longest, **options)

    def _clean(self, value: str) -> str:
        clean = paragraph if self.required else optional
        return clean(value, field="", called=self.called, longest=self.longest)


class DateParts(fields.Field[date]):
    """A date: day, month and year as people type them, or "2026-05-03" from a program.

    `called` names it in the errors: "the mother's date of birth". `example` is a date that could
    be right for it, as it is typed; a date near today has none, for its page shows a fitting one.
    """

    def __init__(self, *, called: str, example: str = "", **options: Any) -> None:
        options.setdefault("required", True)
        super().__init__(**_with_required(options, f"Enter {called}"))
        self.called, self.example = called, example

    def _serialize(
        self, value: date | None, attr: str | None, obj: object, **_kwargs: Any
    ) -> str | None:
        del attr, obj
        return None if value is None else value.isoformat()

    def _deserialize(
        self,
        value: object,
        attr: str | None,
        data: Mapping[str, Any] | None,
        **_kwargs: Any,
    ) -> date:
        del attr, data
        if isinstance(value, Mapping):
            return self._of_parts(value)
        try:
            return date.fromisoformat(value if isinstance(value, str) else "")
        except ValueError:
            raise ValidationError(self._not_real()) from None

    def _of_parts(self, parts: Mapping[str, Any]) -> date:
        typed = {name: str(parts.get(name, "")).strip() for name in ("day", "month", "year")}
        missing = [name for name, text in typed.items() if not text]
        if missing:
            raise ValidationError(f"{self.called_first} must include a {' and a '.join(missing)}")
        if len(typed["year"]) != YEAR_DIGITS:
            raise ValidationError(self._year_wanted())
        try:
            found = date(_number(typed["year"]), _month(typed["month"]), _number(typed["day"]))
        except ValueError:
            raise ValidationError(self._not_real()) from None
        if found.year < EARLIEST_YEAR:
            raise ValidationError(self._not_real())
        return found

    @property
    def called_first(self) -> str:
        """Its name at the start of a sentence."""
        return self.called[:1].upper() + self.called[1:]

    def _not_real(self) -> str:
        for_example = f", for example {self.example}" if self.example else ""
        return f"{self.called_first} must be a real date{for_example}"

    def _year_wanted(self) -> str:
        year = self.example.rpartition(" ")[2]
        return f"Enter the year with 4 digits{f', for example {year}' if year else ''}"


def _with_required(options: dict[str, Any], words: str) -> dict[str, Any]:
    """Say `words` where an answer is missing, and where a program sends null."""
    said = {"required": words, "null": words, **options.pop("error_messages", {})}
    return {**options, "error_messages": said}


def _optional_line(text: str, *, field: str, called: str, longest: int) -> str:
    return line(text, field=field, called=called, longest=longest) if text.strip() else ""


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ValueError(text)
    return int(text)


def _month(text: str) -> int:
    """A month's number, or its name or the first three letters of it."""
    name = text.casefold()
    for number, month in enumerate(MONTHS, start=1):
        if name in {month, month[:3]}:
            return number
    return _number(text)
