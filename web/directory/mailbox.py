"""The form for the email address at which a team is told that something waits for it."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from handover.directory.commands import ChangeMailbox
from web.directory.blueprint import blueprint
from web.directory.keeping import draw_form, open_form, send, team_now
from web.permissions import requires
from web.schemas.team import ChangeMailboxSchema

TEMPLATE = "directory/mailbox.html"
IS_CHANGED = "Email address changed. It counts for what happens from now on."


@blueprint.get("/<uuid:team_id>/mailbox")
@requires(ChangeMailbox)
def mailbox(team_id: UUID) -> ResponseReturnValue:
    """The address as it stands. When the team confirmed it is asked anew."""
    team = team_now(team_id)
    return open_form(team, TEMPLATE, {"mailbox": [team.mailbox]})


@blueprint.post("/<uuid:team_id>/mailbox")
@requires(ChangeMailbox)
def change_mailbox(team_id: UUID) -> ResponseReturnValue:
    """Change it."""
    team = team_now(team_id)
    return send(
        ChangeMailboxSchema(),
        lambda about: about(team_id),
        draw=lambda form: draw_form(form, TEMPLATE, team=team),
        thanks=IS_CHANGED,
    )
