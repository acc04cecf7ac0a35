"""Who may sign in: an account is one named person with a role and, if a clinician, a team.

Must not know sessions. Stands in for the trust's own identity service until that is joined.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, ForeignKey, Row, String, Table, bindparam, insert, select

from handover.actor import PEOPLE, Actor, Role
from projections.columns import Instant
from web.desk.database import DeskDatabase, metadata
from web.desk.passwords import hash_of, is_password

accounts = Table(
    "accounts",
    metadata,
    Column("account_id", String, primary_key=True),
    Column("username", String, nullable=False, unique=True),
    Column("password_hash", String, nullable=False),
    Column("name", String, nullable=False),
    Column("job_title", String, nullable=False),
    Column("role", String, nullable=False),
    Column("team_id", String, nullable=True),
    Column("team_name", String, nullable=False),
)
closings = Table(
    "closed_accounts",
    metadata,
    Column("account_id", String, ForeignKey("accounts.account_id"), primary_key=True),
    Column("closed_at", Instant, nullable=False),
)
"""A table of its own: an installation that was made before accounts could be closed has it too."""
_WITH_CLOSINGS = select(accounts, closings.c.closed_at).outerjoin(closings)
_OPEN = _WITH_CLOSINGS.where(closings.c.closed_at.is_(None))
_OPEN_BY_ID = _OPEN.where(accounts.c.account_id == bindparam("account"))


@dataclass(frozen=True)
class Account:
    """One named person, never the clock. `team_id` is None for a lead or a keeper.

    `closed_at` is None while it is open. Raises ValueError for the clock.
    """

    account_id: str
    username: str
    name: str
    job_title: str
    role: Role
    team_id: UUID | None
    team_name: str
    closed_at: datetime | None = None

    def __post_init__(self) -> None:
        """Nobody signs in as the clock, whatever stands in the table."""
        if self.role not in PEOPLE:
            message = f"nobody signs in as {self.role.value}"
            raise ValueError(message)

    @property
    def actor(self) -> Actor:
        """The person as the record names them."""
        return Actor(self.account_id, self.name, self.role, self.team_id, self.team_name)


class Accounts:
    """The accounts of this installation."""

    def __init__(self, database: DeskDatabase) -> None:
        self._database = database

    def add(self, account: Account, password: str) -> None:
        """Add an account. Raises IntegrityError when the id or the username is taken."""
        row = {
            "account_id": account.account_id,
            "username": plain(account.username),
            "password_hash": hash_of(password),
            "name": account.name,
            "job_title": account.job_title,
            "role": account.role.value,
            "team_id": account.team_id.hex if account.team_id else None,
            "team_name": account.team_name,
        }
        with self._database.writing() as connection:
            connection.execute(insert(accounts).values(row))

    def get(self, account_id: str) -> Account | None:
        """The open account with this id."""
        with self._database.reading() as connection:
            row = connection.execute(_OPEN_BY_ID, {"account": account_id}).first()
        return _account(row) if row else None

    def authenticate(self, username: str, password: str) -> Account | None:
        """The account, if it is open and the password is right.

        An unknown name, and one that is closed, takes as long as a wrong password.
        """
        with self._database.reading() as connection:
            query = _OPEN.where(accounts.c.username == plain(username))
            row = connection.execute(query).first()
        is_right = is_password(row.password_hash if row else None, password)
        return _account(row) if row and is_right else None

    def everyone(self) -> list[Account]:
        """Whoever may sign in, by username; a demonstration prints them."""
        return [one for one in self.ever_added() if one.closed_at is None]

    def ever_added(self) -> list[Account]:
        """Every account by username, closed ones too."""
        with self._database.reading() as connection:
            rows = connection.execute(_WITH_CLOSINGS.order_by(accounts.c.username)).all()
        return [_account(row) for row in rows]


def plain(username: str) -> str:
    """The username as it is kept: whoever signs in may write it in capitals."""
    return username.strip().casefold()


def _account(row: Row[tuple[object, ...]]) -> Account:
    return Account(
        account_id=row.account_id,
        username=row.username,
        name=row.name,
        job_title=row.job_title,
        role=Role(row.role),
        team_id=UUID(row.team_id) if row.team_id else None,
        team_name=row.team_name,
        closed_at=row.closed_at,
    )
