"""One handover as a lead follows it up: what was tried, who holds it, whom to ring.

Must not know the family's story, nor how words are made (presenters).
"""

from typing import Any
from uuid import UUID

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from handover.handover import Handover
from handover.policy import View
from handover.refusals import NotPermitted
from projections.directory import team_of
from projections.hidden import Row, veiled_line, veiled_row
from projections.overdue import standing_of
from projections.whole_timeline import whole_timeline
from web.account.signed_in import current_account
from web.composition import composition
from web.lead.blueprint import blueprint
from web.lead.filters import NAMES
from web.permissions import requires
from web.presenters.agreed import every_agreement
from web.presenters.case import case as case_of
from web.seen import is_hidden


@blueprint.get("/board/<uuid:handover_id>")
@requires(View.TIMELINE)
def case(handover_id: UUID) -> ResponseReturnValue:
    """The case without its story. Raises HandoverNotFound for who may not see its timeline."""
    account, together = current_account(), composition()
    if account is None:
        raise NotPermitted
    handover = together.service.look_up(handover_id, account.actor, View.TIMELINE)
    together.projector.catch_up()
    now = together.clock()
    with together.reads.reading() as connection:
        true_up_to = together.projector.true_up_to(connection, now)
        hides = is_hidden(connection, handover)
        row = _standing(connection, handover_id, hides=hides)
        lines = _lines(connection, handover, hides=hides)
        ids = (row["sending_team_id"], row["receiving_team_id"]) if row else ()
        found = (team_of(connection, team_id) for team_id in ids if team_id)
        directory = {team["team_id"]: team for team in found if team}
    return render_template(
        "lead/case.html",
        case=case_of(row, lines, now, directory) if row else None,
        agreed=every_agreement(handover, is_hidden=hides),
        can_agree=handover.over is None,
        back=url_for("lead.board", **_came_from()),
        true_up_to=true_up_to,
    )


def _standing(connection: Connection, handover_id: UUID, *, hides: bool) -> Row | None:
    row = standing_of(connection, handover_id)
    return veiled_row(row) if row and hides else row


def _lines(connection: Connection, handover: Handover, *, hides: bool) -> list[Row]:
    lines = whole_timeline(connection, handover.id)
    return [veiled_line(line, handover.sending.name) for line in lines] if hides else lines


def _came_from() -> dict[str, Any]:
    """The filters of the board from which the lead came, for the way back."""
    return {name: request.args[name] for name in NAMES if name in request.args}
