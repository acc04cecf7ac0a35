"""Whom a record is about, put right in every list: the mother, her baby's date, and what it counts.

Must not know who has to read it.
"""

from typing import Any

from sqlalchemy import Connection, Table

from handover.correcting.events import IdentityCorrected
from projections.births import days_from
from projections.family import family_of
from projections.writing import change_row, row_in


def keep_identity(table: Table, connection: Connection, event: IdentityCorrected) -> None:
    """Write whom it is about; a table without a mother has the days that are counted alone."""
    row = row_in(connection, table, event.originator_id)
    changes: dict[str, Any] = {"family_id": event.family_id}
    changes |= days_from(event.about.baby_born_on, row)
    if "nhs_number" in table.c:
        whom = family_of(event.about)
        lost = {} if event.is_moved else {"lost": row["lost"]}
        changes |= whom | lost
    change_row(connection, table, event.originator_id, changes)
