"""The form for a team's opening hours and its route out of hours."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from handover.commands import ChangeHours
from web.directory.blueprint import blueprint
from web.directory.keeping import draw_form, open_form, send, team_now
from web.permissions import requires
from web.presenters.directory import WEEKDAYS, hours_typed
from web.schemas.team import ChangeHoursSchema

TEMPLATE = "directory/hours.html"
ARE_CHANGED = "Hours changed. They count for what is recorded from now on."


@blueprint.get("/<uuid:team_id>/hours")
@requires(ChangeHours)
def hours(team_id: UUID) -> ResponseReturnValue:
    """The hours as they stand."""
    team = team_now(team_id)
    typed = {**hours_typed(team.hours), "out_of_hours": [team.out_of_hours]}
    return open_form(team, TEMPLATE, typed, weekdays=WEEKDAYS)


@blueprint.post("/<uuid:team_id>/hours")
@requires(ChangeHours)
def change_hours(team_id: UUID) -> ResponseReturnValue:
    """Change them."""
    team = team_now(team_id)
    return send(
        ChangeHoursSchema(),
        lambda about: about(team_id),
        draw=lambda form: draw_form(form, TEMPLATE, team=team, weekdays=WEEKDAYS),
        thanks=ARE_CHANGED,
    )
