"""The columns that name a mother and her baby: for the lists of the two teams, never for a lead's.

Must not know where a handover stands.
"""

from typing import Any

from sqlalchemy import JSON, Column, Connection, Date, Table, Text

from handover.loss_events import LossLearned
from handover.person import About
from handover.undo_events import LossUndone
from projections.writing import change_row, row_in


def family_columns() -> list[Column[Any]]:
    """Fresh columns (a Column belongs to one table) for whom a handover is about."""
    return [
        Column("nhs_number", Text, nullable=False),
        Column("mother_name", Text, nullable=False),
        Column("due_on", Date),
        Column("baby_born_on", Date),
        Column("babies", JSON, nullable=False),
        Column("lost", JSON, nullable=False),
    ]


def family_of(about: About) -> dict[str, Any]:
    """The values of those columns."""
    return {
        "nhs_number": about.mother.nhs_number,
        "mother_name": about.mother.name,
        "due_on": about.due_on,
        "baby_born_on": about.baby_born_on,
        "babies": [{"order": one.order, "name": one.name} for one in about.babies],
        "lost": [],
    }


def keep_found(table: Table, connection: Connection, event: LossUndone) -> None:
    """Keep that these babies live: their loss was a mistake."""
    known = row_in(connection, table, event.originator_id)["lost"]
    found = {one.order for one in event.found}
    lost = [one for one in known if one["order"] not in found]
    change_row(connection, table, event.originator_id, {"lost": lost})


def keep_lost(table: Table, connection: Connection, event: LossLearned) -> None:
    """Keep which babies were lost: their order of birth, their names, and what happened."""
    known = row_in(connection, table, event.originator_id)["lost"]
    kind = event.loss.kind.value
    lost = [{"order": one.order, "name": one.name, "kind": kind} for one in event.lost]
    change_row(connection, table, event.originator_id, {"lost": [*known, *lost]})
