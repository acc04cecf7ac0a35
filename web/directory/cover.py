"""The form for what a team covers. Giving up an area that nobody else covers needs a reason."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from handover.directory.commands import ChangeCover
from web.directory.blueprint import blueprint
from web.directory.keeping import draw_form, open_form, send, team_now
from web.permissions import requires
from web.schemas.areas import ChangeCoverSchema

TEMPLATE = "directory/cover.html"
IS_CHANGED = "Area changed. Whoever looks for a team there finds this one from now on."


@blueprint.get("/<uuid:team_id>/cover")
@requires(ChangeCover)
def cover(team_id: UUID) -> ResponseReturnValue:
    """The area as it stands."""
    team = team_now(team_id)
    typed = {
        "authorities": ["\n".join(team.authorities)],
        "districts": [", ".join(team.districts)],
    }
    return open_form(team, TEMPLATE, typed)


@blueprint.post("/<uuid:team_id>/cover")
@requires(ChangeCover)
def change_cover(team_id: UUID) -> ResponseReturnValue:
    """Change it."""
    team = team_now(team_id)
    return send(
        ChangeCoverSchema(),
        lambda about: about(team_id),
        draw=lambda form: draw_form(form, TEMPLATE, team=team),
        thanks=IS_CHANGED,
    )
