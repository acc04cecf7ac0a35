"""The lead's board: the figures at the top, then what is open, worst first.

Must not know how words are made (presenters) nor what counts as overdue (projections).
"""

from dataclasses import replace

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from handover.policy import View
from projections.auditing import audit
from projections.directory import all_teams, wrong_numbers
from projections.outbox import unsent_count
from projections.overdue import Narrowed, counts, worst_first
from projections.successions import left_with_closed_count
from web.composition import composition
from web.forms import Form
from web.lead.blueprint import blueprint
from web.lead.filters import parameters, read_filters
from web.lead.followed import counted as counted_beside
from web.lead.followed import figures_of
from web.permissions import requires
from web.presenters.audit import alarm
from web.presenters.board import item
from web.presenters.figures import figures, showing


@blueprint.get("/board")
@requires(View.BOARD)
def board() -> ResponseReturnValue:
    """One page of the board, narrowed as the address says."""
    together = composition()
    together.projector.catch_up()
    now = together.clock()
    with together.reads.reading() as connection:
        true_up_to = together.projector.true_up_to(connection, now)
        open_teams = all_teams(connection)
        filters = read_filters(connection, request.args, open_teams)
        narrowed = filters.narrowed
        counted = counts(connection, now, narrowed)
        in_region = counts(connection, now, Narrowed()) if narrowed.is_part else counted
        beside = counted_beside(connection, now, narrowed)
        listed = worst_first(connection, now, narrowed, filters.page)
        wrong = wrong_numbers(connection)
        not_sent = unsent_count(connection, now)
        left = left_with_closed_count(connection)
        audited = audit(connection, now)
    by_id = {team["team_id"]: team for team in open_teams}
    return render_template(
        "lead/board.html",
        filters=filters,
        form=Form.of({}, filters.errors),
        chosen=parameters(narrowed),
        here=parameters(narrowed, listed.number),
        figures=[
            (figure, _address(replace(narrowed, show=None if figure.is_chosen else figure.show)))
            for figure in figures(counted, narrowed.show)
        ],
        wrong_numbers=wrong,
        left_with_closed=left,
        not_sent=not_sent,
        beside=figures_of(beside, narrowed),
        showing=showing(listed, in_region.open),
        items=[item(row, now, by_id) for row in listed.rows],
        page=listed,
        previous=_address(narrowed, listed.number - 1) if listed.number > 1 else "",
        next=_address(narrowed, listed.number + 1) if listed.number < listed.pages else "",
        true_up_to=true_up_to,
        clock_alarm=alarm(audited),
    )


def _address(narrowed: Narrowed, page: int = 1) -> str:
    return url_for("lead.board", **parameters(narrowed, page))
