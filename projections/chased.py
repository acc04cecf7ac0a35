"""The columns of what the clock recorded about a handover, and from when to look at it again.

A moment to look is no later than anything falls due, and may be earlier: the record itself says
what is due. Names nobody, so the lead's board has them too.
"""

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Column, ColumnElement, Integer, Table, Text, bindparam, case, func, literal

from handover import events
from handover.chasing.events import (
    AttemptDue,
    EscalationRaised,
    NobodyReachable,
    ResponseOverdue,
)
from handover.correcting.events import Reopened, Revised
from handover.deadlines import DueTimes
from projections.columns import Instant

_URGENCY = bindparam("of_urgency", type_=Text)


def chased_columns() -> list[Column[Any]]:
    """Fresh columns (a Column belongs to one table)."""
    return [
        Column("rung_recorded", Integer, nullable=False),
        Column("rung_recorded_at", Instant),
        Column("next_rung_at", Instant),
        Column("unreachable_rung", Integer),
        Column("remind_from", Instant),
        Column("reminded_at", Instant),
        Column("response_recorded_for", Instant),
        Column("response_recorded_at", Instant),
    ]


def not_chased(due: DueTimes) -> dict[str, Any]:
    """The values of those columns when clocks start: nothing of this run was recorded."""
    return {
        "rung_recorded": 0,
        "rung_recorded_at": None,
        "next_rung_at": due.ladder[0].due_at if due.ladder else None,
        "unreachable_rung": None,
        "remind_from": due.call_due_at,
        "reminded_at": None,
    }


def chased_changes(table: Table, event: events.Event) -> dict[str, Any]:
    """What `event` changes in those columns."""
    match event:
        case events.Redirected():
            return not_chased(event.due)
        case Reopened() if event.due is not None:
            return not_chased(event.due)
        case Revised():
            return _revised(table, event)
    return _recorded(event)


def tried_again(
    table: Table, counts: ColumnElement[bool], called_at: ColumnElement[datetime]
) -> dict[str, Any]:
    """What a try changes where it `counts`: it may be due again at once.

    How soon is a matter of rules, which no table knows.
    """
    return {
        "remind_from": _if(counts, table.c.remind_from, called_at),
        "reminded_at": _if(counts, table.c.reminded_at, None),
    }


def _recorded(event: events.Event) -> dict[str, Any]:
    recorded_at = event.envelope.recorded_at
    match event:
        case EscalationRaised():
            return {
                "rung_recorded": event.number,
                "rung_recorded_at": recorded_at,
                "next_rung_at": event.next_due_at,
            }
        case NobodyReachable():
            return {"unreachable_rung": event.number}
        case AttemptDue():
            return {"remind_from": None, "reminded_at": recorded_at}
        case ResponseOverdue():
            return {"response_recorded_for": event.due_at, "response_recorded_at": recorded_at}
    return {}


def _revised(table: Table, event: Revised) -> dict[str, Any]:
    """A higher urgency starts the clocks anew."""
    anew = not_chased(event.due)
    told = {f"of_{name}": value for name, value in anew.items()}
    return _if_raised(table, tuple(anew)) | told | {_URGENCY.key: event.urgency.value}


@cache
def _if_raised(table: Table, names: tuple[str, ...]) -> dict[str, Any]:
    """Those columns as told, where the urgency is another; calls that were made still count."""
    anew: dict[str, ColumnElement[Any]] = {
        name: bindparam(f"of_{name}", type_=table.c[name].type) for name in names
    }
    anew["remind_from"] = func.coalesce(table.c.last_attempt_at, anew["remind_from"])
    is_raised = table.c.urgency != _URGENCY
    return {name: _if(is_raised, table.c[name], value) for name, value in anew.items()}


def _if(condition: ColumnElement[bool], column: Column[Any], value: object) -> ColumnElement[Any]:
    """`value` where the condition holds, else what stands there."""
    said = value if isinstance(value, ColumnElement) else literal(value, column.type)
    return case((condition, said), else_=column)
