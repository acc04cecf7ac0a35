"""Forms that came when the session had just expired: held for the same person, until they are sent.

A page on which one is shown may never arrive. Must not know what the forms ask.
"""

from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    ForeignKey,
    String,
    Table,
    delete,
    insert,
    select,
)

from projections.columns import Instant
from web.desk.database import DeskDatabase, metadata

Typed = dict[str, list[str]]
"""A form as it was sent: every field's values, in order."""

held_forms = Table(
    "held_forms",
    metadata,
    Column("held_id", String, primary_key=True),
    Column("account_id", String, ForeignKey("accounts.account_id"), nullable=False, index=True),
    Column("path", String, nullable=False),
    Column("body", JSON, nullable=False),
    Column("held_at", Instant, nullable=False),
)

HELD_FOR = timedelta(days=1)
"""Long enough to find the next signal or the next shift; short enough for what is personal [P]."""


class HeldForms:
    """Holds one form for each person and page: the newest."""

    def __init__(self, database: DeskDatabase) -> None:
        self._database = database

    def hold(self, account_id: str, path: str, body: Typed, now: datetime) -> None:
        """Keep what this person typed on the page at `path`, instead of what was held of it."""
        row = {
            "held_id": uuid4().hex,
            "account_id": account_id,
            "path": path,
            "body": body,
            "held_at": now,
        }
        with self._database.writing() as connection:
            connection.execute(delete(held_forms).where(*_on_page(account_id, path)))
            connection.execute(insert(held_forms).values(row))

    def find(self, account_id: str, path: str, now: datetime) -> Typed | None:
        """What this person typed on this page, for as long as it is held."""
        is_fresh = held_forms.c.held_at >= now - HELD_FOR
        query = select(held_forms.c.body).where(*_on_page(account_id, path), is_fresh)
        with self._database.reading() as connection:
            body: Typed | None = connection.execute(query).scalar()
        return body

    def let_go(self, account_id: str, path: str) -> None:
        """It was sent, or is kept elsewhere. Where nothing is held, nothing is written."""
        query = select(held_forms.c.held_id).where(*_on_page(account_id, path))
        with self._database.reading() as connection:
            is_held = connection.execute(query).first() is not None
        if is_held:
            with self._database.writing() as connection:
                connection.execute(delete(held_forms).where(*_on_page(account_id, path)))

    def expire(self, now: datetime) -> None:
        """Remove everybody's that are held for longer than `HELD_FOR`."""
        with self._database.writing() as connection:
            connection.execute(delete(held_forms).where(held_forms.c.held_at < now - HELD_FOR))


def _on_page(account_id: str, path: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return held_forms.c.account_id == account_id, held_forms.c.path == path
