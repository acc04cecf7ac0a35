"""What somebody has typed so far and not yet sent: kept on the server, for that person only.

Must not know what is typed. A draft is no record: nothing is shown of it to anybody else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Index,
    Row,
    String,
    Table,
    delete,
    insert,
    select,
    update,
)

from projections.columns import Instant
from web.desk.database import DeskDatabase, metadata

drafts = Table(
    "drafts",
    metadata,
    Column("draft_id", String, primary_key=True),
    Column("account_id", String, ForeignKey("accounts.account_id"), nullable=False),
    Column("purpose", String, nullable=False),
    Column("body", JSON, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Index("drafts_of", "account_id", "purpose", "changed_at"),
)


KEPT_FOR = timedelta(days=7)
"""Since the last change: longer than any shift pattern, short for an NHS number at rest [P]."""


class DraftNotFoundError(LookupError):
    """No such draft, or it is another person's, or it was sent: the answer is the same."""


@dataclass(frozen=True)
class Draft:
    """One person's half-done form. `body` is whatever its pages keep, by part."""

    draft_id: UUID
    account_id: str
    purpose: str
    body: dict[str, Any]
    created_at: datetime
    changed_at: datetime


class Drafts:
    """Keeps drafts; every question names the account that asks."""

    def __init__(self, database: DeskDatabase) -> None:
        self._database = database

    def expire(self, now: datetime) -> int:
        """Remove everybody's drafts that nobody changed for `KEPT_FOR`; how many there were."""
        with self._database.writing() as connection:
            gone = connection.execute(delete(drafts).where(drafts.c.changed_at < now - KEPT_FOR))
        return gone.rowcount

    def start(self, account_id: str, purpose: str, now: datetime) -> Draft:
        """A new, empty draft."""
        draft = Draft(uuid4(), account_id, purpose, {}, now, now)
        row = {**vars(draft), "draft_id": draft.draft_id.hex}
        with self._database.writing() as connection:
            connection.execute(insert(drafts).values(row))
        return draft

    def get(self, draft_id: UUID, account_id: str) -> Draft | None:
        """The draft, if it is this account's own."""
        query = select(drafts).where(*_own(draft_id, account_id))
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        return _draft(row) if row else None

    def save(
        self, draft_id: UUID, account_id: str, body: Mapping[str, Any], now: datetime
    ) -> Draft:
        """Keep the parts in `body`; parts not named stay, so two open tabs lose nothing.

        Raises DraftNotFoundError.
        """
        with self._database.writing() as connection:
            row = connection.execute(select(drafts).where(*_own(draft_id, account_id))).first()
            if row is None:
                raise DraftNotFoundError
            merged = {**row.body, **body}
            change = update(drafts).where(*_own(draft_id, account_id))
            connection.execute(change.values(body=merged, changed_at=now))
        return Draft(draft_id, account_id, row.purpose, merged, row.created_at, now)

    def end(self, draft_id: UUID, account_id: str) -> None:
        """Remove the draft: it was sent, or thrown away. Nothing happens if it is not there."""
        with self._database.writing() as connection:
            connection.execute(delete(drafts).where(*_own(draft_id, account_id)))

    def list_of(self, account_id: str, purpose: str) -> list[Draft]:
        """The account's drafts for this purpose, last changed first."""
        query = (
            select(drafts)
            .where(drafts.c.account_id == account_id, drafts.c.purpose == purpose)
            .order_by(drafts.c.changed_at.desc(), drafts.c.draft_id)
        )
        with self._database.reading() as connection:
            return [_draft(row) for row in connection.execute(query)]


def _own(draft_id: UUID, account_id: str) -> tuple[Any, Any]:
    return drafts.c.draft_id == draft_id.hex, drafts.c.account_id == account_id


def _draft(row: Row[tuple[object, ...]]) -> Draft:
    return Draft(
        draft_id=UUID(row.draft_id),
        account_id=row.account_id,
        purpose=row.purpose,
        body=row.body,
        created_at=row.created_at,
        changed_at=row.changed_at,
    )
