"""The invented people of the demonstration: who may sign in, and who else has acted.

Must not know handovers. One name is one person, so an account and its past deeds agree.
"""

from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

from handover.actor import Actor, Role
from handover.teams import TeamKind
from web.demonstration.teams import PlannedTeam, planned_teams
from web.desk.accounts import Account

PASSWORD = "pick-up-the-phone"  # noqa: S105 - printed at start; opens invented records only
"""The password of every demonstration account."""

_PEOPLE = uuid5(NAMESPACE_URL, "pick-up-the-phone/demonstration/person")
_ROLE_OF = {
    TeamKind.MIDWIFERY: Role.MIDWIFE,
    TeamKind.HEALTH_VISITING: Role.HEALTH_VISITOR,
}


@dataclass(frozen=True)
class SignIn:
    """An account to try the service with: a clinician's `team` is a key of teams.csv."""

    username: str
    name: str
    job_title: str
    team: str | None
    role: Role | None = None
    """For a person without a team; a clinician's role is that of the team."""
    looks_after: str = ""


SIGN_INS = (
    SignIn("mary", "Mary Ashdown", "Community midwife", "leicester-east-midwives"),
    SignIn("nina", "Nina Pawlak", "Community midwife", "derby-midwives"),
    SignIn("hana", "Hana Whitcombe", "Health visitor", "derby-north-visitors"),
    SignIn("harriet", "Harriet Osei", "Specialist health visitor", "derby-north-visitors"),
    SignIn("oliver", "Oliver Tranter", "Health visitor", "leicester-city-visitors"),
    SignIn("kit", "Kit Sorrell", "Directory keeper", None, Role.KEEPER, "Directory of teams"),
    SignIn("lena", "Lena Marsh", "Regional lead", None, Role.LEAD, "Midlands"),
)
"""The lead is the last: once her account is there, the region is complete."""


def keeper() -> Actor:
    """Who wrote the directory."""
    return signed_in_actor("kit")


def clinician_of(team: PlannedTeam) -> Actor:
    """Who sends and answers for `team`."""
    return _member(team, team.clinician)


def signed_in_actor(username: str) -> Actor:
    """The person behind a demonstration account."""
    return next(account.actor for account in accounts() if account.username == username)


def job_title_of(name: str) -> str:
    """What the person called `name` is employed as."""
    titles = {team.clinician: team.job_title for team in planned_teams().values()}
    return (titles | {one.name: one.job_title for one in SIGN_INS})[name]


def accounts() -> list[Account]:
    """The accounts of the demonstration, the lead's last."""
    return [_account(one) for one in SIGN_INS]


def _account(sign_in: SignIn) -> Account:
    actor = _actor(sign_in)
    return Account(
        account_id=actor.account_id,
        username=sign_in.username,
        name=sign_in.name,
        job_title=sign_in.job_title,
        role=actor.role,
        team_id=actor.team_id,
        team_name=actor.team_name,
    )


def _actor(sign_in: SignIn) -> Actor:
    if sign_in.team is not None:
        return _member(planned_teams()[sign_in.team], sign_in.name)
    assert sign_in.role is not None  # noqa: S101 - one or the other, in the list above
    person_id = _person_id(sign_in.name)
    return Actor(person_id, sign_in.name, sign_in.role, None, sign_in.looks_after)


def _member(team: PlannedTeam, name: str) -> Actor:
    team_id: UUID = team.team_id
    return Actor(_person_id(name), name, _ROLE_OF[team.kind], team_id, team.name)


def _person_id(name: str) -> str:
    return str(uuid5(_PEOPLE, name))
