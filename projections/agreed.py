"""The columns of what a lead agreed last: on the lead's board, and on no list of a team.

Names professionals only. Must not know what was agreed before; the record keeps it.
"""

from typing import Any

from sqlalchemy import Column, Date, Text

from handover.lead_events import LeadActed
from projections.columns import Instant


def agreed_columns() -> list[Column[Any]]:
    """Fresh columns (a Column belongs to one table)."""
    return [
        Column("agreed_at", Instant),
        Column("agreed_by", Text),
        Column("agreed_with", Text),
        Column("agreed_team", Text),
        Column("agreed", Text),
        Column("agreed_for", Date),
    ]


def agreed_changes(event: LeadActed) -> dict[str, Any]:
    """The newest agreement stands on the board."""
    return {
        "agreed_at": event.envelope.recorded_at,
        "agreed_by": event.envelope.name,
        "agreed_with": f"{event.with_name}, {event.with_role}",
        "agreed_team": event.team.name,
        "agreed": event.agreed,
        "agreed_for": event.next_action_on,
    }
