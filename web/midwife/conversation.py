"""The form for "I spoke to somebody": the only page that can stop the call clock.

It asks for a named professional, how they were verified, and whether they read it back.
"""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from handover.actor import Source
from handover.calendar import local_date
from handover.calls import VerifiedHow
from handover.commands import LogConversation
from handover.daily.commands import ReportWordOfMouth
from handover.daily.refusals import NotSpokenTo
from handover.handover import Handover
from handover.reference import call_reference
from handover.refusals import Refusal
from web.account.strangers import typed_now
from web.asking import carry_out, new_command_id, posted_command_id
from web.composition import composition
from web.desk.held_forms import Typed
from web.forms import Form, held_form, read, refused
from web.midwife.blueprint import SEE_OTHER, UNPROCESSABLE, blueprint
from web.midwife.sender import number_of, own_handover
from web.midwife.word_of_mouth import BOXES, IS_REPORTED, report_beside, word_in
from web.permissions import requires
from web.presenters.actions import why_not
from web.presenters.call import spoken_words
from web.presenters.checked import read_back_items
from web.presenters.labels import VERIFIED_HOW
from web.schemas.calls import ConversationSchema

ADDRESS = "/handovers/<uuid:handover_id>/conversation"


@blueprint.get(ADDRESS)
@requires(LogConversation)
def conversation(handover_id: UUID) -> ResponseReturnValue:
    """The form, with the team and the number filled in."""
    handover = own_handover(handover_id, LogConversation)
    return _draw(handover, Form.of(held_form() or _known(handover)), new_command_id())


@blueprint.post(ADDRESS)
@requires(LogConversation)
def log_conversation(handover_id: UUID) -> ResponseReturnValue:
    """Log the conversation, and say what it changed and what it did not."""
    handover = own_handover(handover_id, LogConversation)
    typed, command_id = typed_now(), posted_command_id()
    schema = ConversationSchema(today=local_date(composition().clock()))
    about, errors = read(schema, _counted(typed))
    word, wrong_word = word_in(typed, handover_id)
    if errors or wrong_word:
        return _draw(handover, Form.of(typed, (*errors, *wrong_word)), command_id), UNPROCESSABLE
    try:
        done = carry_out(about(handover_id), command_id, Source.PAGE)
    except Refusal as refusal:
        form = Form.of(typed, refused(refusal, schema))
        return _draw(handover, form, command_id), UNPROCESSABLE
    now_is = own_handover(handover_id, LogConversation)
    flash(spoken_words(now_is, is_repeat=done.is_repeat), "success")
    if word is not None:
        if page := report_beside(word, command_id, typed):
            return page
        flash(IS_REPORTED, "important")
    return redirect(url_for("midwife.call", handover_id=handover_id), SEE_OTHER)


def _counted(typed: Typed) -> Typed:
    """What is ticked below "Yes" counts only if that was chosen; it stays on the page."""
    if (typed.get("is_read_back") or [""])[0] == "yes":
        return typed
    return {name: said for name, said in typed.items() if name != "checked[]"}


def _known(handover: Handover) -> dict[str, list[str]]:
    return {"with_team": [handover.receiving.name], "number": [number_of(handover)]}


def _draw(handover: Handover, form: Form, command_id: UUID) -> str:
    return render_template(
        "midwife/conversation.html",
        form=form,
        handover=handover,
        reference=call_reference(handover.id),
        is_earlier_open=bool(form.error("happened_at") or form.value("happened_at.time")),
        is_word_open=any(form.error(box) or form.value(box) for box in (*BOXES, "next_action_on")),
        can_report=isinstance(why_not(ReportWordOfMouth, handover), NotSpokenTo | None),
        command_id=command_id,
        items=read_back_items(handover.safer),
        verified=[(how.value, VERIFIED_HOW[how]) for how in VerifiedHow],
    )
