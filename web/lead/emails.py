"""The emails that could not be sent: a lead sees which team was not told, and why.

Names no family. Must not know how an email is sent, nor how words are made (presenters).
"""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from handover.policy import View
from projections.outbox import unsent
from web.composition import composition
from web.lead.blueprint import blueprint
from web.permissions import requires
from web.presenters.emails import email_shown


@blueprint.get("/board/emails")
@requires(View.BOARD)
def emails() -> ResponseReturnValue:
    """One page of them, the newest first."""
    together = composition()
    together.projector.catch_up()
    now = together.clock()
    with together.reads.reading() as connection:
        true_up_to = together.projector.true_up_to(connection, now)
        page = unsent(connection, now, request.args.get("page", 1, type=int))
    has_server = together.settings.mail is not None
    return render_template(
        "lead/emails.html",
        items=[email_shown(row, has_server=has_server) for row in page.rows],
        page=page,
        has_server=has_server,
        previous=_address(page.number - 1) if page.number > 1 else "",
        next=_address(page.number + 1) if page.number < page.pages else "",
        true_up_to=true_up_to,
    )


def _address(number: int) -> str:
    return url_for("lead.emails", page=number)
