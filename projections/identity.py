"""Whom a record is about, put right in every list: the mother, her baby's date, and day 14.

Must not know who has to read it.
"""

from typing import Any

from sqlalchemy import Connection, Table, select, update

from handover.calendar import local_date
from handover.content import Kind, Trigger
from handover.correcting.events import IdentityCorrected
from handover.new_birth_visit import visit_by
from projections.family import family_of


def keep_identity(table: Table, connection: Connection, event: IdentityCorrected) -> None:
    """Write whom it is about; a table without a mother has the last day of the visit alone."""
    is_it = table.c.handover_id == event.originator_id
    row = connection.execute(select(table).where(is_it)).mappings().one()
    changes: dict[str, Any] = {"family_id": event.family_id}
    if row["trigger"] != Trigger.LOSS.value:
        recorded_on = local_date(row["recorded_at"])
        changes["visit_by_on"] = visit_by(Kind(row["kind"]), event.about.baby_born_on, recorded_on)
    if "nhs_number" in table.c:
        whom = family_of(event.about)
        lost = {} if event.is_moved else {"lost": row["lost"]}
        changes |= whom | lost
    connection.execute(update(table).where(is_it).values(**changes))
