"""What a regional lead asks for: data only, no rules and no clock.

As handover/commands.py. A lead takes nothing on; they write down what a team promised them.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from handover.commands import OnHandover


class Side(StrEnum):
    """One of the two teams of a handover. A lead may not be shown which team it is.

    No event keeps it: what is kept is the team.
    """

    RECEIVING = "receiving"
    SENDING = "sending"


@dataclass(frozen=True)
class AgreeWithTeam(OnHandover):
    """Write down what was agreed with one of the two teams, and by which day.

    One call may be about several: `also` are further handovers that are open with the same team.
    """

    side: Side
    with_name: str
    with_role: str
    agreed: str
    next_action_on: date
    also: tuple[UUID, ...] = ()
