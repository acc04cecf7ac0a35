"""A small registered region and the people in it, for tests of the pages and the API.

Made through the service itself, once for a whole test run, then copied for each test.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid5

from handover.actor import Actor, Asked, Role, Source
from handover.commands import CloseTeam, RegisterTeam, VerifyNumber
from handover.deadlines import DEFAULT_RULEBOOK
from handover.deciding.recording import subject_id
from handover.directory.numbers import OUT_OF_HOURS_KEY
from handover.events import Recorded
from handover.opening_hours import OpeningHours
from handover.rules.rulebook import Rulebook
from handover.teams import TeamKind
from web.clock import Clock
from web.composition import Composition, compose
from web.desk.accounts import Account
from web.settings import Settings

START = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
"""A Tuesday, in winter time: London's clocks say the same."""
PASSWORD = "pick-up-the-phone"
AT_NIGHT = "07700 900199"
"""Every team's number for out of hours."""
_NAMES = UUID("5e3b8a52-6f0e-4c8e-9d0a-2f8f5f1f4c11")
_KEEPER = Actor("keeper-kit", "Kit Keeper", Role.KEEPER, None, "")


class MovableClock:
    """A clock that stands still until a test moves it, and what has gone by meanwhile."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now
        self.seconds = 1000.0

    def __call__(self) -> datetime:
        return self.now

    def passed(self) -> float:
        """The seconds that have gone by, whatever the clock was put to."""
        return self.seconds

    def move(self, *, days: float = 0, hours: float = 0, minutes: float = 0) -> None:
        """Let time pass."""
        time = timedelta(days=days, hours=hours, minutes=minutes)
        self.now += time
        self.seconds += time.total_seconds()

    def put(self, *, days: float = 0, minutes: float = 0) -> None:
        """Put the clock alone forward or back: no time passes."""
        self.now += timedelta(days=days, minutes=minutes)


@dataclass(frozen=True)
class TeamOfTest:
    """What a test needs to know of a registered team."""

    key: str
    name: str
    kind: TeamKind
    organisation: str
    ods_code: str
    area: str
    telephone: str
    is_closed: bool = False

    @property
    def command_id(self) -> UUID:
        return uuid5(_NAMES, self.key)


TEAMS = (
    TeamOfTest(
        "leicester_midwives",
        "Leicester community midwives",
        TeamKind.MIDWIFERY,
        "University Hospitals of Leicester NHS Trust",
        "RWE",
        "Leicester",
        "01632 960101",
    ),
    TeamOfTest(
        "nottingham_midwives",
        "Nottingham community midwives",
        TeamKind.MIDWIFERY,
        "Nottingham University Hospitals NHS Trust",
        "RX1",
        "Nottingham",
        "01632 960102",
    ),
    TeamOfTest(
        "derby_visitors",
        "Derby health visitors",
        TeamKind.HEALTH_VISITING,
        "Derbyshire Community Health Services NHS Foundation Trust",
        "RY8",
        "Derby",
        "01632 960103",
    ),
    TeamOfTest(
        "leicester_visitors",
        "Leicester health visitors",
        TeamKind.HEALTH_VISITING,
        "Leicestershire Partnership NHS Trust",
        "RT5",
        "Leicester",
        "01632 960104",
    ),
    TeamOfTest(
        "closed_visitors",
        "Old Town health visitors",
        TeamKind.HEALTH_VISITING,
        "Leicestershire Partnership NHS Trust",
        "RT5",
        "Leicester",
        "01632 960105",
        is_closed=True,
    ),
)

PEOPLE = {
    "mary": ("Mary Okafor", "Community midwife", Role.MIDWIFE, "leicester_midwives"),
    "nina": ("Nina Shah", "Community midwife", Role.MIDWIFE, "nottingham_midwives"),
    "hana": ("Hana Novak", "Health visitor", Role.HEALTH_VISITOR, "derby_visitors"),
    "hugo": ("Hugo Brandt", "Health visitor", Role.HEALTH_VISITOR, "leicester_visitors"),
    "lena": ("Lena Price", "Regional lead", Role.LEAD, None),
    "kit": ("Kit Welland", "Directory keeper", Role.KEEPER, None),
}


@dataclass(frozen=True)
class World:
    """The region as one test sees it."""

    together: Composition
    teams: dict[str, UUID]
    accounts: dict[str, Account]


@dataclass(frozen=True)
class MadeInDatabase:
    """A region that was made in a database: its folder, and how another copy of it is got."""

    folder: Path
    address_of_copy: Callable[[], str]


def settings_in(data: Path, database: str = "") -> Settings:
    """Settings of a demonstration with its files in `data`, or all in a database."""
    return Settings(
        data=data,
        secret_key="a key for tests, never used elsewhere",
        is_demonstration=True,
        database=database,
    )


def make_region(data: Path, database: str = "") -> None:
    """Register the teams and the accounts, and let go of the files."""
    together = compose(settings_in(data, database), MovableClock())
    teams = {team.key: _register(together, team) for team in TEAMS}
    for username in PEOPLE:
        together.desk.accounts.add(_account(username, teams), PASSWORD)
    together.close()


def open_region(
    made: Path | MadeInDatabase,
    data: Path,
    clock: Clock,
    *,
    is_demonstration: bool = True,
    rulebook: Rulebook = DEFAULT_RULEBOOK,
) -> World:
    """A copy of the made region for one test; its projections stand at the head of the log."""
    if isinstance(made, MadeInDatabase):
        shutil.copytree(made.folder, data)
        settings = settings_in(data, made.address_of_copy())
    else:
        shutil.copytree(made, data)
        settings = settings_in(data)
    settings = replace(settings, is_demonstration=is_demonstration, rulebook=rulebook)
    together = compose(settings, clock)
    together.projector.catch_up_fully()
    accounts = {one.username: one for one in together.desk.accounts.everyone()}
    teams = {team.key: subject_id(team.command_id) for team in TEAMS}
    return World(together, teams, accounts)


def _register(together: Composition, team: TeamOfTest) -> UUID:
    register = RegisterTeam(
        name=team.name,
        kind=team.kind,
        organisation=team.organisation,
        ods_code=team.ods_code,
        area=team.area,
        places=(team.area,),
        telephone=team.telephone,
        verified_on=date(2026, 10, 20),
        hours=OpeningHours.weekdays(),
        out_of_hours="Ring the duty desk on 01632 960199.",
        out_of_hours_number=AT_NIGHT,
        authorities=(team.area,),
    )
    asked = Asked(team.command_id, _KEEPER, Source.COMMAND_LINE, START - timedelta(days=30))
    team_id = together.service.execute(register, asked).subject_id
    at_night = VerifyNumber(team_id, AT_NIGHT, date(2026, 10, 20), key=OUT_OF_HOURS_KEY)
    rung = replace(asked, command_id=uuid5(_NAMES, f"{team.key} at night"))
    together.service.execute(at_night, rung)
    if team.is_closed:
        closing = Asked(
            uuid5(_NAMES, f"{team.key} closes"),
            _KEEPER,
            Source.COMMAND_LINE,
            START - timedelta(days=7),
        )
        together.service.execute(CloseTeam(team_id, "Joined with another team"), closing)
    return team_id


def _account(username: str, teams: dict[str, UUID]) -> Account:
    name, job_title, role, key = PEOPLE[username]
    team = next((team for team in TEAMS if team.key == key), None)
    return Account(
        account_id=f"account-{username}",
        username=username,
        name=name,
        job_title=job_title,
        role=role,
        team_id=teams[key] if key else None,
        team_name=team.name if team else "Midlands region",
    )


def recorded(world: World) -> list[UUID]:
    """The command ids of every handover in the log."""
    logged = world.together.service.read_log(0, 10**6)
    return [one.event.envelope.command_id for one in logged if isinstance(one.event, Recorded)]
