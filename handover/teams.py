"""How a team is named inside a handover: frozen when recorded, so history keeps its words.

Must not know the Team aggregate, which goes on changing.
"""

from dataclasses import dataclass
from enum import Enum
from uuid import UUID


class TeamKind(Enum):
    """What the team does. Either kind may send and receive."""

    MIDWIFERY = "midwifery"
    HEALTH_VISITING = "health_visiting"


@dataclass(frozen=True)
class TeamNamed:
    """A team as it was when the handover was sent to it or from it.

    `telephone` is the number that was rung first; `authorities` are those that it covered.
    """

    team_id: UUID
    name: str
    organisation: str
    ods_code: str
    area: str
    telephone: str
    authorities: tuple[str, ...] = ()
