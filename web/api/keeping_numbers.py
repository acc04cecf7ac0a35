"""What the directory's keeper says of a team's numbers: added, verified, put first, retired.

As keeping.py. `key` is a number's own within its team.
"""

from uuid import UUID

from handover import commands as c
from handover.directory import commands as t
from web.api.blueprint import ApiBlueprint
from web.api.keeping import LeftTeam, check_known, team_carried_out
from web.api.once import Once
from web.api.shown_team import TeamSchema
from web.permissions import requires
from web.schemas.team_numbers import (
    AddNumberSchema,
    RetireNumberSchema,
    RingFirstSchema,
    VerifyNumberSchema,
)

blueprint = ApiBlueprint("keeping-numbers", "/teams", "Keeping the numbers of a team")

ONE = "/<uuid:team_id>/numbers/<int:key>"


@blueprint.changes(
    "/<uuid:team_id>/numbers", requires(t.AddNumber), body=AddNumberSchema, gives=TeamSchema
)
def add_number(once: Once, team_id: UUID) -> LeftTeam:
    """Keep a further number. It is offered after the others."""
    check_known(team_id)
    return team_carried_out(once.made(team_id), once)


@blueprint.changes(
    "/<uuid:team_id>/number", requires(c.VerifyNumber), body=VerifyNumberSchema, gives=TeamSchema
)
def verify_first(once: Once, team_id: UUID) -> LeftTeam:
    """Say that the number that is rung first was rung and is right, or put the right one."""
    check_known(team_id)
    return team_carried_out(once.made(team_id), once)


@blueprint.changes(
    f"{ONE}/verification", requires(c.VerifyNumber), body=VerifyNumberSchema, gives=TeamSchema
)
def verify_number(once: Once, team_id: UUID, key: int) -> LeftTeam:
    """Say that one of its numbers was rung and is right, or put the right one."""
    check_known(team_id)
    return team_carried_out(once.made(team_id, key=key), once)


@blueprint.changes(
    f"{ONE}/retirement", requires(t.RetireNumber), body=RetireNumberSchema, gives=TeamSchema
)
def retire_number(once: Once, team_id: UUID, key: int) -> LeftTeam:
    """Keep a number no more. The last one for the day stays."""
    check_known(team_id)
    return team_carried_out(once.made(team_id, key), once)


@blueprint.changes(f"{ONE}/first", requires(t.RingFirst), body=RingFirstSchema, gives=TeamSchema)
def ring_first(once: Once, team_id: UUID, key: int) -> LeftTeam:
    """Put a number before the others."""
    check_known(team_id)
    return team_carried_out(once.made(team_id, key), once)
