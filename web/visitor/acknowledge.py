"""The short form by which a named professional takes a handover on. Two may press at once.

Must not know the rules: the aggregate judges, and its words are shown.
"""

from datetime import datetime, timedelta
from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from handover.calendar import local_date
from handover.commands import Acknowledge
from handover.handover import Handover
from web.asking import new_command_id
from web.composition import composition
from web.forms import Form, held_form
from web.permissions import requires
from web.presenters.actions import why_not
from web.presenters.arrangements import arrangements_shown
from web.presenters.hidden import safeguards_shown
from web.presenters.sheet import sheet
from web.schemas.answer import AcknowledgeSchema
from web.seen import family_seen
from web.visitor.answering import me, open_for, overtaken, send_answer
from web.visitor.blueprint import blueprint

IS_ACKNOWLEDGED = "Acknowledged. The sending team sees who took it on, and what happens next."
KEPT = {
    "Who takes it on": ("professional",),
    "Their role": ("professional_role",),
    "Next action": ("next_action",),
    "By which day": ("next_action_on-day", "next_action_on-month", "next_action_on-year"),
}
"""What is shown again, to copy, when somebody was quicker."""


@blueprint.get("/handovers/<uuid:handover_id>/acknowledge")
@requires(Acknowledge)
def acknowledge(handover_id: UUID) -> ResponseReturnValue:
    """The form, filled in with whoever is signed in, or with what they typed before."""
    handover = open_for(handover_id, Acknowledge)
    held = held_form()
    if refusal := why_not(Acknowledge, handover):
        return overtaken(handover_id, refusal, held or {}, KEPT)
    return _draw(handover, Form.of(held or _myself()))


@blueprint.post("/handovers/<uuid:handover_id>/acknowledge")
@requires(Acknowledge)
def send_acknowledgement(handover_id: UUID) -> ResponseReturnValue:
    """Acknowledge, and go back to what waits. Whatever is wrong, what was typed is kept."""
    handover = open_for(handover_id, Acknowledge)
    return send_answer(
        handover,
        AcknowledgeSchema(),
        draw=_draw,
        kept=KEPT,
        thanks=IS_ACKNOWLEDGED,
        then=url_for("visitor.inbox"),
    )


def _myself() -> dict[str, list[str]]:
    account = me()
    return {"professional": [account.name], "professional_role": [account.job_title]}


def _draw(handover: Handover, form: Form) -> str:
    now = composition().clock()
    return render_template(
        "visitor/acknowledge.html",
        handover_id=handover.id,
        arrangements=arrangements_shown(
            composition().service.known_family(handover), handover.baby_ids
        ),
        sheet=sheet(handover, now),
        safeguards=safeguards_shown(handover, family_seen(handover, me().actor)),
        form=form,
        example_on=next_week(now),
        command_id=form.value("command_id") or new_command_id(),
    )


def next_week(now: datetime) -> str:
    """A day next week, as it is typed."""
    day = local_date(now + timedelta(days=7))
    return f"{day.day} {day.month} {day.year}"
