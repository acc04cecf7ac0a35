"""The form that closes a team: why, and who takes over what is open with it and its area.

What is open moves in the save that closes the team. With something open, somebody must take over.
"""

from uuid import UUID

from flask.typing import ResponseReturnValue

from handover.commands import CloseTeam
from web.directory.blueprint import blueprint
from web.directory.choosing import draw_choosing, find_or_send
from web.directory.keeping import open_form, team_now
from web.forms import Form, held_form
from web.permissions import requires
from web.schemas.team import CloseTeamSchema

TEMPLATE = "directory/close.html"
IS_CLOSED = "Team closed. Nothing can be sent to it any more, and nothing is left open with it."


@blueprint.get("/<uuid:team_id>/close")
@requires(CloseTeam)
def close(team_id: UUID) -> ResponseReturnValue:
    """The form, with what was typed before a session ran out."""
    team = team_now(team_id)
    if team.is_closed:
        return open_form(team, TEMPLATE, {})
    return draw_choosing(Form.of(held_form() or {}), TEMPLATE, team)


@blueprint.post("/<uuid:team_id>/close")
@requires(CloseTeam)
def close_team(team_id: UUID) -> ResponseReturnValue:
    """Close it, or only find a team."""
    return find_or_send(CloseTeamSchema(), team_id, TEMPLATE, thanks=IS_CLOSED)
