"""Where the oracle's words stand in a real service: the people, the ids, and the moments.

Must not judge anything.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4, uuid5

from handover.actor import Actor, Role
from handover.application import HandoverService
from handover.family.family import Family
from handover.family.identity import PRACTICE_KEY, FamilyKey
from handover.handover import Handover
from handover.team import Team
from handover.teams import TeamKind
from tests.domain.machine.told import PEOPLE
from tests.region import (
    CORBY,
    DERBY,
    KIT,
    LEICESTER,
    NOTTINGHAM,
    NOW,
    register,
    settle,
)

NHS_NUMBERS = {"ann": "9990000018", "beth": "9990000026"}
MONDAY = date(2026, 11, 23)
A_STRANGER = uuid5(DERBY, "nobody knows this id")
ROLES = {
    "midwife": Role.MIDWIFE,
    "health visitor": Role.HEALTH_VISITOR,
    "lead": Role.LEAD,
    "keeper": Role.KEEPER,
}


@dataclass
class Places:
    """The ids of all that the oracle calls by a word or a number."""

    service: HandoverService
    teams: dict[str, UUID]
    handovers: list[UUID] = field(default_factory=list)

    def actor(self, who: str) -> Actor:
        """The person of this name."""
        role, team = PEOPLE[who]
        return Actor(who, who.title(), ROLES[role], self.teams.get(team), team or "Midlands")

    def handover(self, number: int) -> Handover:
        """The handover as the log makes it now."""
        found: Handover = self.service.repository.get(self.handovers[number])
        return found

    def team(self, name: str) -> Team:
        """The team as the log makes it now."""
        found: Team = self.service.repository.get(self.teams[name])
        return found

    def team_name(self, team_id: UUID) -> str:
        """What the oracle calls a team."""
        [name] = [name for name, one in self.teams.items() if one == team_id]
        return name

    def family(self, mother: str) -> Family:
        """Her family as the log makes it now; only once somebody recorded about her."""
        found: Family = self.service.repository.get(family_id(mother))
        return found

    def baby_id(self, mother: str, order: int) -> UUID:
        """The id of one of her babies; of nobody, if she has no such baby."""
        babies = self.family(mother).babies.values()
        return next((baby.baby_id for baby in babies if baby.order == order), A_STRANGER)


def family_id(mother: str) -> UUID:
    """The stream of her family."""
    found: UUID = FamilyKey(PRACTICE_KEY).family_id(NHS_NUMBERS[mother])
    return found


def at_minute(minute: int) -> datetime:
    """The moment of a minute of a history."""
    return NOW + timedelta(minutes=minute)


def minute_of(moment: datetime) -> int:
    """The minute of a moment."""
    return round((moment - NOW) / timedelta(minutes=1))


def settle_places(path: Path) -> dict[str, UUID]:
    """Register the oracle's teams in a new log at `path`; their ids by name."""
    region = settle(path)
    teams = {"Leicester": LEICESTER, "Derby": DERBY, "Nottingham": NOTTINGHAM, "Corby": CORBY}
    midwives = register("Northampton", kind=TeamKind.MIDWIFERY, ods_code="RNS")
    teams["Northampton"] = region.ask(KIT, midwives, NOW - timedelta(days=60), uuid4()).subject_id
    region.service.close()
    return teams


def reopened(path: Path, teams: dict[str, UUID]) -> Places:
    """The service over the log at `path`."""
    return Places(HandoverService(str(path), is_demonstration=True), dict(teams))


def date_of(day: int) -> date:
    """The date of a day, counted from the Monday before a history."""
    return MONDAY + timedelta(days=day)


def day_of(day: date) -> int:
    """The day of a date, counted from the Monday before a history."""
    return (day - MONDAY).days
