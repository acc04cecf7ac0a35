"""Undoing a loss: the question, the second person's answer, and a team that says it knows.

Must not know by which record.
"""

from functools import partial
from typing import Any

from handover.family import undo_commands as u
from handover.text import REASON
from web.fields import Paragraph
from web.schemas.choices import Identity, YesNo
from web.schemas.made import MadeSchema, OnHandover


class AskUndoSchema(MadeSchema):
    """Why it was a mistake. Makes an AskLossUndone for one handover."""

    baby_id = Identity(
        question="Choose whose loss was a mistake", load_default=None, allow_none=True
    )
    reason = Paragraph(called="the reason", longest=REASON)

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(u.AskLossUndone, **facts)


class AnswerUndoSchema(MadeSchema):
    """Whether it was a mistake. Makes an AnswerLossUndone for one handover."""

    is_mistake = YesNo(question="Choose whether the loss was recorded by mistake")
    words = Paragraph(called="your words", longest=REASON, required=False, load_default="")

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(u.AnswerLossUndone, **facts)


class UndoKnownSchema(MadeSchema):
    """Nothing is asked. Makes a ConfirmUndoKnown for one handover."""

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(u.ConfirmUndoKnown, **facts)
