"""What the directory's keeper changes: a team registered, its hours, its area, its end.

Must not know the rules: a command is made and handed over.
"""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import url_for
from werkzeug.exceptions import NotFound

from handover import commands as c
from handover.directory import commands as t
from handover.team import Team
from projections.directory import team_of
from web.api.blueprint import ApiBlueprint
from web.api.once import Once, carried_out
from web.api.paging import caught_up
from web.api.shown_team import TeamSchema, as_in_directory
from web.composition import composition
from web.permissions import requires
from web.schemas.areas import ChangeCoverSchema
from web.schemas.team import (
    ChangeHoursSchema,
    ChangeMailboxSchema,
    CloseTeamSchema,
    NameSuccessorSchema,
    RegisterTeamSchema,
)

blueprint = ApiBlueprint("keeping", "/teams", "Keeping the directory of teams")

LeftTeam = tuple[dict[str, Any], HTTPStatus]
"""A team as a command left it, and 201; or 200 for a repeat, as it was left then."""


@blueprint.changes("", requires(c.RegisterTeam), body=RegisterTeamSchema, gives=TeamSchema)
def register(once: Once) -> tuple[dict[str, Any], HTTPStatus, dict[str, str]]:
    """Add a team. It can be sent to from now on."""
    team, status = team_carried_out(once.made, once)
    address = url_for("api-teams.team", team_id=team["team_id"])
    return team, status, {"Location": address}


@blueprint.changes(
    "/<uuid:team_id>/hours", requires(c.ChangeHours), body=ChangeHoursSchema, gives=TeamSchema
)
def change_hours(once: Once, team_id: UUID) -> LeftTeam:
    """Change the week and the route out of hours. What was recorded before keeps its times."""
    check_known(team_id)
    return team_carried_out(once.made(team_id), once)


@blueprint.changes(
    "/<uuid:team_id>/cover", requires(t.ChangeCover), body=ChangeCoverSchema, gives=TeamSchema
)
def change_cover(once: Once, team_id: UUID) -> LeftTeam:
    """Cover another area. One that nobody else covers is given up only with a reason."""
    check_known(team_id)
    return team_carried_out(once.made(team_id), once)


@blueprint.changes(
    "/<uuid:team_id>/mailbox", requires(t.ChangeMailbox), body=ChangeMailboxSchema, gives=TeamSchema
)
def change_mailbox(once: Once, team_id: UUID) -> LeftTeam:
    """Say where the team is told by email that something waits for it; nowhere, if empty."""
    check_known(team_id)
    return team_carried_out(once.made(team_id), once)


@blueprint.changes(
    "/<uuid:team_id>/successor",
    requires(t.NameSuccessor),
    body=NameSuccessorSchema,
    gives=TeamSchema,
)
def name_successor(once: Once, team_id: UUID) -> LeftTeam:
    """Say who took over from a closed team. What is still open with it moves there."""
    check_known(team_id)
    return team_carried_out(once.made(team_id), once)


@blueprint.changes(
    "/<uuid:team_id>/closing", requires(c.CloseTeam), body=CloseTeamSchema, gives=TeamSchema
)
def close(once: Once, team_id: UUID) -> LeftTeam:
    """Close the team. What is open with it moves to its successor in the same moment."""
    check_known(team_id)
    return team_carried_out(once.made(team_id), once)


def check_known(team_id: UUID) -> None:
    """Raise NotFound for a team that is not in the directory, as reading it does."""
    caught_up()
    with composition().reads.reading() as connection:
        if team_of(connection, team_id) is None:
            raise NotFound


def team_carried_out(command: c.Command, once: Once) -> LeftTeam:
    """Carry out `command` once, and give the team as it left it."""
    left, status = carried_out(Team, command, once)
    return as_in_directory(left), status
