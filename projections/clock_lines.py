"""What the timeline's lines of the clock hold: which rung, how many attempts; no role and no team.

Must not know what else a timeline holds.
"""

from typing import Any

from handover.chasing.events import (
    AttemptDue,
    ClockEvent,
    DisagreementEscalated,
    EscalationRaised,
    NobodyReachable,
)


def clock_detail(event: ClockEvent) -> dict[str, Any]:
    """What a line of the clock says beside its name."""
    match event:
        case EscalationRaised() | DisagreementEscalated():
            return {"rung": event.number, "rungs": event.rungs}
        case NobodyReachable():
            sides = {"sending": event.is_on_sending_side, "receiving": event.is_on_receiving_side}
            return {"rung": event.number, "sides": [side for side, is_so in sides.items() if is_so]}
        case AttemptDue():
            return {"attempts": event.attempts}
    return {}
