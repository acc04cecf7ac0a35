"""The form that opens again what was closed by mistake; a promise gets a new date.

Must not know the rules: the aggregate judges, and its words are shown.
"""

from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from handover.correcting.commands import Reopen
from handover.handover import Handover
from web.asking import new_command_id
from web.composition import composition
from web.forms import Form, held_form
from web.permissions import requires
from web.presenters.actions import why_not
from web.presenters.sheet import sheet
from web.schemas.correcting import ReopenSchema
from web.visitor.acknowledge import next_week
from web.visitor.answering import open_for, overtaken, send_answer
from web.visitor.blueprint import blueprint

IS_REOPENED = "Opened again. Both teams see it, and that it was closed before."
KEPT = {
    "Why it is opened again": ("reason",),
    "New date": ("next_action_on-day", "next_action_on-month", "next_action_on-year"),
}
"""What is shown again, to copy, when it cannot be opened again."""


@blueprint.get("/handovers/<uuid:handover_id>/reopening")
@requires(Reopen)
def reopen(handover_id: UUID) -> ResponseReturnValue:
    """The form, with what was typed before a session ran out."""
    handover = open_for(handover_id, Reopen)
    held = held_form()
    if refusal := why_not(Reopen, handover):
        return overtaken(handover_id, refusal, held or {}, KEPT)
    return _draw(handover, Form.of(held or {}))


@blueprint.post("/handovers/<uuid:handover_id>/reopening")
@requires(Reopen)
def send_reopening(handover_id: UUID) -> ResponseReturnValue:
    """Open it again, and go back to the record. Whatever is wrong, what was typed is kept."""
    return send_answer(
        open_for(handover_id, Reopen),
        ReopenSchema(),
        draw=_draw,
        kept=KEPT,
        thanks=IS_REOPENED,
        then=url_for("visitor.open_handover", handover_id=handover_id),
    )


def _draw(handover: Handover, form: Form) -> str:
    now = composition().clock()
    return render_template(
        "visitor/reopen.html",
        handover_id=handover.id,
        sheet=sheet(handover, now),
        form=form,
        example_on=next_week(now),
        command_id=form.value("command_id") or new_command_id(),
    )
