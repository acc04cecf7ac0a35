"""What the API says of a team: whom to ring, when it is open, and when somebody last made sure.

Must not know handovers.
"""

from collections.abc import Mapping
from typing import Any

from marshmallow import fields, pre_dump

from handover.directory.numbers import Purpose
from handover.team import Team
from handover.teams import TeamKind
from projections.directory_table import hours_as_stored, number_values, numbers_of
from web.api.fields import Instant
from web.api.paging import PageSchema
from web.api.shown import ShownSchema


class TeamNamedSchema(ShownSchema):
    """A team as a handover holds it: frozen when it was recorded.

    `telephone` is the number that was rung first.
    """

    team_id = fields.UUID(required=True)
    name = fields.String(required=True)
    organisation = fields.String(required=True)
    ods_code = fields.String(required=True)
    area = fields.String(required=True)
    telephone = fields.String(required=True)


class OpenDaySchema(ShownSchema):
    """One day's opening: ISO weekday (Monday is 1), wall times of Europe/London as HH:MM."""

    weekday = fields.Integer(required=True)
    opens = fields.String(required=True)
    closes = fields.String(required=True)


class HoursSchema(ShownSchema):
    """When a team answers its telephone in a week; a day that is not named is shut."""

    weekly = fields.List(fields.Nested(OpenDaySchema), required=True)
    open_on_bank_holidays = fields.Boolean(required=True)

    @pre_dump
    def name_days(self, hours: Mapping[str, Any], **_: object) -> dict[str, Any]:
        """From the rows of the directory, which hold each day as a list."""
        days = [
            dict(zip(("weekday", "opens", "closes"), day, strict=True)) for day in hours["weekly"]
        ]
        return {**hours, "weekly": days}


class NumberSchema(ShownSchema):
    """One number of a team. Without `hours` it answers when the team does.

    `verified_on` is when somebody last rang it and reached the team; null: never.
    `reported_wrong_at` is when somebody rang it and it was not the team's; null once verified.
    """

    key = fields.Integer(required=True)
    telephone = fields.String(required=True)
    purpose = fields.Enum(Purpose, by_value=True, required=True)
    whose = fields.String(required=True)
    hours = fields.Nested(HoursSchema, allow_none=True, required=True)
    verified_on = fields.Date(allow_none=True, required=True)
    reported_wrong_at = Instant(allow_none=True, required=True)


class TeamSchema(TeamNamedSchema):
    """A team of the directory. `numbers` are in the order in which they are rung.

    `telephone`, `verified_on` and `reported_wrong_at` are those of the first for the day.
    `mailbox` is where it is told by email that something waits; empty: nowhere.
    """

    kind = fields.Enum(TeamKind, by_value=True, required=True)
    places = fields.List(fields.String(), required=True)
    authorities = fields.List(fields.String(), required=True)
    districts = fields.List(fields.String(), required=True)
    numbers = fields.List(fields.Nested(NumberSchema), required=True)
    verified_on = fields.Date(allow_none=True, required=True)
    reported_wrong_at = Instant(allow_none=True, required=True)
    mailbox = fields.String(required=True)
    mailbox_verified_on = fields.Date(allow_none=True, required=True)
    hours = fields.Nested(HoursSchema, required=True)
    out_of_hours = fields.String(required=True)
    is_closed = fields.Boolean(required=True)
    successor_id = fields.UUID(allow_none=True, required=True)

    @pre_dump
    def with_kind(self, row: Mapping[str, Any], **_: object) -> dict[str, Any]:
        """From a row of the directory, which holds choices by their value."""
        numbers = [
            {**vars(one), "hours": hours_as_stored(one.hours) if one.hours else None}
            for one in numbers_of(row)
        ]
        return {**row, "kind": TeamKind(row["kind"]), "numbers": numbers}


def as_in_directory(team: Team) -> dict[str, Any]:
    """`team` for a TeamSchema, from the aggregate itself: it is never behind."""
    return {
        **vars(team),
        **number_values(team.numbers),
        "authorities": team.cover.authorities,
        "districts": team.cover.districts,
        "team_id": team.id,
        "kind": team.kind.value,
        "hours": hours_as_stored(team.hours),
        "successor_id": team.successor.team_id if team.successor else None,
    }


class TeamsSchema(PageSchema):
    """One page of teams."""

    teams = fields.List(fields.Nested(TeamSchema), attribute="rows", required=True)
