"""The invented teams of the demonstration, in real organisations (data/README.md).

Must not know handovers or accounts.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from uuid import NAMESPACE_URL, UUID, uuid5

from handover.commands import RegisterTeam
from handover.deciding.recording import subject_id
from handover.opening_hours import OpeningHours
from handover.teams import TeamKind

DATA = Path(__file__).parent / "data"
CLOSED_TEAM = "amber-valley-visitors"
"""The one team that has closed since it was registered."""
SUCCESSOR = "derby-north-visitors"
"""The team that covers its area now."""

_TEAMS = uuid5(NAMESPACE_URL, "pick-up-the-phone/demonstration/team")
_KINDS = {"midwifery": TeamKind.MIDWIFERY, "health visiting": TeamKind.HEALTH_VISITING}
HOURS = MappingProxyType(
    {
        "weekdays": OpeningHours.weekdays(),
        "long weekdays": OpeningHours.weekdays("08:00", "18:00"),
        "weekdays and Saturday": OpeningHours(
            (*OpeningHours.weekdays().weekly, (6, "09:00", "13:00"))
        ),
        "every day": OpeningHours(
            tuple((day, "08:00", "20:00") for day in range(1, 8)), open_on_bank_holidays=True
        ),
        "part time": OpeningHours(tuple((day, "09:00", "15:00") for day in (1, 2, 4))),
    }
)
"""What the words in teams.csv stand for."""


@dataclass(frozen=True)
class PlannedTeam:
    """One line of teams.csv. `verified_days_ago` is None where nobody ever rang the number."""

    key: str
    name: str
    kind: TeamKind
    organisation: str
    ods_code: str
    area: str
    places: tuple[str, ...]
    telephone: str
    hours: OpeningHours
    out_of_hours: str
    verified_days_ago: int | None
    clinician: str
    job_title: str

    @property
    def command_id(self) -> UUID:
        """The id under which the team is registered; the same at every start."""
        return uuid5(_TEAMS, self.key)

    @property
    def team_id(self) -> UUID:
        """The team's stream."""
        return subject_id(self.command_id)

    @property
    def register(self) -> RegisterTeam:
        """The command that adds the team; its number is verified later, if ever."""
        return RegisterTeam(
            name=self.name,
            kind=self.kind,
            organisation=self.organisation,
            ods_code=self.ods_code,
            area=self.area,
            places=self.places,
            telephone=self.telephone,
            verified_on=None,
            hours=self.hours,
            out_of_hours=self.out_of_hours,
        )


@cache
def planned_teams() -> MappingProxyType[str, PlannedTeam]:
    """Every team of the demonstration by its key, in the order of teams.csv."""
    organisations = {row["ods_code"]: row for row in _rows("organisations.csv")}
    teams = [
        _team(row, organisations[row["ods_code"]], number)
        for number, row in enumerate(_rows("teams.csv"))
    ]
    return MappingProxyType({team.key: team for team in teams})


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _team(row: dict[str, str], organisation: dict[str, str], number: int) -> PlannedTeam:
    area = organisation["integrated_care_board"]
    return PlannedTeam(
        key=row["key"],
        name=row["name"],
        kind=_KINDS[row["kind"]],
        organisation=organisation["name"],
        ods_code=row["ods_code"],
        area=area,
        places=tuple(row["places"].split(";")),
        telephone=f"01632 960{100 + number}",
        hours=HOURS[row["hours"]],
        out_of_hours=(
            f"Urgent: the on-call senior nurse, 07700 900{100 + number}. "
            f"{area} children's social care, emergency duty team, 01632 960{800 + number}. "
            "Immediate danger: 999."
        ),
        verified_days_ago=int(row["verified_days_ago"]) if row["verified_days_ago"] else None,
        clinician=row["clinician"],
        job_title=row["job_title"],
    )
