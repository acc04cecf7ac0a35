"""Choosing the team that takes over: the search is a button of the same keeper's form.

Must not know which form.
"""

from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue
from marshmallow import Schema
from sqlalchemy import Connection

from projections.directory import find_teams, team_of
from projections.successions import open_ids
from web.account.strangers import typed_now
from web.composition import composition
from web.directory.keeping import draw_form, send, team_now
from web.forms import Form
from web.presenters.directory import open_with_words
from web.presenters.team import TeamShown, team_shown

FIND = "find"
"""The box for the words, and what the button that only searches posts as `press`."""


def draw_choosing(form: Form, template: str, team: TeamShown) -> str:
    """The page of a form about `team`: what is open with it, and the teams that were found."""
    with composition().reads.reading() as connection:
        still_open = len(open_ids(connection, team.team_id))
        offered = _offered(connection, form, but_not=team.team_id)
    return draw_form(
        form,
        template,
        team=team,
        still_open=still_open,
        open_words=open_with_words(still_open),
        is_searched=bool(form.value(FIND).strip()),
        teams=offered,
    )


def find_or_send(
    schema: Schema, team_id: UUID, template: str, *, thanks: str
) -> ResponseReturnValue:
    """Only find a team when that button was pressed; else as `send`. What was typed is kept."""
    team = team_now(team_id)
    if request.form.get("press") == FIND:
        return draw_choosing(Form.of(typed_now()), template, team)
    return send(
        schema,
        lambda about: about(team_id),
        draw=lambda form: draw_choosing(form, template, team),
        thanks=thanks,
    )


def _offered(connection: Connection, form: Form, *, but_not: UUID) -> list[TeamShown]:
    """The open teams that the words in the form find; the one that was chosen before stays."""
    words, chosen = form.value(FIND).strip(), form.value("successor_id")
    rows = list(find_teams(connection, words).rows) if words else []
    if _is_id(chosen) and UUID(chosen) not in {row["team_id"] for row in rows}:
        kept = team_of(connection, UUID(chosen))
        rows = [kept, *rows] if kept else rows
    now = composition().clock()
    return [team_shown(row, now) for row in rows if row["team_id"] != but_not]


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
