"""The whole record of one handover, for members of its two teams. Opening it changes nothing.

Must not know how words are made (presenters) nor who may see it (the policy).
"""

from datetime import datetime
from uuid import UUID

from flask import render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.engine import RowMapping

from handover.actor import Actor
from handover.handover import Handover
from handover.policy import View
from projections.directory import team_of
from projections.whole_timeline import whole_timeline
from web.asking import new_command_id
from web.composition import composition
from web.permissions import requires
from web.presenters.actions import actions_for
from web.presenters.next_step import NextStep, next_step
from web.presenters.team import team_shown
from web.presenters.timeline import timeline_line
from web.seen import family_seen
from web.visitor.answering import me
from web.visitor.blueprint import blueprint
from web.visitor.record_parts import parts_of


@blueprint.get("/handovers/<uuid:handover_id>")
@requires(View.RECORD)
def open_handover(handover_id: UUID) -> ResponseReturnValue:
    """Everything, with the buttons that this person may press. Raises HandoverNotFound."""
    together, actor = composition(), me().actor
    handover = together.service.look_up(handover_id, actor, View.RECORD)
    family = family_seen(handover, actor)
    together.projector.catch_up()
    now = together.clock()
    with together.reads.reading() as connection:
        true_up_to = together.projector.true_up_to(connection, now)
        lines = [timeline_line(row) for row in whole_timeline(connection, handover_id)]
        sending = team_of(connection, handover.sending.team_id)
        receiving = team_of(connection, handover.receiving.team_id)
    closed_teams = [one["team_id"] for one in (sending, receiving) if one and one["is_closed"]]
    return render_template(
        "visitor/record.html",
        **parts_of(together.service, handover, family, actor, now),
        loss_command_id=new_command_id(),
        changes_command_id=new_command_id(),
        undo_command_id=new_command_id(),
        actions=actions_for(actor, handover, closed_teams),
        lines=lines,
        # As the directory has it now: the one in the record may be old.
        telephone=sending["telephone"] if sending else handover.sending.telephone,
        next=_next(handover, actor, receiving, now),
        command_id=new_command_id(),
        true_up_to=true_up_to,
    )


def _next(
    handover: Handover, actor: Actor, receiving: RowMapping | None, now: datetime
) -> NextStep:
    """Who is asked next; the sender also reads the out-of-hours route where it cannot wait."""
    is_sender = actor.team_id == handover.sending.team_id
    team = team_shown(receiving, now) if receiving and is_sender else None
    return next_step(handover, team, now)
