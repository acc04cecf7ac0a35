"""The columns of a move of the family: where to, and the day by which others are told.

It stands in the lists of both teams until a team of that area has acknowledged a handover of care.
Names an authority, so a lead's board does not have it.
"""

from functools import cache
from typing import Any

from sqlalchemy import JSON, Column, Connection, Select, Table, bindparam, select

from handover import events
from handover.content import Kind
from handover.family.family_moves import is_same_area
from handover.move_events import MoveLearned
from projections.statements import OF
from projections.writing import change_row


def moved_columns() -> list[Column[Any]]:
    """Fresh columns (a Column belongs to one table)."""
    return [Column("moved", JSON)]


def keep_move(table: Table, connection: Connection, event: MoveLearned) -> None:
    """Keep the move; none stands where a team of the new area has the family already."""
    told = {
        "to": event.move.to_authority,
        "is_suspected": event.move.is_suspected,
        "tell_by": event.tell_by.isoformat(),
    }
    moved = None if event.is_taken_on else told
    change_row(connection, table, event.originator_id, {"moved": moved})


def keep_taken_on(table: Table, connection: Connection, event: events.Acknowledged) -> None:
    """A team has taken the family on: no move to its area stands any more."""
    own = connection.execute(_own(table), {OF: event.originator_id}).one()
    if own.kind != Kind.HANDOVER_OF_CARE.value or own.family_id is None:
        return
    for one in connection.execute(_of_family(table), {OF: own.family_id}).all():
        if one.moved and is_same_area(one.moved["to"], own.receiving_area):
            change_row(connection, table, one.handover_id, {"moved": None})


@cache
def _own(table: Table) -> Select[Any]:
    told = select(table.c.kind, table.c.family_id, table.c.receiving_area)
    return told.where(table.c.handover_id == bindparam(OF))


@cache
def _of_family(table: Table) -> Select[Any]:
    told = select(table.c.handover_id, table.c.moved)
    return told.where(table.c.family_id == bindparam(OF))
