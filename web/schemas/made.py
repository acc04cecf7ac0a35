"""A schema that ends in a value object or a command, and puts a refusal beside its field.

Must not know any one form.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from marshmallow import Schema, ValidationError, fields, missing, post_load

from handover import commands as c
from handover.refusals import Refusal

OnHandover = Callable[[UUID], c.OnHandover]
"""A command about one handover, complete but for that handover's id."""


class MadeSchema(Schema):
    """Reads named fields; `made` turns them into what they stand for."""

    error_messages = {  # noqa: RUF012 - marshmallow merges it into each instance
        "unknown": "Unknown field",
        "type": "Send an object with named fields",
    }

    def made(self, facts: dict[str, Any]) -> object:
        """What `facts` stand for; the mapping itself unless a schema says otherwise."""
        return facts

    @post_load
    def make(self, facts: dict[str, Any], **_: object) -> object:
        """Build it. A Refusal becomes a ValidationError about the same field."""
        with beside_its_field():
            return self.made(facts)


class Part(fields.Nested):
    """A part with fields of its own. Left out, each of its questions is asked, not the part."""

    def deserialize(
        self,
        value: object,
        attr: str | None = None,
        data: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> object:
        """The part; nothing counts as a part in which nothing was answered."""
        answered = {} if value is missing or value is None else value
        return super().deserialize(answered, attr, data, **options)


@contextmanager
def beside_its_field() -> Iterator[None]:
    """Turn a Refusal into marshmallow's ValidationError, under the field that it names."""
    try:
        yield
    except Refusal as refusal:
        if refusal.field is None:
            raise ValidationError(refusal.message) from refusal
        raise ValidationError(refusal.message, refusal.field) from refusal
