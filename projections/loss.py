"""The columns of a loss: whether routine contact stopped, and which team has yet to say it knows.

Names nobody, so the lead's board has them too; who was lost stands beside the mother's name only.
"""

from functools import cache
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, Text, and_, case, literal

from handover import events
from handover.loss_events import LossKnown, LossLearned
from handover.succession_events import TeamSucceeded
from projections.columns import Instant
from projections.said import GONE, NAME, SUCCESSOR, THEIRS, who_said, who_succeeded
from projections.statements import TEAM


def loss_columns() -> list[Column[Any]]:
    """Fresh columns (a Column belongs to one table)."""
    return [
        Column("stopped_at", Instant),
        Column("loss_at", Instant),
        Column("sending_knows", Text),
        Column("receiving_knows", Text),
    ]


def loss_changes(table: Table, event: events.Event) -> dict[str, Any]:
    """What `event` changes in those columns; a new receiving team does not know yet."""
    match event:
        case LossLearned():
            stops = {"stopped_at": event.envelope.recorded_at} if event.is_stop else {}
            knows = _who_knows(table, afresh=True) | who_said(event)
            return {"loss_at": event.envelope.recorded_at, **stops, **knows}
        case LossKnown():
            return _who_knows(table, afresh=False) | who_said(event)
        case events.Redirected():
            return {"receiving_knows": None}
        case TeamSucceeded():
            return _successor_knows(table) | who_succeeded(event)
    return {}


def is_stopped(table: Table) -> ColumnElement[bool]:
    """What a loss has stopped: it is shown apart until it is closed, and nothing is due."""
    return and_(table.c.stopped_at.is_not(None), table.c.closed_at.is_(None))


def is_stopped_list(table: Table, side: str) -> ColumnElement[bool]:
    """What stands with a team as stopped."""
    return and_(table.c[f"{side}_team_id"] == TEAM, is_stopped(table))


@cache
def _successor_knows(table: Table) -> dict[str, Any]:
    """A successor does not know yet, unless it is the other team, which may have said so."""
    return {
        f"{side}_knows": case(
            (table.c[f"{side}_team_id"] != GONE, table.c[f"{side}_knows"]),
            (table.c[f"{other}_team_id"] == SUCCESSOR, table.c[f"{other}_knows"]),
            else_=literal(None),
        )
        for side, other in (("sending", "receiving"), ("receiving", "sending"))
    }


@cache
def _who_knows(table: Table, *, afresh: bool) -> dict[str, Any]:
    """The person's name on the side of their team; a new loss is known by nobody else."""
    return {
        f"{side}_knows": case(
            (table.c[f"{side}_team_id"] == THEIRS, NAME),
            else_=literal(None) if afresh else table.c[f"{side}_knows"],
        )
        for side in ("sending", "receiving")
    }
