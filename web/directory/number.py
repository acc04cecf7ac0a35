"""The form that says a team's number was rung and is right, or puts the right one in its place."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from handover.calendar import local_date
from handover.commands import VerifyNumber
from web.composition import composition
from web.directory.blueprint import blueprint
from web.directory.keeping import draw_form, open_form, send, team_now
from web.permissions import requires
from web.schemas.team import VerifyNumberSchema

TEMPLATE = "directory/number.html"
IS_VERIFIED = "Number verified. Everybody who rings this team sees it from now on."


@blueprint.get("/<uuid:team_id>/number")
@requires(VerifyNumber)
def number(team_id: UUID) -> ResponseReturnValue:
    """The number as it stands, and today's date."""
    team, today = team_now(team_id), local_date(composition().clock())
    typed = {
        "telephone": [team.telephone],
        "verified_on-day": [str(today.day)],
        "verified_on-month": [str(today.month)],
        "verified_on-year": [str(today.year)],
    }
    return open_form(team, TEMPLATE, typed)


@blueprint.post("/<uuid:team_id>/number")
@requires(VerifyNumber)
def verify_number(team_id: UUID) -> ResponseReturnValue:
    """Verify it."""
    team = team_now(team_id)
    return send(
        VerifyNumberSchema(),
        lambda about: about(team_id),
        draw=lambda form: draw_form(form, TEMPLATE, team=team),
        thanks=IS_VERIFIED,
    )
