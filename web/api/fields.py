"""Fields of answers and of query strings. Must not know any one answer."""

from datetime import UTC, datetime
from enum import Enum
from typing import Any, TypeVar

from marshmallow import fields
from marshmallow.utils import get_value

from handover.reference import call_reference

E = TypeVar("E", bound=Enum)


class Instant(fields.AwareDateTime):
    """A moment as "2026-11-24T10:00:00Z", always UTC."""

    def _serialize(
        self,
        value: datetime | None,
        attr: str | None,
        obj: object,
        **_kwargs: Any,
    ) -> str | None:
        del attr, obj
        if value is None:
            return None
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


class CallReference(fields.String):
    """The reference that both sides say on the telephone, worked out from the handover's `id`."""

    _CHECK_ATTRIBUTE = False  # marshmallow's way to say that no attribute has this name

    def _serialize(
        self,
        value: str | None,
        attr: str | None,
        obj: object,
        **_kwargs: Any,
    ) -> str:
        del value, attr
        return call_reference(get_value(obj, "id"))


class OneOf(fields.Enum[E]):
    """A choice in a query string, by value, that may be left out."""

    def __init__(self, choices: type[E], unless_said: E | None) -> None:
        wrong = f"Send one of {', '.join(str(choice.value) for choice in choices)}"
        super().__init__(
            choices,
            by_value=True,
            load_default=unless_said,
            error_messages={"unknown": wrong},
        )
