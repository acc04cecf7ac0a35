"""The directory of teams: find one by place, organisation or ODS code.

Must not know how the directory is kept.
"""

from typing import Any
from uuid import UUID

from marshmallow import fields
from sqlalchemy.engine import RowMapping
from werkzeug.exceptions import NotFound

from handover.policy import View
from projections.directory import find_teams, team_of
from web.api.blueprint import ApiBlueprint
from web.api.paging import PageQuery, caught_up, shown
from web.api.shown_team import TeamSchema, TeamsSchema
from web.composition import composition
from web.permissions import requires

blueprint = ApiBlueprint("teams", "/teams", "The directory of teams")


class TeamsQuery(PageQuery):
    """Words that a team's name, place, organisation, area or ODS code must all hold."""

    q = fields.String(load_default="")


@blueprint.reads("", requires(View.DIRECTORY), query=TeamsQuery, gives=TeamsSchema)
def find(query: dict[str, Any]) -> dict[str, Any]:
    """Open teams that hold every word of `q`, by name."""
    truth = caught_up()
    with composition().reads.reading() as connection:
        page = find_teams(connection, query["q"], query["page"])
    return truth | shown(page)


@blueprint.reads("/<uuid:team_id>", requires(View.DIRECTORY), gives=TeamSchema)
def team(team_id: UUID) -> RowMapping:
    """The team, open or closed."""
    caught_up()
    with composition().reads.reading() as connection:
        found = team_of(connection, team_id)
    if found is None:
        raise NotFound
    return found
