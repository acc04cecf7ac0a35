"""One press: "my team knows of the loss", so that nobody rings or visits by mistake.

Must not know what a loss stops; the aggregate does.
"""

from uuid import UUID

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from handover.actor import Source
from handover.family.commands import ConfirmLossKnown
from handover.family.refusals import NoLossToConfirm
from handover.refusals import CommandReused
from web.asking import carry_out, posted_command_id
from web.permissions import requires
from web.visitor.answering import SEE_OTHER, open_for
from web.visitor.blueprint import blueprint


@blueprint.post("/handovers/<uuid:handover_id>/loss-known")
@requires(ConfirmLossKnown)
def confirm_loss(handover_id: UUID) -> ResponseReturnValue:
    """Confirm it, and go back to the record; a colleague who was quicker is no failure."""
    open_for(handover_id, ConfirmLossKnown)
    try:
        carry_out(ConfirmLossKnown(handover_id), posted_command_id(), Source.PAGE)
    except (NoLossToConfirm, CommandReused) as refusal:
        flash(refusal.message, "important")
    else:
        flash("Recorded that your team knows.", "important")
    return redirect(url_for("visitor.open_handover", handover_id=handover_id), SEE_OTHER)
