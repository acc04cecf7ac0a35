"""One press: "we have seen it and are looking". Never done by merely opening the record.

Must not know what received means; the aggregate does.
"""

from uuid import UUID

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from handover.actor import Source
from handover.commands import MarkReceived
from handover.refusals import AlreadyReceived
from web.asking import carry_out, posted_command_id
from web.permissions import requires
from web.visitor.answering import OVERTAKEN, SEE_OTHER, open_for
from web.visitor.blueprint import blueprint

IS_RECEIVED = (
    "Marked as received. Nobody has taken it on yet: the clock goes on until somebody acknowledges."
)


@blueprint.post("/handovers/<uuid:handover_id>/received")
@requires(MarkReceived)
def mark_received(handover_id: UUID) -> ResponseReturnValue:
    """Mark it, and go back to the record; a colleague who was quicker is no failure."""
    open_for(handover_id, MarkReceived)
    try:
        carry_out(MarkReceived(handover_id), posted_command_id(), Source.PAGE)
    except (AlreadyReceived, *OVERTAKEN) as refusal:
        flash(refusal.message, "important")
    else:
        flash(IS_RECEIVED, "success")
    return redirect(url_for("visitor.open_handover", handover_id=handover_id), SEE_OTHER)
