"""The form by which a receiving team says no: a reason and, if they know it, the right team.

The team is found within the form itself, so that what was typed stays. Must not know the rules.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from handover.commands import Decline
from handover.handover import Handover
from projections.directory import find_teams, team_of
from projections.model import Page
from web.account.strangers import typed_now
from web.asking import new_command_id
from web.composition import composition
from web.forms import Form, held_form
from web.permissions import requires
from web.presenters.actions import why_not
from web.presenters.sheet import sheet
from web.presenters.team import TeamShown, team_shown
from web.schemas.answer import DeclineSchema
from web.visitor.answering import open_for, overtaken, send_answer
from web.visitor.blueprint import blueprint

IS_DECLINED = (
    "Declined. It is back with the sending team, who hold responsibility. "
    "If it is urgent, ring them as well."
)
KEPT = {"Why your team cannot take it on": ("reason",)}
FIND = "find"
"""What the button that only searches posts as `press`."""


@blueprint.get("/handovers/<uuid:handover_id>/decline")
@requires(Decline)
def decline(handover_id: UUID) -> ResponseReturnValue:
    """The form, with what was typed before a session ran out."""
    handover = open_for(handover_id, Decline)
    held = held_form()
    if refusal := why_not(Decline, handover):
        return overtaken(handover_id, refusal, held or {}, KEPT)
    return _draw(handover, Form.of(held or {}))


@blueprint.post("/handovers/<uuid:handover_id>/decline")
@requires(Decline)
def send_decline(handover_id: UUID) -> ResponseReturnValue:
    """Decline, or only find a team when that button was pressed. What was typed is kept."""
    handover = open_for(handover_id, Decline)
    if request.form.get("press") == FIND:
        return _draw(handover, Form.of(typed_now()))
    return send_answer(
        handover,
        DeclineSchema(),
        draw=_draw,
        kept=KEPT,
        thanks=IS_DECLINED,
        then=url_for("visitor.inbox"),
    )


def _draw(handover: Handover, form: Form) -> str:
    words = form.value("find").strip()
    found = _found(words)
    teams = _choices(found.rows if found else (), form.value("suggested_team_id"))
    return render_template(
        "visitor/decline.html",
        handover_id=handover.id,
        sheet=sheet(handover, composition().clock()),
        form=form,
        is_searched=bool(words),
        is_cut_short=found is not None and found.pages > 1,
        teams=[team for team in teams if team.team_id != handover.receiving.team_id],
        command_id=form.value("command_id") or new_command_id(),
    )


def _found(words: str) -> Page | None:
    """The first page of the teams that `words` find; None when nothing is looked for."""
    if not words:
        return None
    with composition().reads.reading() as connection:
        return find_teams(connection, words)


def _choices(found: Sequence[Mapping[Any, Any]], chosen: str) -> list[TeamShown]:
    """The teams found; the one that was chosen before stays, whatever was looked for since."""
    together = composition()
    now = together.clock()
    shown = [team_shown(row, now) for row in found]
    if not _is_id(chosen) or UUID(chosen) in {team.team_id for team in shown}:
        return shown
    with together.reads.reading() as connection:
        kept = team_of(connection, UUID(chosen))
    return [team_shown(kept, now), *shown] if kept else shown


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
