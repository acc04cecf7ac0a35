"""What a keeper says of a team: register it, change its hours, close it, name its successor.

Must not know which team it is about: each schema but the first makes a command that waits for
its id.
"""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from handover import commands as c
from handover.directory import commands as t
from handover.directory.mailbox import LONGEST as LONGEST_MAILBOX
from handover.teams import TeamKind
from handover.text import PARAGRAPH, REASON
from web.fields import DateParts, Line, Paragraph
from web.schemas.areas import authorities, districts, places
from web.schemas.choices import Choice, Identity
from web.schemas.made import MadeSchema, Part
from web.schemas.numbers import Telephone, TelephoneOrNone
from web.schemas.week import OpeningHoursSchema

OnTeam = Callable[[UUID], c.Command]
"""A command about one team, complete but for that team's id."""

LONGEST_ODS_CODE = 12


class RegisterTeamSchema(MadeSchema):
    """A team that is not in the directory yet. Makes a RegisterTeam."""

    name = Line(called="the team's name")
    kind = Choice(TeamKind, question="Choose what the team does")
    organisation = Line(called="the organisation")
    ods_code = Line(called="the ODS code", longest=LONGEST_ODS_CODE)
    area = Line(called="the area")
    places = places()
    authorities = authorities()
    districts = districts()
    telephone = Telephone()
    verified_on = DateParts(
        called="the day on which the number was rung",
        required=False,
        load_default=None,
        allow_none=True,
    )
    hours = Part(OpeningHoursSchema, required=True)
    out_of_hours = Paragraph(called="the out-of-hours route", longest=PARAGRAPH)
    out_of_hours_number = TelephoneOrNone()

    def made(self, facts: dict[str, Any]) -> c.RegisterTeam:
        """The command."""
        lists = {name: tuple(facts[name]) for name in ("places", "authorities", "districts")}
        return c.RegisterTeam(**{**facts, **lists})


class ChangeHoursSchema(MadeSchema):
    """Other hours and the route out of hours. Makes a ChangeHours for one team."""

    hours = Part(OpeningHoursSchema, required=True)
    out_of_hours = Paragraph(called="the out-of-hours route", longest=PARAGRAPH)

    def made(self, facts: dict[str, Any]) -> OnTeam:
        """The command, but for its team."""
        return partial(c.ChangeHours, **facts)


class ChangeMailboxSchema(MadeSchema):
    """Where a team is told by email; nowhere, if blank. Makes a ChangeMailbox for one team."""

    mailbox = Line(
        called="the email address", longest=LONGEST_MAILBOX, required=False, load_default=""
    )
    mailbox_verified_on = DateParts(
        called="the day on which the team confirmed it",
        required=False,
        load_default=None,
        allow_none=True,
    )

    def made(self, facts: dict[str, Any]) -> OnTeam:
        """The command, but for its team."""
        return partial(t.ChangeMailbox, **facts)


class CloseTeamSchema(MadeSchema):
    """The team is no more; perhaps another covers its area. Makes a CloseTeam for one team."""

    reason = Paragraph(called="the reason", longest=PARAGRAPH)
    successor_id = Identity(question="Choose a team", load_default=None)
    uncovered = Paragraph(called="the reason", longest=REASON, required=False, load_default="")

    def made(self, facts: dict[str, Any]) -> OnTeam:
        """The command, but for its team."""
        return partial(c.CloseTeam, **facts)


class NameSuccessorSchema(MadeSchema):
    """Which team took over from a closed one. Makes a NameSuccessor for the closed team."""

    successor_id = Identity(question="Choose the team that takes over", required=True)

    def made(self, facts: dict[str, Any]) -> OnTeam:
        """The command, but for its team."""
        return partial(t.NameSuccessor, **facts)
