"""Who has an account on an installation: the words checked, the team found in the directory.

Must not know how it is asked for.
"""

import re
from dataclasses import replace
from uuid import UUID, uuid4

from sqlalchemy.engine import RowMapping
from sqlalchemy.exc import IntegrityError

from handover.actor import Role
from handover.refusals import InvalidValue
from handover.text import line
from handover.words import say_time
from projections.directory import team_of, teams_named
from web.composition import Composition
from web.desk import changes
from web.desk.accounts import Account, plain
from web.desk.passwords import LONGEST_PASSWORD
from web.presenters.labels import ROLE

SHORTEST_PASSWORD = 12
"""Characters; three random words are longer, and easier to remember than odd signs (NCSC) [P]."""
WITH_TEAM = frozenset({Role.MIDWIFE, Role.HEALTH_VISITOR})
_USERNAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?", re.ASCII)


class AccountError(ValueError):
    """No account can be made of this; the message says what to do."""


def new_account(
    together: Composition,
    *,
    username: str,
    name: str,
    job_title: str,
    role: Role,
    team: str | None,
    region: str,
) -> Account:
    """The account, not kept yet. `team` is an id or a name, `region` words for who has no team.

    Raises AccountError.
    """
    found = _team(together, role, team)
    return Account(
        account_id=str(uuid4()),
        username=_free_username(together, username),
        name=_line(name, "the name"),
        job_title=_line(job_title, "the job title"),
        role=role,
        team_id=found["team_id"] if found else None,
        team_name=found["name"] if found else _region(region),
    )


def keep(together: Composition, account: Account, password: str) -> None:
    """Keep the account from now on. Raises AccountError for a password or a username."""
    _check_password(password)
    try:
        together.desk.accounts.add(account, password)
    except IntegrityError as error:
        raise _taken(account.username) from error


def known_account(together: Composition, username: str) -> Account:
    """The open account with this username. Raises AccountError for none, and for a closed one."""
    every = together.desk.accounts.ever_added()
    named = plain(username)
    found = next((one for one in every if one.username == named), None)
    if found is None:
        raise AccountError(
            f"There is no account with the username {named}. `account list` shows every account."
        )
    if found.closed_at is not None:
        raise AccountError(
            f"The account {named} was closed, {say_time(found.closed_at)}. Whoever comes back gets "
            "a new one, under another username."
        )
    return found


def move_account(together: Composition, username: str, team: str) -> tuple[Account, int]:
    """Let the person work in another team; answer also how many half-done records were deleted.

    Raises AccountError.
    """
    account = known_account(together, username)
    if account.role not in WITH_TEAM:
        raise AccountError(f"A {ROLE[account.role].lower()} belongs to no team and cannot move.")
    found = _team(together, account.role, team)
    assert found is not None  # noqa: S101 - a clinician has a team, or is told why not
    if found["team_id"] == account.team_id:
        raise AccountError(f"{account.name} works in {account.team_name} already.")
    moved = replace(account, team_id=found["team_id"], team_name=found["name"])
    return moved, changes.move(
        together.desk.database, moved.account_id, found["team_id"], found["name"], together.clock()
    )


def close_account(together: Composition, username: str) -> tuple[Account, int]:
    """Let nobody sign in with it; answer also how many half-done records were deleted.

    Raises AccountError.
    """
    account = known_account(together, username)
    return account, changes.close(together.desk.database, account.account_id, together.clock())


def change_password(together: Composition, account: Account, password: str) -> None:
    """Let only this password sign in. Raises AccountError for one that cannot be."""
    _check_password(password)
    changes.change_password(together.desk.database, account.account_id, password, together.clock())


def _check_password(typed: str) -> None:
    """Nobody may guess it soon, and hashing it must not take long."""
    if len(typed) < SHORTEST_PASSWORD:
        raise AccountError(
            f"Choose a password of at least {SHORTEST_PASSWORD} characters: three words that do "
            "not belong together are good."
        )
    if len(typed) > LONGEST_PASSWORD:
        raise AccountError(f"Choose a password of at most {LONGEST_PASSWORD:,} characters.")


def said_of(account: Account) -> str:
    """Name, job title, role and team on one line, and since when it is closed."""
    closed = f"closed {say_time(account.closed_at)}" if account.closed_at else ""
    said = (account.name, account.job_title, ROLE[account.role].lower(), account.team_name, closed)
    return ", ".join(part for part in said if part)


def _team(together: Composition, role: Role, asked: str | None) -> RowMapping | None:
    """The open team of a clinician; None for a lead or a keeper, who have none."""
    if role not in WITH_TEAM:
        if asked:
            raise AccountError(
                f"A {ROLE[role].lower()} belongs to no team. Leave --team out: --region says "
                "what they look after."
            )
        return None
    if not asked:
        raise AccountError("Say in which team this person works: --team with its name or its id.")
    found = _teams(together, asked.strip())
    if not found:
        raise AccountError(
            f"No open team in the directory has the name or the id {asked!r}. "
            "The directory's keeper registers teams, on the page Directory."
        )
    if len(found) > 1:
        ids = ", ".join(f"{one['team_id']} ({one['organisation']})" for one in found)
        raise AccountError(f"More than one team has the name {asked!r}. Use an id: {ids}")
    return found[0]


def _teams(together: Composition, asked: str) -> list[RowMapping]:
    with together.reads.reading() as connection:
        try:
            row = team_of(connection, UUID(asked))
        except ValueError:
            return teams_named(connection, asked)
    return [row] if row and not row["is_closed"] else []


def _free_username(together: Composition, typed: str) -> str:
    username = plain(typed)
    if not _USERNAME.fullmatch(username):
        raise AccountError(
            "Use letters a to z, digits, dots, hyphens and underscores for the username, for "
            "example mary.okafor."
        )
    if any(one.username == username for one in together.desk.accounts.ever_added()):
        raise _taken(username)
    return username


def _taken(username: str) -> AccountError:
    return AccountError(f"The username {username} is taken. Choose another one.")


def _region(typed: str) -> str:
    return _line(typed, "the region") if typed.strip() else ""


def _line(typed: str, called: str) -> str:
    try:
        return line(typed, field="", called=called)
    except InvalidValue as refusal:
        raise AccountError(f"{refusal.message}.") from refusal
