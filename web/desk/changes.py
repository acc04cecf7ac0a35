"""What becomes of an account after it was added: each change in one transaction, whole or not.

Whoever it is about is signed out everywhere at once. Must not know who may ask for it.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, insert, update

from web.desk.accounts import accounts, closings
from web.desk.database import DeskDatabase
from web.desk.drafts import drafts
from web.desk.held_forms import held_forms
from web.desk.passwords import hash_of
from web.desk.sessions import sessions


def move(
    database: DeskDatabase, account_id: str, team_id: UUID, team_name: str, now: datetime
) -> int:
    """Work in another team from now on; answer how many half-done records are deleted.

    They would be sent for the new team, about families of the old one.
    """
    change = update(accounts).where(accounts.c.account_id == account_id)
    with database.writing() as connection:
        connection.execute(change.values(team_id=team_id.hex, team_name=team_name))
        _sign_out_everywhere(connection, account_id, now)
        return _forget_what_was_typed(connection, account_id)


def close(database: DeskDatabase, account_id: str, now: datetime) -> int:
    """Nobody signs in with it any more; answer how many half-done records are deleted.

    The account stays, for what was recorded names it, and its username is never another's.
    """
    with database.writing() as connection:
        connection.execute(insert(closings).values(account_id=account_id, closed_at=now))
        _sign_out_everywhere(connection, account_id, now)
        return _forget_what_was_typed(connection, account_id)


def change_password(database: DeskDatabase, account_id: str, password: str, now: datetime) -> None:
    """Only `password` signs in from now on. What was typed and not sent stays."""
    change = update(accounts).where(accounts.c.account_id == account_id)
    with database.writing() as connection:
        connection.execute(change.values(password_hash=hash_of(password)))
        _sign_out_everywhere(connection, account_id, now)


def _sign_out_everywhere(connection: Connection, account_id: str, now: datetime) -> None:
    """Every token is worth nothing from now on; one that has expired keeps no typed form either."""
    change = update(sessions).where(
        sessions.c.account_id == account_id, sessions.c.ended_at.is_(None)
    )
    connection.execute(change.values(ended_at=now))


def _forget_what_was_typed(connection: Connection, account_id: str) -> int:
    connection.execute(delete(held_forms).where(held_forms.c.account_id == account_id))
    gone = connection.execute(delete(drafts).where(drafts.c.account_id == account_id))
    return gone.rowcount
