"""The form on which a lead writes down what was agreed with a team, about one item or several.

Must not know the rules: the aggregate judges, and its words are shown.
"""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from handover.actor import Source
from handover.handover import Handover
from handover.lead_commands import AgreeWithTeam
from handover.permission import check_on_handover
from handover.policy import View
from handover.reference import call_reference
from handover.refusals import HandoverNotFound, NotPermitted, Refusal
from projections.overdue import Narrowed, worst_first
from web.account.signed_in import current_account
from web.account.strangers import typed_now
from web.asking import carry_out, new_command_id, posted_command_id
from web.composition import composition
from web.forms import Errors, Form, held_form, read, refused
from web.lead.blueprint import blueprint
from web.permissions import requires
from web.presenters.agreed import others_open, teams_of
from web.schemas.agreeing import AgreeSchema
from web.seen import is_hidden

SEE_OTHER, UNPROCESSABLE = 303, 422
THANKS = "Written down. Both teams see it. No clock stopped."


@blueprint.get("/handovers/<uuid:handover_id>/agreed")
@requires(AgreeWithTeam)
def agreed(handover_id: UUID) -> ResponseReturnValue:
    """The form, with what was typed before a session ran out."""
    handover = _open(handover_id)
    return _draw(handover, Form.of(held_form() or {}))


@blueprint.post("/handovers/<uuid:handover_id>/agreed")
@requires(AgreeWithTeam)
def agree(handover_id: UUID) -> ResponseReturnValue:
    """Write it down and go back to the case; whatever is wrong, what was typed is kept."""
    handover, typed = _open(handover_id), typed_now()
    command_for, errors = read(AgreeSchema(), typed)
    if not errors:
        errors = _carried_out(command_for(handover.id))
    if errors:
        return _draw(handover, Form.of(typed, errors)), UNPROCESSABLE
    flash(THANKS, "success")
    return redirect(url_for("lead.case", handover_id=handover_id), SEE_OTHER)


def _carried_out(command: AgreeWithTeam) -> Errors:
    """Nothing once it is stored; else why not. Raises for who may not do it."""
    try:
        carry_out(command, posted_command_id(), Source.PAGE)
    except (HandoverNotFound, NotPermitted):
        raise
    except Refusal as refusal:
        return refused(refusal, AgreeSchema())
    return ()


def _open(handover_id: UUID) -> Handover:
    """The handover, for somebody who may agree about it. Raises HandoverNotFound, NotPermitted."""
    account = current_account()
    if account is None:
        raise NotPermitted
    handover = composition().service.look_up(handover_id, account.actor, View.TIMELINE)
    check_on_handover(account.actor, AgreeWithTeam, handover)
    return handover


def _draw(handover: Handover, form: Form) -> str:
    together = composition()
    together.projector.catch_up()
    now = together.clock()
    with together.reads.reading() as connection:
        hides = is_hidden(connection, handover)
        # What else is open with a team that is not shown would tell which one it is.
        teams = (handover.sending,) if hides else (handover.receiving, handover.sending)
        rows = [
            row
            for team in teams
            for row in worst_first(connection, now, Narrowed(team_id=team.team_id)).rows
        ]
    return render_template(
        "lead/agree.html",
        handover_id=handover.id,
        reference=call_reference(handover.id),
        teams=teams_of(handover, is_hidden=hides),
        others=others_open(handover, rows),
        form=form,
        command_id=form.value("command_id") or new_command_id(),
    )
