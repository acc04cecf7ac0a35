"""The form that says who took over from a closed team: what is still open with it moves there."""

from uuid import UUID

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from handover.directory.commands import NameSuccessor
from web.directory.blueprint import blueprint
from web.directory.choosing import draw_choosing, find_or_send
from web.directory.keeping import team_now
from web.forms import Form, held_form
from web.permissions import requires
from web.schemas.team import NameSuccessorSchema

TEMPLATE = "directory/successor.html"
IS_NAMED = "Successor named. Nothing is left open with the closed team."


@blueprint.get("/<uuid:team_id>/successor")
@requires(NameSuccessor)
def successor(team_id: UUID) -> ResponseReturnValue:
    """The form; for a team that is open there is none, and its page says so."""
    team = team_now(team_id)
    if not team.is_closed:
        return redirect(url_for("directory.team", team_id=team_id))
    known = {"successor_id": [str(team.successor_id)]} if team.successor_id else {}
    return draw_choosing(Form.of(held_form() or known), TEMPLATE, team)


@blueprint.post("/<uuid:team_id>/successor")
@requires(NameSuccessor)
def name_successor(team_id: UUID) -> ResponseReturnValue:
    """Name it, or only find a team."""
    return find_or_send(NameSuccessorSchema(), team_id, TEMPLATE, thanks=IS_NAMED)
