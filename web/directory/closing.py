"""The form that closes a team: why, and who takes over what is open with it and its area.

What is open moves in the save that closes the team. With something open, somebody must take over.
"""

from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue

from handover.commands import CloseTeam
from projections.successions import open_ids
from web.account.strangers import typed_now
from web.composition import composition
from web.directory.blueprint import blueprint
from web.directory.choosing import FIND, offered_teams
from web.directory.keeping import draw_form, open_form, send, team_now
from web.forms import Form, held_form
from web.permissions import requires
from web.presenters.directory import open_with_words
from web.presenters.team import TeamShown
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
    return _draw(team, Form.of(held_form() or {}))


@blueprint.post("/<uuid:team_id>/close")
@requires(CloseTeam)
def close_team(team_id: UUID) -> ResponseReturnValue:
    """Close it, or only find a team when that button was pressed. What was typed is kept."""
    team = team_now(team_id)
    if request.form.get("press") == FIND:
        return _draw(team, Form.of(typed_now()))
    return send(
        CloseTeamSchema(),
        lambda about: about(team_id),
        draw=lambda form: _draw(team, form),
        thanks=IS_CLOSED,
    )


def _draw(team: TeamShown, form: Form) -> str:
    with composition().reads.reading() as connection:
        still_open = len(open_ids(connection, team.team_id))
        offered = offered_teams(connection, form, but_not=team.team_id)
    return draw_form(
        form,
        TEMPLATE,
        team=team,
        still_open=still_open,
        open_words=open_with_words(still_open),
        is_searched=bool(form.value(FIND).strip()),
        teams=offered,
        asks_why_uncovered=bool(form.error("uncovered") or form.value("uncovered")),
    )
