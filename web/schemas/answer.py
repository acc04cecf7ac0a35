"""What a team answers: received, acknowledged, declined; and the sender's redirect of a no.

Must not know which handover it is about: each schema makes a command that waits for its id.
"""

from functools import partial
from typing import Any

from handover import commands as c
from handover.text import REASON
from web.fields import DateParts, Line, Paragraph
from web.schemas.choices import Identity
from web.schemas.made import MadeSchema, OnHandover


class ReceivedSchema(MadeSchema):
    """Seen, not owned: there is nothing to fill in. Makes a MarkReceived for one handover."""

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(c.MarkReceived, **facts)


class AcknowledgeSchema(MadeSchema):
    """A named professional takes it on. Makes an Acknowledge for one handover."""

    professional = Line(called="the name of the person who takes this on")
    professional_role = Line(called="their role")
    next_action = Paragraph(called="the next action", longest=REASON)
    next_action_on = DateParts(called="the date of the next action")

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(c.Acknowledge, **facts)


class DeclineSchema(MadeSchema):
    """Not ours, or we cannot. Makes a Decline for one handover."""

    reason = Paragraph(called="the reason", longest=REASON)
    suggested_team_id = Identity(question="Choose a team", load_default=None)

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(c.Decline, **facts)


class RedirectSchema(MadeSchema):
    """On to another team. Makes a Redirect for one handover."""

    to_team_id = Identity(question="Choose the team to send it to", required=True)
    reason = Paragraph(called="the reason", longest=REASON)

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(c.Redirect, **facts)
