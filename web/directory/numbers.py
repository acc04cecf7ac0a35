"""The forms for a team's further numbers: add one, retire one, put one first.

Verifying one is in number.py.
"""

from uuid import UUID

from flask.typing import ResponseReturnValue

from handover.directory.commands import AddNumber, RetireNumber, RingFirst
from handover.directory.numbers import Purpose
from web.directory.blueprint import blueprint
from web.directory.keeping import draw_form, open_form, send, team_now
from web.directory.number import number_now
from web.forms import Form
from web.permissions import requires
from web.presenters.directory import WEEKDAYS
from web.presenters.labels import PURPOSE
from web.presenters.team import TeamShown
from web.schemas.team_numbers import AddNumberSchema, RetireNumberSchema, RingFirstSchema

ADD, RETIRE, FIRST = (f"directory/number_{name}.html" for name in ("add", "retire", "first"))
IS_ADDED = "Number added. It is offered after the others."
IS_RETIRED = "Number retired. Nobody is offered it any more."
IS_FIRST = "Order changed. This number is offered first from now on."
ONE = "/<uuid:team_id>/numbers/<int:key>"


@blueprint.get("/<uuid:team_id>/numbers/new")
@requires(AddNumber)
def new_number(team_id: UUID) -> ResponseReturnValue:
    """An empty form."""
    return open_form(team_now(team_id), ADD, {}, **_choices())


@blueprint.post("/<uuid:team_id>/numbers/new")
@requires(AddNumber)
def add_number(team_id: UUID) -> ResponseReturnValue:
    """Add it."""
    team = team_now(team_id)
    return send(
        AddNumberSchema(),
        lambda about: about(team_id),
        draw=lambda form: draw_form(form, ADD, team=team, **_choices()),
        thanks=IS_ADDED,
    )


@blueprint.get(f"{ONE}/retirement")
@requires(RetireNumber)
def retire(team_id: UUID, key: int) -> ResponseReturnValue:
    """Why it is the team's no more."""
    team = team_now(team_id)
    return open_form(team, RETIRE, {}, number=number_now(team, key))


@blueprint.post(f"{ONE}/retirement")
@requires(RetireNumber)
def retire_number(team_id: UUID, key: int) -> ResponseReturnValue:
    """Retire it."""
    return _send_about(team_id, key, RetireNumberSchema(), RETIRE, IS_RETIRED)


@blueprint.get(f"{ONE}/first")
@requires(RingFirst)
def first(team_id: UUID, key: int) -> ResponseReturnValue:
    """What putting it first means."""
    team = team_now(team_id)
    return open_form(team, FIRST, {}, number=number_now(team, key))


@blueprint.post(f"{ONE}/first")
@requires(RingFirst)
def ring_first(team_id: UUID, key: int) -> ResponseReturnValue:
    """Put it first."""
    return _send_about(team_id, key, RingFirstSchema(), FIRST, IS_FIRST)


def _send_about(
    team_id: UUID,
    key: int,
    schema: RetireNumberSchema | RingFirstSchema,
    template: str,
    thanks: str,
) -> ResponseReturnValue:
    team = team_now(team_id)

    def draw(form: Form) -> str:
        return _draw(team, key, template, form)

    return send(schema, lambda about: about(team_id, key), draw=draw, thanks=thanks)


def _draw(team: TeamShown, key: int, template: str, form: Form) -> str:
    return draw_form(form, template, team=team, number=number_now(team, key))


def _choices() -> dict[str, object]:
    purposes = [{"value": one.value, "text": PURPOSE[one]} for one in Purpose]
    return {"purposes": purposes, "weekdays": WEEKDAYS}
