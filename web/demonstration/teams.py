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
from handover.directory.cover import Cover
from handover.opening_hours import OpeningHours
from handover.refusals import Refusal
from handover.teams import TeamKind

DATA = Path(__file__).parent / "data"
CLOSED_TEAM = "amber-valley-visitors"
"""A team that closed when nothing was open with it."""
SUCCESSOR = "derby-north-visitors"
"""The team that covers its area now."""
CLOSED_WITH_OPEN, TOOK_OVER = "mansfield-visitors", "nottingham-visitors"
"""A team that has just closed, and the one to which all that was open with it went."""

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


class TeamsFileError(ValueError):
    """The file of teams cannot be used; the message says which line and why."""


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
    out_of_hours_number: str
    leader_number: str
    authorities: tuple[str, ...]
    districts: tuple[str, ...]
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
            out_of_hours_number=self.out_of_hours_number,
            authorities=self.authorities,
            districts=self.districts,
        )


@cache
def planned_teams() -> MappingProxyType[str, PlannedTeam]:
    """Every team of the demonstration by its key, in the order of teams.csv.

    Raises TeamsFileError for a team that covers nothing, and names its line.
    """
    organisations = {row["ods_code"]: row for row in _rows("organisations.csv")}
    teams = [
        _team(row, organisations[row["ods_code"]], number)
        for number, row in enumerate(covered(_rows("teams.csv"), "teams.csv"))
    ]
    return MappingProxyType({team.key: team for team in teams})


def covered(rows: list[dict[str, str]], name: str) -> list[dict[str, str]]:
    """The rows of the file called `name`, if each covers something. Raises TeamsFileError."""
    for line, row in enumerate(rows, start=2):
        try:
            Cover.of(_listed(row["authorities"]), _listed(row["districts"]))
        except Refusal as refusal:
            raise TeamsFileError(f"{name}, line {line} ({row['key']}): {refusal}") from refusal
    return rows


def _listed(text: str) -> tuple[str, ...]:
    return tuple(one for one in text.split(";") if one)


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
        places=_listed(row["places"]),
        authorities=_listed(row["authorities"]),
        districts=_listed(row["districts"]),
        telephone=f"01632 960{100 + number}",
        hours=HOURS[row["hours"]],
        out_of_hours=(
            f"Urgent: the on-call senior nurse, 07700 900{100 + number}. "
            f"{area} children's social care, emergency duty team, 01632 960{800 + number}. "
            "Immediate danger: 999."
        ),
        out_of_hours_number=f"07700 900{100 + number}",
        leader_number=f"01632 960{200 + number}",
        verified_days_ago=int(row["verified_days_ago"]) if row["verified_days_ago"] else None,
        clinician=row["clinician"],
        job_title=row["job_title"],
    )
