"""The form by which the receiving team says what came of its promise: done, or not done and why.

Must not know the rules: the aggregate judges, and its words are shown.
"""

from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from handover.commands import Respond
from handover.handover import Handover
from web.asking import new_command_id
from web.composition import composition
from web.forms import Form, held_form
from web.permissions import requires
from web.presenters.actions import why_not
from web.presenters.hidden import safeguards_shown
from web.presenters.sheet import sheet
from web.schemas.following import RespondSchema
from web.seen import family_seen
from web.visitor.acknowledge import next_week
from web.visitor.answering import me, open_for, overtaken, send_answer
from web.visitor.blueprint import blueprint

IS_REPORTED = "Reported. The sending team sees what came of it."
KEPT = {
    "What came of it": ("words",),
    "New date": ("next_action_on-day", "next_action_on-month", "next_action_on-year"),
}
"""What is shown again, to copy, when somebody was quicker."""


@blueprint.get("/handovers/<uuid:handover_id>/response")
@requires(Respond)
def respond(handover_id: UUID) -> ResponseReturnValue:
    """The form, with what was typed before a session ran out."""
    handover = open_for(handover_id, Respond)
    held = held_form()
    if refusal := why_not(Respond, handover):
        return overtaken(handover_id, refusal, held or {}, KEPT)
    return _draw(handover, Form.of(held or {}))


@blueprint.post("/handovers/<uuid:handover_id>/response")
@requires(Respond)
def send_response(handover_id: UUID) -> ResponseReturnValue:
    """Report it, and go back to the record. Whatever is wrong, what was typed is kept."""
    return send_answer(
        open_for(handover_id, Respond),
        RespondSchema(),
        draw=_draw,
        kept=KEPT,
        thanks=IS_REPORTED,
        then=url_for("visitor.open_handover", handover_id=handover_id),
    )


def _draw(handover: Handover, form: Form) -> str:
    now = composition().clock()
    return render_template(
        "visitor/respond.html",
        handover_id=handover.id,
        sheet=sheet(handover, now),
        safeguards=safeguards_shown(handover, family_seen(handover, me().actor)),
        form=form,
        example_on=next_week(now),
        command_id=form.value("command_id") or new_command_id(),
    )
