"""What follows an answer: the response, a question and its answer, a note, and the ways it ends.

Must not know which handover it is about: each schema makes a command that waits for its id.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

from marshmallow import pre_load, validates_schema

from handover import commands as c
from handover.acknowledgement import named_day
from handover.text import REASON
from web.fields import DateParts, Paragraph
from web.schemas.choices import YesNo
from web.schemas.made import MadeSchema, OnHandover, beside_its_field


class RespondSchema(MadeSchema):
    """What came of the promised action. Makes a Respond for one handover.

    What was not done needs a new date; what was done needs none.
    """

    is_done = YesNo(question="Choose whether it has been done")
    words = Paragraph(called="what came of it", longest=REASON)
    next_action_on = DateParts(
        called="the new date", required=False, allow_none=True, load_default=None
    )

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(c.Respond, **facts)

    @pre_load
    def pass_over_hidden_date(self, sent: object, **_: object) -> object:
        """A page hides the date's boxes once "Done" is chosen: what stands there is not meant."""
        if isinstance(sent, Mapping) and sent.get("is_done") == "yes":
            return {name: value for name, value in sent.items() if name != "next_action_on"}
        return sent

    @validates_schema(skip_on_field_errors=False)
    def check_new_date(self, facts: dict[str, Any], **_: object) -> None:
        """Ask for the new date of what was not done, also while something else is wrong."""
        if facts.get("is_done") is False and "next_action_on" in facts:
            with beside_its_field():
                named_day(facts["next_action_on"])


class AskSchema(MadeSchema):
    """A question to the sender. Makes an AskClarification for one handover."""

    question = Paragraph(called="your question", longest=REASON)

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(c.AskClarification, **facts)


class AnswerQuestionSchema(MadeSchema):
    """The sender's answer. Makes an AnswerClarification for one handover."""

    answer = Paragraph(called="your answer", longest=REASON)

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(c.AnswerClarification, **facts)


class NoteSchema(MadeSchema):
    """What both teams should know. Makes an AddNote for one handover."""

    words = Paragraph(called="the note", longest=REASON)

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(c.AddNote, **facts)


class WithdrawSchema(MadeSchema):
    """Why the sender takes it back. Makes a Withdraw for one handover."""

    reason = Paragraph(called="the reason", longest=REASON)

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(c.Withdraw, **facts)


class EnterInErrorSchema(MadeSchema):
    """Why it should never have been recorded. Makes an EnterInError for one handover."""

    reason = Paragraph(called="the reason", longest=REASON)

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(c.EnterInError, **facts)
