"""Who is signed in, on the server's side: signing out ends it here, whatever a browser keeps.

The browser holds a random token, the table only its SHA-256. Must not know pages or passwords.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Column, ForeignKey, String, Table, bindparam, delete, insert, select, update

from projections.columns import Instant
from projections.steady import AHEAD
from web.desk.database import DeskDatabase, metadata

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", String, primary_key=True),
    Column("account_id", String, ForeignKey("accounts.account_id"), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("ended_at", Instant, nullable=True),
)
_NOT_SIGNED_OUT = select(sessions).where(
    sessions.c.token_hash == bindparam("token"), sessions.c.ended_at.is_(None)
)

SEEN_EVERY = timedelta(minutes=1)
"""`seen_at` is written at most this often: a page is read far more often than that matters."""
FORGOTTEN_AFTER = timedelta(days=30)
"""An expired session still tells whose typed form to keep; after this long it is removed [P]."""


@dataclass(frozen=True)
class SessionLimits:
    """How long somebody stays signed in: without a page, and at the very most."""

    idle: timedelta
    at_most: timedelta


@dataclass(frozen=True)
class Session:
    """One signing-in that was not signed out. It may have expired."""

    account_id: str
    is_expired: bool


class Sessions:
    """Starts, finds and ends sessions by their token."""

    def __init__(self, database: DeskDatabase, limits: SessionLimits) -> None:
        self._database = database
        self._limits = limits

    def start(self, account_id: str, now: datetime) -> str:
        """Sign an account in; the token is told once and kept nowhere."""
        token = secrets.token_urlsafe(32)
        row = {
            "token_hash": _hashed(token),
            "account_id": account_id,
            "created_at": now,
            "seen_at": now,
        }
        with self._database.writing() as connection:
            connection.execute(insert(sessions).values(row))
            connection.execute(delete(sessions).where(sessions.c.seen_at < now - FORGOTTEN_AFTER))
        return token

    def find(self, token: str, now: datetime) -> Session | None:
        """The session of this token, live or expired; None if unknown or signed out.

        One that a clock made or saw that was ahead has expired: it would live until that moment.
        """
        with self._database.reading() as connection:
            row = connection.execute(_NOT_SIGNED_OUT, {"token": _hashed(token)}).first()
        if row is None:
            return None
        is_expired = (
            now - row.seen_at >= self._limits.idle or now - row.created_at >= self._limits.at_most
        ) or max(row.seen_at, row.created_at) - now > AHEAD
        if not is_expired and now - row.seen_at >= SEEN_EVERY:
            self._seen(token, now)
        return Session(row.account_id, is_expired)

    def end(self, token: str, now: datetime) -> None:
        """Sign out: the token is worth nothing from now on."""
        change = update(sessions).where(sessions.c.token_hash == _hashed(token))
        with self._database.writing() as connection:
            connection.execute(change.values(ended_at=now))

    def _seen(self, token: str, now: datetime) -> None:
        change = update(sessions).where(sessions.c.token_hash == _hashed(token))
        with self._database.writing() as connection:
            connection.execute(change.values(seen_at=now))


def _hashed(token: str) -> str:
    """SHA-256 is enough: the token has 256 random bits, so there is nothing to guess."""
    return hashlib.sha256(token.encode()).hexdigest()
