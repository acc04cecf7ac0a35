"""The form that closes a team: why, who covers its area now, and what is still open with it.

Closing moves no handover: their senders must redirect them, and the page says so.
"""

from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from handover.commands import CloseTeam
from projections.directory import find_teams, team_of
from projections.overdue import Narrowed, counts
from web.account.strangers import typed_now
from web.composition import composition
from web.directory.blueprint import blueprint
from web.directory.keeping import draw_form, open_form, send, team_now
from web.forms import Form, held_form
from web.permissions import requires
from web.presenters.directory import open_with_words
from web.presenters.team import TeamShown, team_shown
from web.schemas.team import CloseTeamSchema

TEMPLATE = "directory/close.html"
IS_CLOSED = "Team closed. Nothing can be sent to it any more."
FIND = "find"
"""What the button that only searches posts as `press`."""


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
    together = composition()
    words = form.value(FIND).strip()
    with together.reads.reading() as connection:
        still_open = counts(connection, together.clock(), Narrowed(team_id=team.team_id)).open
        offered = _offered(connection, words, form.value("successor_id"))
    return draw_form(
        form,
        TEMPLATE,
        team=team,
        still_open=still_open,
        open_words=open_with_words(still_open),
        is_searched=bool(words),
        teams=[one for one in offered if one.team_id != team.team_id],
    )


def _offered(connection: Connection, words: str, chosen: str) -> list[TeamShown]:
    """The open teams that `words` find; the one that was chosen before stays."""
    rows = list(find_teams(connection, words).rows) if words else []
    if _is_id(chosen) and UUID(chosen) not in {row["team_id"] for row in rows}:
        kept = team_of(connection, UUID(chosen))
        rows = [kept, *rows] if kept else rows
    now = composition().clock()
    return [team_shown(row, now) for row in rows]


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
