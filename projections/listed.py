"""What the lists of the two teams share: rows that name a mother, and three lists of either side.

Must not know what stands on one side alone; inbox.py and sent.py do.
"""

from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Executable, Index, Table, func, select

from handover import events
from handover.birth_events import BirthLearned
from handover.correcting.events import IdentityCorrected
from handover.loss_events import LossLearned
from handover.move_events import MoveLearned
from handover.undo_events import LossUndone
from projections.births import keep_birth
from projections.changes import is_changed, is_changed_list
from projections.family import family_columns, family_of, keep_found, keep_lost
from projections.identity import keep_identity
from projections.loss import is_stopped, is_stopped_list
from projections.model import Listed
from projections.moved import keep_move, keep_taken_on, moved_columns
from projections.standing import fold_standing, standing_columns, standing_when_recorded
from projections.undone import is_untold, is_untold_list
from projections.writing import insert_row


def listed_columns() -> list[Column[Any]]:
    """Fresh columns (a Column belongs to one table)."""
    return [*standing_columns(), *family_columns(), *moved_columns()]


def index_listed(table: Table, side: str) -> None:
    """Let the three lists of one side be found without reading all that a team ever had.

    And what else is recorded about a family, for a move of hers (moved.py).
    """
    Index(f"{table.name}_of_family", table.c.family_id)
    for name, which in (
        ("stopped", is_stopped(table)),
        ("changed", is_changed(table, side)),
        ("untold", is_untold(table, side)),
    ):
        index_of_team(f"{table.name}_{name}", table.c[f"{side}_team_id"], which)


def index_of_team(
    name: str, team_id: Column[Any], which: ColumnElement[bool], *then: ColumnElement[Any]
) -> None:
    """An index of the rows of each team that `which` holds for, and of no others."""
    Index(name, team_id, *then, sqlite_where=which, postgresql_where=which)


def fold_listed(
    table: Table, connection: Connection, event: events.Event, **values: object
) -> None:
    """Write what `event` changes in a row of `table`, and `values`. A record begins its row."""
    if isinstance(event, events.Recorded):
        row = standing_when_recorded(event) | family_of(event.about)
        insert_row(connection, table, row)
        return
    fold_standing(table, connection, event, **values)
    match event:
        case events.Acknowledged():
            keep_taken_on(table, connection, event)
        case IdentityCorrected():
            keep_identity(table, connection, event)
        case LossLearned():
            keep_lost(table, connection, event)
        case LossUndone():
            keep_found(table, connection, event)
        case MoveLearned():
            keep_move(table, connection, event)
        case BirthLearned():
            keep_birth(table, connection, event)


def stopped_list(table: Table, side: str) -> Listed:
    """What a loss has stopped of a TEAM; where the team has not said that it knows comes first."""
    is_known = table.c[f"{side}_knows"].is_not(None)
    return Listed(
        select(table)
        .where(is_stopped_list(table, side))
        .order_by(is_known, table.c.loss_at.desc(), table.c.handover_id)
    )


def changed_list(table: Table, side: str) -> Listed:
    """What others changed since the TEAM saw it, in whichever state, the most urgent first."""
    return Listed(
        select(table)
        .where(is_changed_list(table, side))
        .order_by(table.c.urgency_rank, table.c.recorded_at, table.c.handover_id)
    )


def untold_list(table: Table, side: str) -> Executable:
    """Losses that were mistakes, of which the TEAM has not said that it knows; the oldest first."""
    return (
        select(table)
        .where(is_untold_list(table, side))
        .where(func.coalesce(table.c.ended_how, "") != "entered_in_error")
        .order_by(table.c.undone_at, table.c.handover_id)
    )
