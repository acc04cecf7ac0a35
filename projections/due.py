"""The values of the columns that say what is due: the clocks, the ladder and the promise.

Must not know events, nor where a handover stands.
"""

from datetime import date, datetime
from typing import Any

from handover.calendar import midnight_ending
from handover.deadlines import DueTimes
from handover.urgency import Urgency
from projections.ladder import as_stored

URGENCY_RANK = {urgency: rank for rank, urgency in enumerate(Urgency)}
"""The most urgent first."""


def due_values(due: DueTimes) -> dict[str, Any]:
    """When a call and an acknowledgement are due, and who is asked next when nobody answers."""
    return {
        "call_due_at": due.call_due_at,
        "acknowledge_due_at": due.acknowledge_due_at,
        "ladder": as_stored(due.ladder),
    }


def rung_anew(due: DueTimes, counts_from: datetime) -> dict[str, Any]:
    """New clocks, and no call yet that counts."""
    return {
        "calls_count_from": counts_from,
        "call_stopped_at": None,
        "attempts": 0,
        "last_attempt_at": None,
        "last_outcome": None,
        **due_values(due),
    }


def promised(day: date | None) -> dict[str, Any]:
    """The response is due when the promised day is over."""
    return {"next_action_on": day, "response_due_at": midnight_ending(day) if day else None}
