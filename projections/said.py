"""What an event says, as parameters of what is worked out within a row: who said it, who took over.

An expression with these in it is the same for every event, so it is made once and kept. Must not
know any column.
"""

from typing import Any

from sqlalchemy import Text, Uuid, bindparam

from handover import events
from handover.succession_events import TeamSucceeded

THEIRS, NAME = bindparam("of_team", type_=Uuid), bindparam("of_name", type_=Text)
GONE = bindparam("of_gone", type_=Uuid)
SUCCESSOR = bindparam("of_successor_team_id", type_=Uuid)


def whose(event: events.Event) -> dict[str, Any]:
    """The team of whoever recorded it."""
    return {THEIRS.key: event.envelope.team_id}


def who_said(event: events.Event) -> dict[str, Any]:
    """The team and the name of whoever recorded it."""
    return whose(event) | {NAME.key: event.envelope.name}


def who_succeeded(event: TeamSucceeded) -> dict[str, Any]:
    """The team that closed, and the one that took over from it."""
    return {GONE.key: event.closed.team_id, SUCCESSOR.key: event.successor.team_id}
