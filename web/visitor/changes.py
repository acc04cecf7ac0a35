"""One press: "my team has read what changed", by a named person.

Must not know what was changed; the aggregate does.
"""

from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from handover.actor import Source
from handover.correcting.commands import ConfirmChangeRead
from handover.correcting.refusals import ChangedMeanwhile, NoChangeToRead
from handover.refusals import CommandReused
from web.asking import carry_out, posted_command_id
from web.permissions import requires
from web.visitor.answering import SEE_OTHER, open_for
from web.visitor.blueprint import blueprint

NONE_SEEN = 0


@blueprint.post("/handovers/<uuid:handover_id>/changes-read")
@requires(ConfirmChangeRead)
def confirm_change_read(handover_id: UUID) -> ResponseReturnValue:
    """Confirm it, and go back to the record; a colleague who was quicker is no failure."""
    open_for(handover_id, ConfirmChangeRead)
    seen = request.form.get("changes_seen", NONE_SEEN, int)
    try:
        carry_out(ConfirmChangeRead(handover_id, seen), posted_command_id(), Source.PAGE)
    except (ChangedMeanwhile, NoChangeToRead, CommandReused) as refusal:
        flash(refusal.message, "important")
    else:
        flash("Recorded that your team has read what changed.", "success")
    return redirect(url_for("visitor.open_handover", handover_id=handover_id), SEE_OTHER)
