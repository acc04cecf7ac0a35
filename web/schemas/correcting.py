"""Putting a record right: what is changed, what was read, and what is opened again.

Whatever is left out stays as it is. Must not know which handover it is about: each schema makes a
command that waits for its id.
"""

from functools import partial
from typing import Any

from marshmallow import fields
from marshmallow.types import ErrorMessages

from handover.correcting import commands as p
from handover.text import REASON
from handover.urgency import Urgency
from web.fields import DateParts, Paragraph
from web.schemas.about import MotherSchema
from web.schemas.answered import AnswerSchema
from web.schemas.form import ANSWERED, ANY_ANSWERS
from web.schemas.made import MadeSchema, OnHandover, Part
from web.schemas.safer import ParentsToldSchema

URGENCY_IS_ONE_OF = "Choose how urgent it is: one of " + ", ".join(one.value for one in Urgency)
HOW_MANY_SEEN = "Send how many changes of this record you have read, as a whole number"


class ChangesSeen(fields.Integer):
    """How many changes of the record somebody had read: who saw less must read first."""

    def __init__(self) -> None:
        said: ErrorMessages = dict.fromkeys(("required", "null", "invalid"), HOW_MANY_SEEN)
        super().__init__(required=True, error_messages=said)


def _if_changed(part: type[MadeSchema] | MadeSchema) -> fields.Nested:
    return fields.Nested(part, load_default=None, allow_none=True)


class ChangedFormSchema(MadeSchema):
    """Answers of the numbered form, by their keys."""

    answers = fields.Nested(ANY_ANSWERS, load_default=dict)

    def made(self, facts: dict[str, Any]) -> object:
        """The answers, in the order of the form."""
        given = facts["answers"]
        return tuple(given[one.key] for one in ANSWERED if one.key in given)


class ChangedSaferSchema(MadeSchema):
    """What the record says instead; the names are those of the record."""

    situation = Paragraph(called="the situation", required=False, load_default="")
    assessment = Paragraph(called="your assessment", required=False, load_default="")
    father = _if_changed(AnswerSchema(about="the father and other men in the baby's life"))
    social_care = _if_changed(AnswerSchema(about="social care"))
    safe_contact = _if_changed(AnswerSchema(about="how to contact her safely"))
    expected_response = Paragraph(
        called="what you ask the receiving team to do", required=False, load_default=""
    )
    parents_told = _if_changed(ParentsToldSchema)
    form = _if_changed(ChangedFormSchema)


class ReviseSchema(MadeSchema):
    """What the sender adds to or changes in a record. Makes a Revise for one handover."""

    reason = Paragraph(called="the reason", longest=REASON)
    changes_seen = ChangesSeen()
    urgency = fields.Enum(
        Urgency,
        by_value=True,
        load_default=None,
        allow_none=True,
        error_messages={"unknown": URGENCY_IS_ONE_OF},
    )
    safer = fields.Nested(ChangedSaferSchema, load_default=dict)

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        said = ChangedSaferSchema().load({}) | facts.pop("safer")
        answers = said.pop("form") or ()
        return partial(p.Revise, answers=answers, **facts, **said)


class ChangeReadSchema(MadeSchema):
    """Up to which change a team has read. Makes a ConfirmChangeRead for one handover."""

    changes_seen = ChangesSeen()

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(p.ConfirmChangeRead, **facts)


class IdentitySchema(MadeSchema):
    """Who she is, and the date that was wrong. Makes a CorrectIdentity for one handover."""

    mother = Part(MotherSchema, required=True)
    due_on = DateParts(called="the due date", required=False, allow_none=True, load_default=None)
    baby_born_on = DateParts(
        called="the baby's date of birth", required=False, allow_none=True, load_default=None
    )
    reason = Paragraph(called="the reason", longest=REASON)
    changes_seen = ChangesSeen()

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(p.CorrectIdentity, **facts)


class ReopenSchema(MadeSchema):
    """Why it is opened again and, for a promise, its new date. Makes a Reopen for one handover."""

    reason = Paragraph(called="the reason", longest=REASON)
    next_action_on = DateParts(
        called="the new date", required=False, allow_none=True, load_default=None
    )

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(p.Reopen, **facts)
