"""What a team that is not on the service said on the telephone: they take it on, and by when.

A form of its own, and a part of the conversation's. Must not know the rules: the aggregate judges.
"""

from uuid import UUID, uuid5

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from handover.acknowledgement import promised_day
from handover.actor import Source
from handover.calendar import local_date
from handover.commands import OnHandover
from handover.daily.commands import ReportWordOfMouth
from handover.daily.refusals import NotSpokenTo
from handover.handover import Handover
from handover.refusals import Refusal
from web.asking import carry_out, new_command_id
from web.composition import composition
from web.desk.held_forms import Typed
from web.forms import Errors, Form, held_form, read, refused
from web.midwife.blueprint import blueprint
from web.permissions import requires
from web.presenters.actions import why_not
from web.presenters.sheet import sheet
from web.schemas.daily import WordOfMouthSchema
from web.visitor.acknowledge import next_week
from web.visitor.answering import OVERTAKEN, open_for, overtaken, send_answer

ADDRESS = "/handovers/<uuid:handover_id>/word-of-mouth"
IS_REPORTED = (
    "Reported as said on the telephone, unconfirmed. No clock stopped, and your team holds the "
    "family until they acknowledge it."
)
KEPT = {
    "Who said so": ("professional",),
    "Next action": ("next_action",),
    "By which day": ("next_action_on-day", "next_action_on-month", "next_action_on-year"),
}
"""What is shown again, to copy, when somebody was quicker."""
BOXES = [box for boxes in KEPT.values() for box in boxes if box != "professional"]


@blueprint.get(ADDRESS)
@requires(ReportWordOfMouth)
def word_of_mouth(handover_id: UUID) -> ResponseReturnValue:
    """The form, with whom a conversation was logged; what was typed before stays."""
    handover = open_for(handover_id, ReportWordOfMouth)
    held, refusal = held_form(), why_not(ReportWordOfMouth, handover)
    if refusal and not isinstance(refusal, NotSpokenTo):
        return overtaken(handover_id, refusal, held or {}, KEPT)
    said_by = handover.spoken_to[0].with_name if handover.spoken_to else ""
    return _draw(handover, Form.of(held or {"professional": [said_by]}))


@blueprint.post(ADDRESS)
@requires(ReportWordOfMouth)
def report_word_of_mouth(handover_id: UUID) -> ResponseReturnValue:
    """Report it, and go back to the record. Whatever is wrong, what was typed is kept."""
    return send_answer(
        open_for(handover_id, ReportWordOfMouth),
        WordOfMouthSchema(),
        draw=_draw,
        kept=KEPT,
        thanks=IS_REPORTED,
        then=url_for("visitor.open_handover", handover_id=handover_id),
    )


def word_in(typed: Typed, handover_id: UUID) -> tuple[OnHandover | None, Errors]:
    """What the conversation's form says beside: the report, or what is wrong with it.

    Neither, where its boxes are blank: nobody has to say anything of it.
    """
    if not any(value.strip() for box in BOXES for value in typed.get(box, ())):
        return None, ()
    schema = WordOfMouthSchema()
    about, errors = read(schema, {**typed, "professional": typed.get("with_name", [])})
    if errors:
        # Whose name is missing is said beside the conversation's own box.
        return None, tuple(one for one in errors if one.field != "professional")
    command: ReportWordOfMouth = about(handover_id)
    try:
        promised_day(command.next_action_on, local_date(composition().clock()))
    except Refusal as refusal:
        return None, refused(refusal, schema)
    return command, ()


def report_beside(
    command: OnHandover, conversation_id: UUID, typed: Typed
) -> ResponseReturnValue | None:
    """Report it once the conversation is logged; a page only if the team has answered meanwhile.

    Its command id comes of the conversation's, so that sending the form twice reports once.
    """
    try:
        carry_out(command, uuid5(conversation_id, "word of mouth"), Source.PAGE)
    except (*OVERTAKEN, NotSpokenTo) as refusal:
        return overtaken(command.handover_id, refusal, typed, KEPT)
    return None


def _draw(handover: Handover, form: Form) -> str:
    now = composition().clock()
    return render_template(
        "midwife/word_of_mouth.html",
        handover_id=handover.id,
        sheet=sheet(handover, now),
        form=form,
        example_on=next_week(now),
        command_id=form.value("command_id") or new_command_id(),
    )
