"""How often somebody has failed to sign in lately, counted for all workers together.

Must not know what was tried: a name may be a password in the wrong box, so only its keyed digest
is kept.
"""

import hashlib
import hmac
from datetime import datetime, timedelta

from sqlalchemy import (
    Column,
    ColumnElement,
    Integer,
    String,
    Table,
    delete,
    insert,
    not_,
    or_,
    select,
    update,
)

from projections.columns import Instant
from projections.steady import AHEAD
from web.desk.database import DeskDatabase, metadata

tries = Table(
    "tries",
    metadata,
    Column("tried", String, primary_key=True),
    Column("failed", Integer, nullable=False),
    Column("since", Instant, nullable=False),
)

COUNTED_FOR = timedelta(minutes=15)
"""Since the first of them [P]."""


class Tries:
    """Counts failed tries of a name, or from an address."""

    def __init__(self, database: DeskDatabase, key: str) -> None:
        """`key` is secret: without it nobody finds out which names were tried."""
        self._database = database
        self._key = key.encode()

    def failed(self, tried: str, now: datetime) -> int:
        """How many of `tried` have failed lately."""
        query = select(tries.c.failed).where(
            tries.c.tried == self._digest(tried), not_(_is_forgotten(now))
        )
        with self._database.reading() as connection:
            return connection.execute(query).scalar() or 0

    def count(self, tried: str, now: datetime) -> None:
        """One more has failed. What was counted long enough ago, of anybody, is forgotten."""
        digest = self._digest(tried)
        with self._database.writing() as connection:
            connection.execute(delete(tries).where(_is_forgotten(now)))
            more = update(tries).where(tries.c.tried == digest).values(failed=tries.c.failed + 1)
            if not connection.execute(more).rowcount:
                connection.execute(insert(tries).values(tried=digest, failed=1, since=now))

    def _digest(self, tried: str) -> str:
        return hmac.new(self._key, tried.encode(), hashlib.sha256).hexdigest()


def _is_forgotten(now: datetime) -> ColumnElement[bool]:
    """It was long enough ago; or a clock counted it that was ahead, and nobody waits for that."""
    return or_(tries.c.since <= now - COUNTED_FOR, tries.c.since > now + AHEAD)
