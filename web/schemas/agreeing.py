"""What a lead agreed with a team: with whom, what, by when, and about what else.

Must not know which handover it is about: the schema makes a command that waits for its id.
"""

from functools import partial
from typing import Any

from marshmallow import fields

from handover.lead_commands import AgreeWithTeam, Side
from handover.text import REASON
from web.fields import DateParts, Line, Paragraph
from web.schemas.choices import Choice, Identity
from web.schemas.made import MadeSchema, OnHandover

WHICH = "Tick only what is open with this team"


class AgreeSchema(MadeSchema):
    """Makes an AgreeWithTeam for one handover; `also` are the ids of further ones."""

    side = Choice(Side, question="Choose the team you spoke with")
    with_name = Line(called="the name of whom you spoke with")
    with_role = Line(called="their role")
    agreed = Paragraph(called="what was agreed", longest=REASON)
    next_action_on = DateParts(called="the day by which it will be done")
    also = fields.List(Identity(question=WHICH), load_default=list)

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(AgreeWithTeam, **{**facts, "also": tuple(facts["also"])})
