"""What the API says of changes: both sides of each answer, who said so, and who has read it.

Must not know read tables: it is dumped from the aggregate, which is never behind.
"""

from collections.abc import Iterator
from typing import Any

from marshmallow import fields

from handover.handover import Handover
from web.api.shown import ShownSchema
from web.api.shown_said import SaidSchema
from web.presenters.changes import both_sides


class ShownBothSidesSchema(ShownSchema):
    """One answer, as it was and as it is, in words."""

    key = fields.String(required=True)
    question = fields.String(required=True)
    before = fields.String(required=True)
    after = fields.String(required=True)


class ShownChangeSchema(ShownSchema):
    """One change. `read` holds who said for their team that it has been read."""

    said = fields.Nested(SaidSchema, required=True)
    what = fields.String(required=True)
    reason = fields.String(required=True)
    items = fields.List(fields.Nested(ShownBothSidesSchema), required=True)
    read = fields.List(fields.Nested(SaidSchema), required=True)


class ShownReopeningSchema(ShownSchema):
    """A record that was closed before: how it had ended, and why it was opened again."""

    said = fields.Nested(SaidSchema, required=True)
    reason = fields.String(required=True)
    ended = fields.Nested(SaidSchema, required=True)
    end_reason = fields.String(required=True)


def shown_changes(handover: Handover) -> list[dict[str, Any]]:
    """Every change, the oldest first: how many there are is what a program says it has seen."""
    return list(_changes(handover))


def shown_reopenings(handover: Handover) -> list[dict[str, Any]]:
    """Every time that it was opened again, the first one first."""
    return [{**vars(one)} for one in handover.reopenings]


def _changes(handover: Handover) -> Iterator[dict[str, Any]]:
    for place, change in enumerate(handover.changes):
        yield {
            "said": change.said,
            "what": "revised",
            "reason": change.reason,
            "items": both_sides(change),
            "read": [one.said for one in handover.readings if one.changes > place],
        }
