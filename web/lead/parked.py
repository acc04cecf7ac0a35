"""What could not be read into the lists: a lead sees it, and may have it tried again.

Must not know why an event fails, nor what it says.
"""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from handover.policy import View
from projections.parked import every, positions_of
from web.composition import composition
from web.lead.blueprint import blueprint
from web.permissions import requires
from web.presenters.parked import parked_shown, tried_again

SEE_OTHER = 303


@blueprint.get("/board/not-shown")
@requires(View.BOARD)
def parked() -> ResponseReturnValue:
    """Each of them, the oldest first."""
    together = composition()
    together.projector.catch_up()
    with together.reads.reading() as connection:
        items = [parked_shown(one) for one in every(connection)]
    return render_template("lead/parked.html", items=items)


@blueprint.post("/board/not-shown/<uuid:stream_id>")
@requires(View.BOARD)
def try_again(stream_id: UUID) -> ResponseReturnValue:
    """Fold it again; it changes no record, so it needs no reason."""
    together = composition()
    folded = together.projector.try_again(stream_id)
    with together.reads.reading() as connection:
        left = len(positions_of(connection, stream_id))
    flash(tried_again(folded, left), "important" if left else "success")
    return redirect(url_for("lead.parked"), SEE_OTHER)
