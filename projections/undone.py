"""The columns of a loss that was undone: who asked, when, and which team has yet to say it knows.

As loss.py: names nobody of the family, so the lead's board has them too.
"""

from functools import cache
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, Text, and_, case, literal

from handover import events
from handover.undo_events import LossUndoAsked, LossUndone, LossUndoRefused, UndoKnown
from projections.columns import Instant
from projections.said import NAME, THEIRS, who_said
from projections.statements import TEAM


def undone_columns() -> list[Column[Any]]:
    """Fresh columns (a Column belongs to one table)."""
    return [
        Column("undo_asked_at", Instant),
        Column("undone_at", Instant),
        Column("undone_stopped_at", Instant),
        Column("sending_knows_undone", Text),
        Column("receiving_knows_undone", Text),
    ]


def undone_changes(table: Table, event: events.Event) -> dict[str, Any]:
    """What `event` changes in those columns; a new receiving team has not said that it knows."""
    match event:
        case LossUndoAsked():
            return {"undo_asked_at": event.envelope.recorded_at}
        case LossUndoRefused():
            return {"undo_asked_at": None}
        case LossUndone():
            return {
                "undo_asked_at": None,
                "undone_at": event.envelope.recorded_at,
                "undone_stopped_at": event.stopped_at,
                **({} if event.stopped_at is None else {"stopped_at": None}),
                **_who_knows(table, afresh=True),
                **who_said(event),
            }
        case events.Redirected():
            return {"receiving_knows_undone": None}
        case UndoKnown():
            return _who_knows(table, afresh=False) | who_said(event)
    return {}


def is_untold(table: Table, side: str) -> ColumnElement[bool]:
    """A loss was a mistake, and the team on this side has not said that it knows."""
    return and_(table.c.undone_at.is_not(None), table.c[f"{side}_knows_undone"].is_(None))


def is_untold_list(table: Table, side: str) -> ColumnElement[bool]:
    """What a team still has to say that it knows: a loss was a mistake."""
    return and_(table.c[f"{side}_team_id"] == TEAM, is_untold(table, side))


@cache
def _who_knows(table: Table, *, afresh: bool) -> dict[str, Any]:
    """The person's name on the side of their team; a new mistake is known by nobody else."""
    return {
        f"{side}_knows_undone": case(
            (table.c[f"{side}_team_id"] == THEIRS, NAME),
            else_=literal(None) if afresh else table.c[f"{side}_knows_undone"],
        )
        for side in ("sending", "receiving")
    }
