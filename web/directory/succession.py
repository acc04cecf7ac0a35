"""The form that says who took over from a closed team: what is still open with it moves there."""

from uuid import UUID

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from handover.directory.commands import NameSuccessor
from projections.successions import open_ids
from web.account.strangers import typed_now
from web.composition import composition
from web.directory.blueprint import blueprint
from web.directory.choosing import FIND, offered_teams
from web.directory.keeping import draw_form, send, team_now
from web.forms import Form, held_form
from web.permissions import requires
from web.presenters.directory import open_with_words
from web.presenters.team import TeamShown
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
    return _draw(team, Form.of(held_form() or known))


@blueprint.post("/<uuid:team_id>/successor")
@requires(NameSuccessor)
def name_successor(team_id: UUID) -> ResponseReturnValue:
    """Name it, or only find a team when that button was pressed. What was typed is kept."""
    team = team_now(team_id)
    if request.form.get("press") == FIND:
        return _draw(team, Form.of(typed_now()))
    return send(
        NameSuccessorSchema(),
        lambda about: about(team_id),
        draw=lambda form: _draw(team, form),
        thanks=IS_NAMED,
    )


def _draw(team: TeamShown, form: Form) -> str:
    with composition().reads.reading() as connection:
        still_open = len(open_ids(connection, team.team_id))
        offered = offered_teams(connection, form, but_not=team.team_id)
    return draw_form(
        form,
        TEMPLATE,
        team=team,
        open_words=open_with_words(still_open),
        is_searched=bool(form.value(FIND).strip()),
        teams=offered,
    )
