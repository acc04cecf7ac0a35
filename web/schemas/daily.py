"""Daily work: a colleague named, something set aside, a claim to be ringing, a word of mouth.

Must not know which handover it is about: each schema makes a command that waits for its id.
"""

from functools import partial
from typing import Any

from handover.daily import commands as d
from handover.daily.asides import HowLong, WhySetAside
from handover.daily.colleagues import Colleague, WhyReassigned
from handover.text import REASON
from web.fields import DateParts, Line, Paragraph
from web.schemas.choices import Choice
from web.schemas.made import MadeSchema, OnHandover


class ColleagueSchema(MadeSchema):
    """Who takes over, and why."""

    name = Line(called="the colleague's name")
    role = Line(called="the colleague's role")
    why = Choice(WhyReassigned, question="Choose why")


class ReassignSchema(ColleagueSchema):
    """A colleague of the receiving team. Makes a Reassign for one handover."""

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(
            d.Reassign, colleague=Colleague(facts["name"], facts["role"]), why=facts["why"]
        )


class ReassignSenderSchema(ColleagueSchema):
    """A colleague of the sending team. Makes a ReassignSender for one handover."""

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        colleague = Colleague(facts["name"], facts["role"])
        return partial(d.ReassignSender, colleague=colleague, why=facts["why"])


class SetAsideSchema(MadeSchema):
    """For how long, and why it can wait. Makes a SetAside for one handover."""

    how_long = Choice(HowLong, question="Choose for how long")
    why = Choice(WhySetAside, question="Choose why it can wait")

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(d.SetAside, **facts)


class ClaimCallSchema(MadeSchema):
    """Nothing is asked. Makes a ClaimCall for one handover."""

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(d.ClaimCall, **facts)


class WordOfMouthSchema(MadeSchema):
    """Who said that they take it on, with what and by when. Makes a ReportWordOfMouth."""

    professional = Line(called="the name of the person you spoke to")
    next_action = Paragraph(called="the next action", longest=REASON)
    next_action_on = DateParts(called="the date of the next action")

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(d.ReportWordOfMouth, **facts)
