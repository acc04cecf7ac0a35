"""What one urgency asks for: when to ring, when to acknowledge, when to ring again.

Must not know where it is written down.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from handover.repeat_attempts import TryAgain
from handover.time_limits import TimeLimit
from handover.urgency import Urgency


@dataclass(frozen=True)
class Rule:
    """One urgency's limits. A changed rule gets a new id: old events keep the old one."""

    rule_id: str
    call: TimeLimit
    acknowledge: TimeLimit
    try_again: TryAgain


Rules = Mapping[Urgency, Rule]
"""The rules of one receiving area: one for every urgency."""
