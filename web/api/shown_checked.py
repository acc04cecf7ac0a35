"""What the API says of the answers as a whole: assumed, never asked, and checked together.

Must not know one answer's own fields.
"""

from marshmallow import fields

from handover.answers import Knowledge
from web.api.fields import Instant
from web.api.shown import ShownSchema


class ShownAssumedSchema(ShownSchema):
    """Something held to be known on an assumption alone, or without a recorded source."""

    key = fields.String(required=True)
    question = fields.String(required=True)
    words = fields.String(required=True)


class ShownNotAskedSchema(ShownSchema):
    """A question that nobody put, and why; who was asked and declined is not here."""

    key = fields.String(required=True)
    question = fields.String(required=True)
    knowledge = fields.Enum(Knowledge, by_value=True, required=True)
    why = fields.String(required=True)


class ShownCheckedSchema(ShownSchema):
    """An item that was read back on the telephone: with whom, and when."""

    key = fields.String(required=True)
    name = fields.String(required=True)
    role = fields.String(required=True)
    at = Instant(required=True)
