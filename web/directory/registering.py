"""The form that adds a team to the directory."""

from flask.typing import ResponseReturnValue

from handover.commands import RegisterTeam
from handover.opening_hours import OpeningHours
from web.directory.blueprint import blueprint
from web.directory.keeping import draw_form, send
from web.forms import Form, held_form
from web.permissions import requires
from web.presenters.directory import WEEKDAYS, hours_typed
from web.presenters.labels import TEAM_KIND
from web.schemas.team import RegisterTeamSchema

IS_REGISTERED = "Team registered. It can be sent to from now on."


@blueprint.get("/new")
@requires(RegisterTeam)
def register() -> ResponseReturnValue:
    """An empty form, but for the hours that most teams keep."""
    return _draw(Form.of(held_form() or hours_typed(OpeningHours.weekdays())))


@blueprint.post("/new")
@requires(RegisterTeam)
def register_team() -> ResponseReturnValue:
    """Register it."""
    return send(RegisterTeamSchema(), lambda command: command, draw=_draw, thanks=IS_REGISTERED)


def _draw(form: Form) -> str:
    kinds = [{"value": kind.value, "text": words} for kind, words in TEAM_KIND.items()]
    return draw_form(form, "directory/register.html", kinds=kinds, weekdays=WEEKDAYS)
