"""The page of the morning: what waits for my team, worst first, and what it has taken on.

Must not know how words are made (presenters) nor what counts as overdue (projections).
"""

from uuid import UUID

from flask import render_template
from flask.typing import ResponseReturnValue

from handover.policy import View
from handover.refusals import NotPermitted
from projections.inbox import (
    changed_for,
    overdue_for,
    stopped_for,
    taken_on_by,
    untold_to,
    waiting_for,
)
from projections.referral_lists import unanswered_of
from web.account.signed_in import current_account
from web.composition import composition
from web.page_asked import page_asked
from web.permissions import requires
from web.presenters.inbox import changed, heading, stopped, taken_on, waiting
from web.presenters.undone import untold
from web.visitor.blueprint import blueprint


@blueprint.get("/inbox")
@requires(View.INBOX)
def inbox() -> ResponseReturnValue:
    """Both lists of the signed-in person's team, each with pages of its own."""
    team_id = _my_team_id()
    together = composition()
    together.projector.catch_up()
    now = together.clock()
    with together.reads.reading() as connection:
        true_up_to = together.projector.true_up_to(connection, now)
        waits = waiting_for(connection, team_id, now, page_asked("page"))
        overdue = overdue_for(connection, team_id, now)
        unread = changed_for(connection, team_id, page_asked("changed"))
        halted = stopped_for(connection, team_id, page_asked("stopped"))
        taken = taken_on_by(connection, team_id, now, page_asked("taken"))
        silent = unanswered_of(connection, team_id, now)
        mistakes = untold_to(connection, team_id)
    return render_template(
        "visitor/inbox.html",
        heading=heading(waits.total, overdue),
        silent=silent,
        waits=waits,
        waiting=[waiting(row, now) for row in waits.rows],
        taken=taken,
        unread=unread,
        changed=[changed(row, now) for row in unread.rows],
        halted=halted,
        untold=[untold(row) for row in mistakes],
        stopped=[stopped(row, now) for row in halted.rows],
        taken_on=[taken_on(row, now) for row in taken.rows],
        true_up_to=true_up_to,
    )


def _my_team_id() -> UUID:
    account = current_account()
    if account is None or account.team_id is None:
        raise NotPermitted
    return account.team_id
