"""One press: "I am ringing now", so that two do not ring at once. It refuses nobody's call.

Must not know how long a claim lasts; the aggregate does.
"""

from uuid import UUID

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from handover.actor import Source
from handover.daily.commands import ClaimCall
from handover.daily.refusals import AlreadyRinging
from handover.family.refusals import RoutineContactStopped
from handover.refusals import AlreadyClosed, CommandReused
from web.asking import carry_out, posted_command_id
from web.midwife.blueprint import SEE_OTHER, blueprint
from web.midwife.sender import own_handover
from web.permissions import requires

IS_CLAIMED = (
    "Your colleagues see that you are ringing. It ends when you log the call, or by itself after "
    "15 minutes. No clock stops."
)


@blueprint.post("/handovers/<uuid:handover_id>/ringing")
@requires(ClaimCall)
def claim_call(handover_id: UUID) -> ResponseReturnValue:
    """Say it, and go back to the call; a colleague who rings already is no failure."""
    own_handover(handover_id, ClaimCall)
    try:
        carry_out(ClaimCall(handover_id), posted_command_id(), Source.PAGE)
    except (AlreadyClosed, AlreadyRinging, CommandReused, RoutineContactStopped) as refusal:
        flash(refusal.message, "important")
    else:
        flash(IS_CLAIMED, "important")
    return redirect(url_for("midwife.call", handover_id=handover_id), SEE_OTHER)
