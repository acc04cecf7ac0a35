"""Who may sign in: an account is one named person with a role and, if a clinician, a team.

Must not know sessions. Stands in for the trust's own identity service until that is joined.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Column, Row, String, Table, insert, select

from handover.actor import PEOPLE, Actor, Role
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


@dataclass(frozen=True)
class Account:
    """One named person. `team_id` is None for a lead or a keeper. ValueError for the clock."""

    account_id: str
    username: str
    name: str
    job_title: str
    role: Role
    team_id: UUID | None
    team_name: str

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
            "username": _plain(account.username),
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
        """The account with this id."""
        with self._database.reading() as connection:
            query = select(accounts).where(accounts.c.account_id == account_id)
            row = connection.execute(query).first()
        return _account(row) if row else None

    def authenticate(self, username: str, password: str) -> Account | None:
        """The account, if the password is right. An unknown name takes as long as a wrong one."""
        with self._database.reading() as connection:
            query = select(accounts).where(accounts.c.username == _plain(username))
            row = connection.execute(query).first()
        is_right = is_password(row.password_hash if row else None, password)
        return _account(row) if row and is_right else None

    def everyone(self) -> list[Account]:
        """All accounts by username; a demonstration prints them."""
        with self._database.reading() as connection:
            rows = connection.execute(select(accounts).order_by(accounts.c.username)).all()
        return [_account(row) for row in rows]


def _plain(username: str) -> str:
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
    )
