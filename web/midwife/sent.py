"""What my team has sent: what needs something done first, then what is settled.

Must not know how a handover is recorded.
"""

from datetime import datetime
from uuid import UUID

from flask import render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from handover.policy import View
from handover.refusals import NotPermitted
from projections.model import Page
from projections.referral_lists import unanswered_of
from projections.sent import changed_of, open_of, settled_of, stopped_of, untold_of
from web.composition import composition
from web.midwife.blueprint import blueprint
from web.midwife.sender import sender
from web.permissions import requires
from web.presenters.sent import sent_shown
from web.presenters.undone import untold

LISTS = ("open", "settled", "stopped", "changed")


@blueprint.get("/sent")
@requires(View.SENT)
def sent() -> ResponseReturnValue:
    """One page of what is open, or of what is settled."""
    wanted = request.args.get("show", "open")
    shown = wanted if wanted in LISTS else "open"
    number = request.args.get("page", 1, int)
    together = composition()
    together.projector.catch_up()
    now = together.clock()
    with together.reads.reading() as connection:
        true_up_to = together.projector.true_up_to(connection, now)
        listed, counts = _pages(connection, _own_team(), now, shown, number)
        silent = unanswered_of(connection, _own_team(), now)
        mistakes = untold_of(connection, _own_team())
    return render_template(
        "midwife/sent.html",
        silent=silent,
        shown=shown,
        listed=listed,
        rows=[sent_shown(row, now) for row in listed.rows],
        counts=counts,
        untold=[untold(row) for row in mistakes],
        mark=true_up_to,
    )


def _own_team() -> UUID:
    team_id = sender().team_id
    if team_id is None:
        raise NotPermitted
    return team_id


def _pages(
    connection: Connection, team_id: UUID, now: datetime, shown: str, number: int
) -> tuple[Page, dict[str, int]]:
    """The page that is shown, and how many there are on each of the lists."""
    first = dict.fromkeys(LISTS, 1) | {shown: number}
    pages = {
        "open": open_of(connection, team_id, now, first["open"]),
        "settled": settled_of(connection, team_id, first["settled"]),
        "stopped": stopped_of(connection, team_id, first["stopped"]),
        "changed": changed_of(connection, team_id, first["changed"]),
    }
    return pages[shown], {name: page.total for name, page in pages.items()}
