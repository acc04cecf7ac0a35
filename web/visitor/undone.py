"""One press: "my team knows that the loss was a mistake", so that what was stopped goes on.

Must not know what goes on; the aggregate does.
"""

from uuid import UUID

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from handover.actor import Source
from handover.family.refusals import NoUndoToConfirm
from handover.family.undo_commands import ConfirmUndoKnown
from handover.refusals import CommandReused
from web.asking import carry_out, posted_command_id
from web.permissions import requires
from web.visitor.answering import SEE_OTHER, open_for
from web.visitor.blueprint import blueprint


@blueprint.post("/handovers/<uuid:handover_id>/loss-undo-known")
@requires(ConfirmUndoKnown)
def confirm_undo(handover_id: UUID) -> ResponseReturnValue:
    """Confirm it, and go back to the record; a colleague who was quicker is no failure."""
    open_for(handover_id, ConfirmUndoKnown)
    try:
        carry_out(ConfirmUndoKnown(handover_id), posted_command_id(), Source.PAGE)
    except (NoUndoToConfirm, CommandReused) as refusal:
        flash(refusal.message, "important")
    else:
        flash("Recorded that your team knows.", "success")
    return redirect(url_for("visitor.open_handover", handover_id=handover_id), SEE_OTHER)
