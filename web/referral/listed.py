"""What a team waits for: the referrals whose word is awaited, the longest due first.

Must not know how words are made (presenters) nor what counts as late (projections).
"""

from uuid import UUID

from flask import render_template
from flask.typing import ResponseReturnValue

from handover.policy import View
from handover.refusals import NotPermitted
from projections.referral_lists import followed_by, stopped_of, unanswered_of
from web.composition import composition
from web.page_asked import page_asked
from web.permissions import requires
from web.presenters.followed import followed
from web.referral.blueprint import blueprint
from web.visitor.answering import me


@blueprint.get("/referrals")
@requires(View.REFERRALS)
def listed() -> ResponseReturnValue:
    """The team's referrals without an outcome, and those that a loss has stopped."""
    team_id, together = _my_team_id(), composition()
    together.projector.catch_up()
    now = together.clock()
    with together.reads.reading() as connection:
        true_up_to = together.projector.true_up_to(connection, now)
        awaited = followed_by(connection, team_id, page_asked("page"))
        halted = stopped_of(connection, team_id, page_asked("stopped"))
        late = unanswered_of(connection, team_id, now)
    return render_template(
        "referral/listed.html",
        awaited=awaited,
        halted=halted,
        late=late,
        rows=[followed(row, now) for row in awaited.rows],
        stopped=[followed(row, now) for row in halted.rows],
        true_up_to=true_up_to,
    )


def _my_team_id() -> UUID:
    team_id = me().team_id
    if team_id is None:
        raise NotPermitted
    return team_id
