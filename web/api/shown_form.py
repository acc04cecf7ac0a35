"""What the API says of SAFER and its form: every answer with the question of its own version.

Must not know today's questions: a record keeps the form by which it was asked.
"""

from typing import Any

from marshmallow import fields

from handover.answers import HowKnown, Knowledge
from handover.content import Safer
from handover.forms.filled import FilledForm
from web.api.shown import ShownSchema
from web.presenters.filled import filled_of
from web.schemas.safer import SaferSchema


class ShownFormAnswerSchema(ShownSchema):
    """One answer, with the question as it was asked."""

    question = fields.String(required=True)
    knowledge = fields.Enum(Knowledge, by_value=True, required=True)
    words = fields.String(required=True)
    how_known = fields.Enum(HowKnown, by_value=True, required=True, allow_none=True)
    from_whom = fields.String(required=True)
    chosen = fields.List(fields.String(), required=True)
    on = fields.Date(required=True, allow_none=True)
    number = fields.Integer(required=True, allow_none=True)
    by = fields.String(required=True)


class ShownFormSchema(ShownSchema):
    """The form's id and every answer by its key."""

    form_id = fields.String(required=True)
    answers = fields.Dict(
        keys=fields.String(), values=fields.Nested(ShownFormAnswerSchema), required=True
    )


class ShownSaferSchema(SaferSchema):
    """All that was said. A record from before forms were numbered has no form."""

    form = fields.Nested(ShownFormSchema, required=True, allow_none=True)


def shown_safer(safer: Safer) -> dict[str, Any]:
    """`safer` for a ShownSaferSchema."""
    return {**vars(safer), "form": _shown(safer, safer.form) if safer.form else None}


def _shown(safer: Safer, form: FilledForm) -> dict[str, Any]:
    answers = {
        one.given.key: {
            "question": one.label,
            **{name: value for name, value in vars(one.given).items() if name != "answer"},
            **vars(one.given.answer),
        }
        for one in filled_of(safer)
    }
    return {"form_id": form.form_id, "answers": answers}
