"""What a keeper says of one of a team's numbers: added, verified or put right, retired.

Must not know which team or number it is about: each schema makes a command that waits for both.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from marshmallow import fields, pre_load

from handover import commands as c
from handover.directory import commands as t
from handover.directory.numbers import Purpose
from handover.text import REASON
from web.fields import DateParts, Line, Paragraph
from web.schemas.choices import Choice
from web.schemas.made import MadeSchema
from web.schemas.numbers import Telephone
from web.schemas.week import OpeningHoursSchema

OnTeam = Callable[..., c.Command]
"""A command, complete but for the team's id and, where it is about one number, its key."""


class VerifyNumberSchema(MadeSchema):
    """The number was rung and is right, or is put right. Makes a VerifyNumber for one team."""

    telephone = Telephone()
    verified_on = DateParts(called="the day on which the number was rung")

    def made(self, facts: dict[str, Any]) -> OnTeam:
        """The command, but for its team and number."""
        return lambda team_id, key=None: c.VerifyNumber(team_id, key=key, **facts)


class AddNumberSchema(MadeSchema):
    """A further number. Without hours it answers when the team does. Makes an AddNumber."""

    telephone = Telephone()
    purpose = Choice(Purpose, question="Choose what the number is for")
    whose = Line(called="the role that answers this number", required=False, load_default="")
    hours = fields.Nested(OpeningHoursSchema, load_default=None, allow_none=True)
    verified_on = DateParts(
        called="the day on which the number was rung",
        required=False,
        load_default=None,
        allow_none=True,
    )

    @pre_load
    def leave_out_no_hours(self, facts: object, **_: object) -> object:
        """A page on which no day was filled in says that it answers when the team does."""
        if not isinstance(facts, Mapping):
            return facts
        hours = facts.get("hours")
        if isinstance(hours, Mapping) and "weekly" not in hours:
            return {name: value for name, value in facts.items() if name != "hours"}
        return facts

    def made(self, facts: dict[str, Any]) -> OnTeam:
        """The command, but for its team."""
        return partial(t.AddNumber, **facts)


class RetireNumberSchema(MadeSchema):
    """The number is the team's no more. Makes a RetireNumber for one number of one team."""

    reason = Paragraph(called="the reason", longest=REASON)

    def made(self, facts: dict[str, Any]) -> OnTeam:
        """The command, but for its team and number."""
        return partial(t.RetireNumber, **facts)


class RingFirstSchema(MadeSchema):
    """The number is rung before the others. Makes a RingFirst for one number of one team."""

    def made(self, facts: dict[str, Any]) -> OnTeam:
        """The command, but for its team and number."""
        return partial(t.RingFirst, **facts)
