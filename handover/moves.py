"""What a redirect leaves behind: who declined and why, and why it went to the next team.

A fact of the past, kept for whoever holds the record now. Must not know clocks.
"""

from dataclasses import dataclass

from handover.actor import Envelope
from handover.teams import TeamNamed


@dataclass(frozen=True)
class Move:
    """One redirect: from the team that declined to the next, with both reasons."""

    redirected: Envelope
    declined_by: TeamNamed
    decline_reason: str
    to_team: TeamNamed
    reason: str
