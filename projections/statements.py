"""Statements that are built once, for every event and page: to build one costs more than to ask.

Must not know any read model.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ClauseElement, Connection, Table, Update, Uuid, bindparam, update

from projections.columns import Instant

NOW = bindparam("now", type_=Instant)
"""The moment a list is read at, as a parameter: what is overdue is worked out against it."""
TEAM = bindparam("team", type_=Uuid)
"""Whose list it is, as a parameter."""
KEPT = 256
"""How many ways to narrow a list have their statement kept: more than a day's leads ask for [P]."""
OF = "of_handover"
"""Which handover a statement is about, as a parameter: no column may have that name."""


def change_row(
    connection: Connection, table: Table, handover_id: UUID, changes: Mapping[str, Any]
) -> None:
    """Write `changes` into the row of one handover, if there is one and anything changes.

    A change may be an expression of what stands there.
    """
    if any(isinstance(value, ClauseElement) for value in changes.values()):
        is_it = table.c.handover_id == handover_id
        connection.execute(update(table).where(is_it).values(**changes))
    elif changes:
        connection.execute(row_of(table), {OF: handover_id, **changes})


@cache
def row_of(table: Table) -> Update:
    """The row of the handover that is given as `OF`."""
    return update(table).where(table.c.handover_id == bindparam(OF))
