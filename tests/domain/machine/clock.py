"""What the clock must record when it comes by, and once each: told by hand.

Reminders to ring and the stages of disagreements have histories of their own
(tests/domain/test_chasing_properties.py). Knows no class of the service.
"""

from tests.domain.machine.by_hand import is_past
from tests.domain.machine.told import Handover, Region, Team


def is_told(fact: str) -> bool:
    """Whether this notebook tells of it."""
    return not fact.startswith(("attempt_due", "disagreement_escalated"))


def fall_due(region: Region, handover: Handover, minute: int) -> list[str]:
    """What is recorded of this handover now; it is kept, so that it is recorded no more."""
    if handover.is_closed or handover.is_stopped:
        return []
    return [*_rungs(region, handover, minute), *_promise(handover, minute)]


def _rungs(region: Region, handover: Handover, minute: int) -> list[str]:
    if handover.acknowledged is not None:
        return []
    reached = sum(due < minute for due in handover.ladder)
    numbers = range(handover.rungs + 1, reached + 1)
    handover.rungs = max(handover.rungs, reached)
    sides = [handover.sender] if handover.state == "declined" else [handover.sender, handover.at]
    is_nobody_there = any(_cannot_be_rung(region.teams[side]) for side in sides)
    silent = [f"nobody_reachable {number}" for number in numbers if is_nobody_there]
    return [f"escalation_raised {number}" for number in numbers] + silent


def _cannot_be_rung(team: Team) -> bool:
    return not team.is_open or all(one.is_wrong for one in team.numbers)


def _promise(handover: Handover, minute: int) -> list[str]:
    day = handover.promised
    if day is None or not is_past(day, minute) or day == handover.overdue:
        return []
    handover.overdue = day
    return ["response_overdue"]
