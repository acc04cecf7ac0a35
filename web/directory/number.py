"""The form that says a team's number was rung and is right, or puts the right one in its place.

One for each number of the team; without a key it is the number that is rung first.
"""

from uuid import UUID

from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from handover.calendar import local_date
from handover.commands import VerifyNumber
from web.composition import composition
from web.directory.blueprint import blueprint
from web.directory.keeping import draw_form, open_form, send, team_now
from web.forms import Form
from web.permissions import requires
from web.presenters.team import TeamShown
from web.presenters.team_numbers import NumberShown, first_to_ring
from web.schemas.team_numbers import VerifyNumberSchema

TEMPLATE = "directory/number.html"
IS_VERIFIED = "Number verified. Everybody who rings this team sees it from now on."


@blueprint.get("/<uuid:team_id>/number")
@blueprint.get("/<uuid:team_id>/numbers/<int:key>")
@requires(VerifyNumber)
def number(team_id: UUID, key: int | None = None) -> ResponseReturnValue:
    """The number as it stands, and today's date."""
    team, today = team_now(team_id), local_date(composition().clock())
    shown = number_now(team, key)
    typed = {
        "telephone": [shown.telephone],
        "verified_on-day": [str(today.day)],
        "verified_on-month": [str(today.month)],
        "verified_on-year": [str(today.year)],
    }
    return open_form(team, TEMPLATE, typed, number=shown)


@blueprint.post("/<uuid:team_id>/number")
@blueprint.post("/<uuid:team_id>/numbers/<int:key>")
@requires(VerifyNumber)
def verify_number(team_id: UUID, key: int | None = None) -> ResponseReturnValue:
    """Verify it."""
    team = team_now(team_id)

    def draw(form: Form) -> str:
        return draw_form(form, TEMPLATE, team=team, number=number_now(team, key))

    return send(
        VerifyNumberSchema(), lambda about: about(team_id, key=key), draw=draw, thanks=IS_VERIFIED
    )


def number_now(team: TeamShown, key: int | None) -> NumberShown:
    """One number of the team, or the first. Raises NotFound for one that is not kept any more."""
    if key is None:
        return first_to_ring(team.numbers)
    found = next((one for one in team.numbers if one.key == key), None)
    if found is None:
        raise NotFound
    return found
