"""What could not be read into the lists: a lead sees it, and may have it tried again.

Must not know why an event fails, nor what it says.
"""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from handover.handover import Handover
from handover.policy import View
from handover.refusals import NotPermitted
from projections.parked import every, is_trouble_of_the_store, positions_of
from web.account.signed_in import current_account
from web.composition import composition
from web.lead.blueprint import blueprint
from web.permissions import requires
from web.presenters.parked import followed, parked_shown, tried_again

SEE_OTHER = 303


@blueprint.get("/board/not-shown")
@requires(View.BOARD)
def parked() -> ResponseReturnValue:
    """Each of them, the oldest first."""
    together = composition()
    together.projector.catch_up()
    with together.reads.reading() as connection:
        true_up_to = together.projector.true_up_to(connection, together.clock())
        items = [parked_shown(one) for one in every(connection)]
    found = {
        one.handover_id: followed(_opened(one.handover_id)) for one in items if one.handover_id
    }
    return render_template("lead/parked.html", items=items, followed=found, true_up_to=true_up_to)


def _opened(handover_id: UUID) -> Handover | None:
    """The record itself, which holds what no list shows; None where it cannot be read either."""
    account = current_account()
    if account is None:
        raise NotPermitted
    try:
        return composition().service.look_up(handover_id, account.actor, View.TIMELINE)
    except Exception as error:
        if is_trouble_of_the_store(error):
            raise
        return None


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
