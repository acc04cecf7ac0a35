"""What came of a call: an attempt that reached nobody, or a conversation. Never one as the other.

Must not know which handover it is about: each schema makes a command that waits for its id.
"""

from datetime import date
from functools import partial
from typing import Any

from marshmallow import fields

from handover.calls import Attempt, AttemptOutcome, Conversation, VerifiedHow
from handover.commands import LogAttempt, LogConversation
from handover.text import REASON
from web.fields import Line, Paragraph
from web.schemas.choices import Choice, YesNo
from web.schemas.made import MadeSchema, OnHandover
from web.schemas.moment import Moment
from web.schemas.numbers import Telephone


class CallSchema(MadeSchema):
    """What every call has: the number that was rung, and when, if it was not just now.

    `today` is the local date of a time that was typed without one.
    """

    number = Telephone()
    happened_at = Moment(called="the time of the call")

    def __init__(self, *, today: date | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.today = today


class AttemptSchema(CallSchema):
    """A call that reached nobody who can take it on. Makes a LogAttempt for one handover."""

    outcome = Choice(AttemptOutcome, question="Choose what came of the call")
    note = Paragraph(called="the note", longest=REASON, required=False, load_default="")

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        happened_at = facts.pop("happened_at")
        return partial(LogAttempt, attempt=Attempt(**facts), happened_at=happened_at)


class ConversationSchema(CallSchema):
    """Two-way talk with a named professional. Makes a LogConversation for one handover."""

    with_name = Line(called="the name of the person you spoke to")
    with_role = Line(called="their role")
    with_team = Line(called="their team")
    verified_how = Choice(VerifiedHow, question="Choose how you know who you spoke to")
    is_read_back = YesNo(question="Choose whether they read the key facts back to you")
    checked = fields.List(fields.String(), load_default=list)
    agreed = Paragraph(called="what was agreed")

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        happened_at = facts.pop("happened_at")
        talk = Conversation(**{**facts, "checked": tuple(facts["checked"])})
        return partial(LogConversation, conversation=talk, happened_at=happened_at)
