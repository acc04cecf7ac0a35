"""The whole of what is recorded, and its short parts: why, how urgent, and to which team.

Must not know how the pages divide it.
"""

from typing import Any

from marshmallow import fields

from handover.commands import Record
from handover.content import Kind, Trigger
from handover.urgency import Urgency
from web.schemas.about import AboutSchema
from web.schemas.area import AreaSchema
from web.schemas.choices import Choice, Identity
from web.schemas.made import MadeSchema, Part
from web.schemas.referred import ReferredSchema
from web.schemas.safe_contact import HiddenWhy, SafeContactSchema
from web.schemas.safer import SaferSchema


class WhySchema(MadeSchema):
    """Whether responsibility is to pass, why the call is made, and how urgent it is."""

    kind = Choice(Kind, question="Choose handover of care or concern")
    trigger = Choice(Trigger, question="Choose why you are calling")
    urgency = Choice(Urgency, question="Choose how urgent it is")
    area = fields.Nested(AreaSchema, load_default=None, allow_none=True)


class ToTeamSchema(MadeSchema):
    """To which team."""

    to_team_id = Identity(question="Choose the team to send it to", required=True)


class RecordSchema(WhySchema, ToTeamSchema):
    """All that a sender says. Makes the Record command."""

    about = Part(AboutSchema, required=True)
    safer = Part(SaferSchema, required=True)
    referred = fields.Nested(ReferredSchema, load_default=None, allow_none=True)
    safe_contact = fields.Nested(SafeContactSchema, load_default=None, allow_none=True)
    hidden_because = HiddenWhy()

    def made(self, facts: dict[str, Any]) -> Record:
        """The command."""
        return Record(**facts)
