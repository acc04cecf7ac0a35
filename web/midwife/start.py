"""Where a record starts: half-done ones to carry on or throw away, and the button for a new one.

Must not know the steps' questions.
"""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from handover.commands import Record
from web.account.strangers import typed_now
from web.desk.drafts import KEPT_FOR
from web.midwife import half_done
from web.midwife.blueprint import SEE_OTHER, blueprint
from web.midwife.half_done import RecordEndedError
from web.midwife.sender import sender
from web.midwife.steps import FIRST_STEP, shown_waiting
from web.midwife.write import next_address
from web.permissions import requires

GONE = 410
SENT_BEFORE = "This record was already sent, so it was not sent twice. Now ring the receiving team."


@blueprint.get("/record")
@requires(Record)
def start() -> ResponseReturnValue:
    """What is half done, and a button that starts a new record."""
    waiting = [shown_waiting(record) for record in half_done.all_of(sender())]
    return render_template("midwife/start.html", waiting=waiting, kept_for=KEPT_FOR)


@blueprint.post("/record")
@requires(Record)
def begin() -> ResponseReturnValue:
    """Start a new record and go to its first step."""
    draft_id = half_done.begin(sender())
    return redirect(url_for("midwife.show_step", draft_id=draft_id, step=FIRST_STEP), SEE_OTHER)


@blueprint.get("/record/<uuid:draft_id>")
@requires(Record)
def carry_on(draft_id: UUID) -> ResponseReturnValue:
    """Go on with a half-done record, where it has its first gap."""
    return redirect(next_address(half_done.find(draft_id, sender())), SEE_OTHER)


@blueprint.get("/record/<uuid:draft_id>/discard")
@requires(Record)
def confirm_discard(draft_id: UUID) -> ResponseReturnValue:
    """Ask once more before anything typed is thrown away."""
    record = half_done.find(draft_id, sender())
    return render_template("midwife/discard.html", one=shown_waiting(record))


@blueprint.post("/record/<uuid:draft_id>/discard")
@requires(Record)
def discard(draft_id: UUID) -> ResponseReturnValue:
    """Throw it away."""
    record = half_done.find(draft_id, sender())
    half_done.end(record.draft_id, sender())
    flash("The half-done record was discarded. Nothing was sent.", "success")
    return redirect(url_for("midwife.start"), SEE_OTHER)


@blueprint.errorhandler(RecordEndedError)
def ended(error: RecordEndedError) -> ResponseReturnValue:
    """Say that it was sent, or is no longer there; a second press of "Send" goes on to the call."""
    is_second_send = request.method == "POST" and request.endpoint == "midwife.send"
    if error.handover_id and is_second_send:
        flash(SENT_BEFORE, "important")
        return redirect(url_for("midwife.call", handover_id=error.handover_id), SEE_OTHER)
    typed = {name: said for name, said in typed_now().items() if any(said)}
    page = render_template("midwife/ended.html", handover_id=error.handover_id, typed=typed)
    return page, GONE
