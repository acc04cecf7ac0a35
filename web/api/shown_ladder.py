"""What the API says of the next step: the ladder, the rung reached, the route when a team is shut.

Worked out now, from what was frozen. Must not know who may ask.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from marshmallow import fields
from marshmallow.utils import get_value

from handover.calendar import local_date
from handover.handover import Handover
from handover.ladder import RungDue, rung_at
from handover.midwifery_ends import is_nobodys
from handover.new_birth_visit import flag_of
from handover.states import State
from projections.directory import team_of
from projections.ladder import ladder_of
from web.api.fields import Instant
from web.api.shown import ShownSchema
from web.composition import composition
from web.presenters.next_step import may_go_round, must_go_round
from web.presenters.team import team_shown


class StanderSchema(ShownSchema):
    """A role in plain words; its number is empty where the area has set none."""

    role = fields.String(required=True)
    telephone = fields.String(required=True)


class RungSchema(ShownSchema):
    """From when these two act, on either side."""

    due_at = Instant(required=True)
    sender = fields.Nested(StanderSchema, required=True)
    receiver = fields.Nested(StanderSchema, required=True)


class OutOfHoursNow(fields.String):
    """The route to take now: the receiving team is shut, nobody took it on, it cannot wait.

    Empty otherwise.
    """

    _CHECK_ATTRIBUTE = False  # marshmallow's way to say that no attribute has this name

    def _serialize(
        self,
        value: str | None,
        attr: str | None,
        obj: object,
        **_kwargs: Any,
    ) -> str:
        del value, attr
        together = composition()
        handover = obj if isinstance(obj, Handover) else _handover(get_value(obj, "id"))
        if not may_go_round(handover):
            return ""  # most can wait, and the directory is not asked for them
        with together.reads.reading() as connection:
            row = team_of(connection, handover.receiving.team_id)
        team = team_shown(row, together.clock()) if row else None
        return team.out_of_hours if team and must_go_round(handover, team) else ""


def _handover(handover_id: UUID) -> Handover:
    found: Handover = composition().service.repository.get(handover_id)
    return found


class LadderFields(ShownSchema):
    """`rung` counts from 1: 0 while there is time, and null once nobody has to be asked.

    `rung_recorded` is the highest that the clock process has recorded, 0 before the first.
    """

    ladder = fields.List(fields.Nested(RungSchema), required=True)
    rung = fields.Integer(required=True, allow_none=True)
    rung_recorded = fields.Integer(required=True)
    rung_recorded_at = Instant(required=True, allow_none=True)


class LadderInRow(LadderFields):
    """A row's ladder, and the day by which a new birth visit is due that nobody took on.

    `new_birth_visit` is "ending" from day 11, "passed" from day 15, else null. `is_nobodys` from
    day 28, when midwifery care ends. Neither says anything after a loss.
    """

    visit_by_on = fields.Date(required=True, allow_none=True)
    new_birth_visit = fields.String(required=True, allow_none=True)
    midwifery_ends_on = fields.Date(required=True, allow_none=True)
    is_nobodys = fields.Boolean(required=True)


def ladder_fields(ladder: Sequence[RungDue], *, is_waiting: bool) -> dict[str, Any]:
    """The values of LadderFields as they are now."""
    reached = rung_at(ladder, composition().clock()).number
    return {"ladder": ladder, "rung": reached if is_waiting else None}


def recorded_fields(handover: Handover) -> dict[str, Any]:
    """What the clock recorded of the ladder."""
    last = handover.last_escalation
    return {
        "rung_recorded": handover.rung_recorded,
        "rung_recorded_at": last.said.recorded_at if last else None,
    }


def ladder_in_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """The values of LadderInRow as they are now."""
    is_over = row["acknowledged_at"] is not None or row["state"] == State.CLOSED.value
    today = local_date(composition().clock())
    is_silent = is_over or row["stopped_at"] is not None
    flag = flag_of(row["visit_by_on"], is_acknowledged=is_silent, today=today)
    ends_on = row["midwifery_ends_on"]
    return {
        **ladder_fields(ladder_of(row), is_waiting=not is_over),
        "rung_recorded": row["rung_recorded"],
        "rung_recorded_at": row["rung_recorded_at"],
        "visit_by_on": row["visit_by_on"],
        "new_birth_visit": flag.value if flag else None,
        "midwifery_ends_on": ends_on,
        "is_nobodys": is_nobodys(ends_on, is_acknowledged=is_silent, today=today),
    }
