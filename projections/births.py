"""The columns that are counted from a birth: the last day of the new birth visit, and day 28.

They name nobody, so the lead's board has them too. Must not know who has to read them.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Connection, Date, Table

from handover import events
from handover.birth_events import BirthLearned
from handover.calendar import local_date
from handover.content import Kind, Trigger
from handover.midwifery_ends import midwifery_ends_on
from handover.new_birth_visit import visit_by
from projections.writing import change_row, row_in


def birth_columns() -> list[Column[Any]]:
    """Fresh columns (a Column belongs to one table)."""
    return [Column("visit_by_on", Date), Column("midwifery_ends_on", Date)]


def birth_when_recorded(event: events.Recorded) -> dict[str, Any]:
    """The values of those columns for a handover that was just recorded."""
    recorded_at, born_on = event.envelope.recorded_at, event.about.baby_born_on
    return _counted_from(born_on, event.kind, event.trigger, recorded_at)


def keep_birth(table: Table, connection: Connection, event: BirthLearned) -> None:
    """Count from the birth that was learned of; a list of the two teams says it too."""
    says = {"baby_born_on": event.born_on} if "baby_born_on" in table.c else {}
    days = days_from(event.born_on, row_in(connection, table, event.originator_id))
    change_row(connection, table, event.originator_id, days | says)


def days_from(born_on: date | None, row: Mapping[Any, Any]) -> dict[str, Any]:
    """The values for the handover of `row`; None where nothing is counted."""
    return _counted_from(born_on, Kind(row["kind"]), Trigger(row["trigger"]), row["recorded_at"])


def _counted_from(
    born_on: date | None, kind: Kind, trigger: Trigger, recorded_at: datetime
) -> dict[str, Any]:
    """After a loss no visit is asked for, and no day is counted."""
    counts = born_on if trigger is not Trigger.LOSS else None
    recorded_on = local_date(recorded_at)
    return {
        "visit_by_on": visit_by(kind, counts, recorded_on),
        "midwifery_ends_on": midwifery_ends_on(kind, counts, recorded_on),
    }
