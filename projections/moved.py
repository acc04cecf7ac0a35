"""The columns of a move of the family: where to, and the day by which others are told.

It stands in the lists of both teams until a team of that area has acknowledged a handover of care.
Names an authority, so a lead's board does not have it.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column, Connection, Table, select, update

from handover import events
from handover.content import Kind
from handover.family.family_moves import is_same_area
from handover.move_events import MoveLearned


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
    _set(table, connection, event.originator_id, None if event.is_taken_on else told)


def keep_taken_on(table: Table, connection: Connection, event: events.Acknowledged) -> None:
    """A team has taken the family on: no move to its area stands any more."""
    of_own = select(table.c.kind, table.c.family_id, table.c.receiving_area)
    own = connection.execute(of_own.where(table.c.handover_id == event.originator_id)).one()
    if own.kind != Kind.HANDOVER_OF_CARE.value or own.family_id is None:
        return
    of_family = select(table.c.handover_id, table.c.moved)
    for one in connection.execute(of_family.where(table.c.family_id == own.family_id)).all():
        if one.moved and is_same_area(one.moved["to"], own.receiving_area):
            _set(table, connection, one.handover_id, None)


def _set(table: Table, connection: Connection, handover_id: UUID, moved: object) -> None:
    where = table.c.handover_id == handover_id
    connection.execute(update(table).where(where).values(moved=moved))
