"""The directory of teams: find one by place, organisation or ODS code.

Must not know how the directory is kept.
"""

from typing import Any
from uuid import UUID

from marshmallow import ValidationError, fields, validates
from sqlalchemy.engine import RowMapping
from werkzeug.exceptions import NotFound

from handover.directory.cover import with_districts
from handover.policy import View
from projections.directory import find_teams, team_of
from web.api.blueprint import ApiBlueprint
from web.api.paging import PageQuery, caught_up, shown
from web.api.shown_team import TeamSchema, TeamsSchema
from web.composition import composition
from web.permissions import requires

blueprint = ApiBlueprint("teams", "/teams", "The directory of teams")

POSTED = (
    "A full postcode stands in no address. Send the district alone, or send it in the body of "
    "POST /api/v1/teams/search"
)


class TeamsSearch(PageQuery):
    """Words that a team's name, place, organisation, area, cover or ODS code must all hold.

    A full postcode stands for its district.
    """

    q = fields.String(load_default="")


class TeamsQuery(TeamsSearch):
    """The same in an address, which stands in histories and logs: no full postcode."""

    @validates("q")
    def check_no_postcode(self, asked: str, **_: object) -> None:
        """A postcode names a few houses."""
        if with_districts(asked) != asked:
            raise ValidationError(POSTED)


@blueprint.reads("", requires(View.DIRECTORY), query=TeamsQuery, gives=TeamsSchema)
def find(query: dict[str, Any]) -> dict[str, Any]:
    """Open teams that hold every word of `q`, the best first. A full postcode is posted."""
    return _found(query)


@blueprint.looks_for("/search", requires(View.DIRECTORY), body=TeamsSearch, gives=TeamsSchema)
def search(asked: dict[str, Any]) -> dict[str, Any]:
    """The same, where `q` may hold a full postcode: a body stands in no address. Stores nothing."""
    return _found(asked)


@blueprint.reads("/<uuid:team_id>", requires(View.DIRECTORY), gives=TeamSchema)
def team(team_id: UUID) -> RowMapping:
    """The team, open or closed."""
    caught_up()
    with composition().reads.reading() as connection:
        found = team_of(connection, team_id)
    if found is None:
        raise NotFound
    return found


def _found(query: dict[str, Any]) -> dict[str, Any]:
    truth = caught_up()
    with composition().reads.reading() as connection:
        page = find_teams(connection, query["q"], query["page"])
    return truth | shown(page)
