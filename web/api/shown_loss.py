"""What the API says of losses in a family: those that stand, and those that were mistakes.

Must not know read tables, nor who may see it.
"""

from collections.abc import Mapping
from typing import Any

from marshmallow import fields

from handover.answers import HowKnown
from handover.family.family import Family
from handover.family.losses import LossKind, UndoAsked
from web.api.shown import ShownSchema
from web.api.shown_said import SaidSchema
from web.schemas.part_date import PartDateField


class ShownLossSchema(ShownSchema):
    """A loss of one baby that stands."""

    said = fields.Nested(SaidSchema, required=True)
    baby_id = fields.UUID(required=True)
    kind = fields.Enum(LossKind, by_value=True, required=True)
    happened_on = PartDateField(called="the loss")
    when = fields.String(required=True)
    how_known = fields.Enum(HowKnown, by_value=True, required=True, allow_none=True)
    from_whom = fields.String(required=True)
    key_contact = fields.String(required=True)
    plan = fields.String(required=True)


class ShownUndoAskedSchema(ShownSchema):
    """Somebody says that the loss of these babies was a mistake."""

    said = fields.Nested(SaidSchema, attribute="asked", required=True)
    baby_ids = fields.List(fields.UUID(), required=True)
    reason = fields.String(required=True)


class ShownUndoneSchema(ShownLossSchema):
    """A loss that was a mistake: all that was told of it, who asked to undo it, who confirmed."""

    asked = fields.Nested(ShownUndoAskedSchema, required=True)
    confirmed = fields.Nested(SaidSchema, required=True)
    words = fields.String(required=True)


class ShownUndoRefusedSchema(ShownSchema):
    """Somebody asked to undo a loss, and it was answered that the loss stands."""

    asked = fields.Nested(ShownUndoAskedSchema, required=True)
    answered = fields.Nested(SaidSchema, required=True)
    words = fields.String(required=True)


class LossFields(ShownSchema):
    """What a family's document says of losses."""

    losses = fields.List(fields.Nested(ShownLossSchema), required=True)
    undo_asked = fields.Nested(ShownUndoAskedSchema, required=True, allow_none=True)
    undone = fields.List(fields.Nested(ShownUndoneSchema), required=True)
    undo_refused = fields.List(fields.Nested(ShownUndoRefusedSchema), required=True)


def loss_fields(family: Family) -> Mapping[str, Any]:
    """The values of LossFields."""
    return {
        "losses": [
            {**vars(loss), "key_contact": loss.key_contact, "said": said, "baby_id": baby_id}
            for baby_id, (said, loss) in family.losses.items()
        ],
        "undo_asked": _asked(family.undo_asked),
        "undone": [
            {
                **vars(one.loss),
                "key_contact": one.loss.key_contact,
                "said": one.recorded,
                "baby_id": one.baby_id,
                "asked": _asked(one.asking),
                "confirmed": one.confirmed,
                "words": one.words,
            }
            for one in family.undone
        ],
        "undo_refused": [
            {"asked": _asked(asking), "answered": answered, "words": words}
            for asking, answered, words in family.undo_refused
        ],
    }


def _asked(asking: UndoAsked | None) -> Mapping[str, Any] | None:
    return None if asking is None else vars(asking)
