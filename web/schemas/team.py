"""What a keeper says of a team: register it, verify its number, change its hours, close it.

Must not know which team it is about: each schema but the first makes a command that waits for
its id.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from marshmallow import ValidationError, fields
from marshmallow.types import ErrorMessages

from handover import commands as c
from handover.teams import TeamKind
from handover.text import PARAGRAPH
from web.fields import DateParts, Line, Paragraph
from web.schemas.choices import Choice, Identity
from web.schemas.made import MadeSchema, Part
from web.schemas.numbers import Telephone
from web.schemas.week import OpeningHoursSchema

OnTeam = Callable[[UUID], c.Command]
"""A command about one team, complete but for that team's id."""

LONGEST_ODS_CODE = 12
MOST_PLACES = 100
NO_PLACE = "Enter at least one place, one on each line"


class Places(fields.List[str]):
    """The places that a team covers: a list from a program, one on each line from a page."""

    def __init__(self) -> None:
        said: ErrorMessages = {"required": NO_PLACE, "null": NO_PLACE, "invalid": NO_PLACE}
        super().__init__(Line(called="the place"), required=True, error_messages=said)

    def _deserialize(
        self,
        value: Any,  # noqa: ANN401 - whatever was sent
        attr: str | None,
        data: Mapping[str, Any] | None,
        **options: Any,  # noqa: ANN401 - marshmallow's own
    ) -> list[Any]:
        if isinstance(value, str):
            value = [line for line in value.replace("\r", "\n").split("\n") if line.strip()]
        if isinstance(value, list) and not value:
            raise ValidationError(NO_PLACE)
        if isinstance(value, list) and len(value) > MOST_PLACES:
            raise ValidationError(f"Enter {MOST_PLACES} places or fewer: there are {len(value)}")
        try:
            return super()._deserialize(value, attr, data, **options)
        except ValidationError as error:
            raise ValidationError(_first_of(error)) from error


class RegisterTeamSchema(MadeSchema):
    """A team that is not in the directory yet. Makes a RegisterTeam."""

    name = Line(called="the team's name")
    kind = Choice(TeamKind, question="Choose what the team does")
    organisation = Line(called="the organisation")
    ods_code = Line(called="the ODS code", longest=LONGEST_ODS_CODE)
    area = Line(called="the area")
    places = Places()
    telephone = Telephone()
    verified_on = DateParts(
        called="the day on which the number was rung",
        required=False,
        load_default=None,
        allow_none=True,
    )
    hours = Part(OpeningHoursSchema, required=True)
    out_of_hours = Paragraph(called="the out-of-hours route", longest=PARAGRAPH)

    def made(self, facts: dict[str, Any]) -> c.RegisterTeam:
        """The command."""
        return c.RegisterTeam(**{**facts, "places": tuple(facts["places"])})


class VerifyNumberSchema(MadeSchema):
    """The number was rung and is right, or is put right. Makes a VerifyNumber for one team."""

    telephone = Telephone()
    verified_on = DateParts(called="the day on which the number was rung")

    def made(self, facts: dict[str, Any]) -> OnTeam:
        """The command, but for its team."""
        return partial(c.VerifyNumber, **facts)


class ChangeHoursSchema(MadeSchema):
    """Other hours and the route out of hours. Makes a ChangeHours for one team."""

    hours = Part(OpeningHoursSchema, required=True)
    out_of_hours = Paragraph(called="the out-of-hours route", longest=PARAGRAPH)

    def made(self, facts: dict[str, Any]) -> OnTeam:
        """The command, but for its team."""
        return partial(c.ChangeHours, **facts)


class CloseTeamSchema(MadeSchema):
    """The team is no more; perhaps another covers its area. Makes a CloseTeam for one team."""

    reason = Paragraph(called="the reason", longest=PARAGRAPH)
    successor_id = Identity(question="Choose a team", load_default=None)

    def made(self, facts: dict[str, Any]) -> OnTeam:
        """The command, but for its team."""
        return partial(c.CloseTeam, **facts)


def _first_of(error: ValidationError) -> str:
    """A page has one box for all places, so the first thing wrong is said of that box."""
    messages: Any = error.messages
    while isinstance(messages, dict | list):
        messages = next(iter(messages.values() if isinstance(messages, dict) else messages))
    return str(messages)
