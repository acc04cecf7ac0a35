"""Fields for what is chosen and not typed: one of a list, yes or no, a team or record by its id.

Their errors put the question again. Must not know any one form.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any, TypeVar

from marshmallow import fields
from marshmallow.types import ErrorMessages

E = TypeVar("E", bound=Enum)

YES_NO = {"yes": True, "no": False}


class Choice(fields.Enum[E]):
    """One value of an enumeration. `question` is what to say when it is missing or unknown."""

    def __init__(self, choices: type[E], *, question: str, **options: Any) -> None:
        values = ", ".join(str(choice.value) for choice in choices)
        said: ErrorMessages = {
            "required": question,
            "null": question,
            "unknown": f"{question}: one of {values}",
        }
        super().__init__(choices, by_value=True, required=True, error_messages=said, **options)


class YesNo(fields.Boolean):
    """Yes or no from a page, true or false from a program; nothing else is taken for either."""

    def __init__(self, *, question: str, **options: Any) -> None:
        said: ErrorMessages = {
            "required": question,
            "null": question,
            "invalid": f"{question}: yes or no",
        }
        super().__init__(required=True, error_messages=said, **options)

    def _deserialize(
        self,
        value: object,
        attr: str | None,
        data: Mapping[str, Any] | None,
        **_kwargs: Any,
    ) -> bool:
        del attr, data
        if isinstance(value, bool):
            return value
        if isinstance(value, str) and value in YES_NO:
            return YES_NO[value]
        raise self.make_error("invalid", input=value)


class Identity(fields.UUID):
    """The id of a team, a record or a command. `question` is what to say when it is missing."""

    def __init__(self, *, question: str, **options: Any) -> None:
        wrong = f"{question}: its id has 32 letters and digits, as in a UUID"
        said: ErrorMessages = {"required": question, "null": question, "invalid_uuid": wrong}
        super().__init__(error_messages=said, **options)
