"""One thing that a regional lead agreed with a team about a handover. A fact of the past.

Must not know clocks: nothing is due by it.
"""

from dataclasses import dataclass
from datetime import date

from handover.actor import Envelope
from handover.teams import TeamNamed


@dataclass(frozen=True)
class Agreed:
    """Who agreed to what, by which day, and who wrote it down."""

    said: Envelope
    team: TeamNamed
    with_name: str
    with_role: str
    agreed: str
    next_action_on: date
