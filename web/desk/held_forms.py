"""Forms that came when the session had just expired: held for the same person, for a day.

Must not know what the forms ask.
"""

from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import JSON, Column, ForeignKey, String, Table, delete, insert, select

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
        """Keep what this person typed on the page at `path`; older forms of anybody go."""
        row = {
            "held_id": uuid4().hex,
            "account_id": account_id,
            "path": path,
            "body": body,
            "held_at": now,
        }
        with self._database.writing() as connection:
            connection.execute(delete(held_forms).where(held_forms.c.held_at < now - HELD_FOR))
            connection.execute(
                delete(held_forms).where(
                    held_forms.c.account_id == account_id, held_forms.c.path == path
                )
            )
            connection.execute(insert(held_forms).values(row))

    def take(self, account_id: str, path: str, now: datetime) -> Typed | None:
        """What this person typed on this page, once: it is removed as it is handed out."""
        query = select(held_forms).where(
            held_forms.c.account_id == account_id,
            held_forms.c.path == path,
            held_forms.c.held_at >= now - HELD_FOR,
        )
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        if row is None:
            return None
        with self._database.writing() as connection:
            connection.execute(delete(held_forms).where(held_forms.c.held_id == row.held_id))
        body: Typed = row.body
        return body
