"""The emails that are queued: what is due, what could not be sent, and a handover's own.

Holds no address and no word of a record. Must not know how an email is sent.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Index,
    Integer,
    Table,
    Text,
    Uuid,
    and_,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.engine import RowMapping

from handover.outbox import events
from handover.reference import call_reference
from projections.columns import Instant
from projections.database import metadata
from projections.hidden_elsewhere import veiled_page_elsewhere
from projections.model import Folds, Page, page_of
from projections.overdue import IS_OPEN, board

TOO_LONG = timedelta(minutes=15)
"""An email that still waits after this is a matter for a lead [P]."""

outbox = Table(
    "outbox",
    metadata,
    Column("message_id", Uuid, primary_key=True),
    Column("handover_id", Uuid, nullable=False, index=True),
    Column("reference", Text, nullable=False),
    Column("occasion", Text, nullable=False),
    Column("team_id", Uuid, nullable=False),
    Column("team_name", Text, nullable=False),
    Column("is_to_sender", Boolean, nullable=False),
    Column("queued_at", Instant, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("failure", Text),
    Column("next_try_at", Instant),
    Column("sent_at", Instant),
    Column("suppressed_at", Instant),
    Column("why_suppressed", Text),
    Column("given_up_at", Instant),
)
"""`next_try_at` is none once it waits no more: then one of the three after it says how it ended."""
folds = Folds(outbox)

IS_WAITING = outbox.c.next_try_at.is_not(None)
IS_GIVEN_UP = outbox.c.given_up_at.is_not(None)
Index("outbox_waiting", outbox.c.next_try_at, sqlite_where=IS_WAITING, postgresql_where=IS_WAITING)
Index(
    "outbox_given_up", outbox.c.given_up_at, sqlite_where=IS_GIVEN_UP, postgresql_where=IS_GIVEN_UP
)


def due(connection: Connection, now: datetime, at_most: int) -> Sequence[UUID]:
    """The messages to send at `now`, what has waited longest first."""
    query = (
        select(outbox.c.message_id)
        .where(outbox.c.next_try_at <= now)
        .order_by(outbox.c.next_try_at, outbox.c.message_id)
        .limit(at_most)
    )
    return connection.execute(query).scalars().all()


def unsent(connection: Connection, now: datetime, number: int = 1) -> Page:
    """For the lead: what waits for too long at `now`, and what was given up while it is open.

    The newest first. Where an address is hidden, the receiving team is not shown.
    """
    query = select(outbox).where(_is_unsent(now))
    ordered = query.order_by(outbox.c.queued_at.desc(), outbox.c.message_id)
    return veiled_page_elsewhere(connection, page_of(connection, ordered, number))


def unsent_count(connection: Connection, now: datetime) -> int:
    """How many `unsent` lists."""
    return _count(connection, _is_unsent(now))


def waiting_too_long(connection: Connection, now: datetime) -> int:
    """How many are still to be sent that were queued too long before `now`."""
    return _count(connection, _waits_too_long(now))


def emails_of(connection: Connection, handover_id: UUID) -> list[RowMapping]:
    """Every message about the handover, the oldest first."""
    query = select(outbox).where(outbox.c.handover_id == handover_id)
    ordered = query.order_by(outbox.c.queued_at, outbox.c.message_id)
    return list(connection.execute(ordered).mappings())


def _is_unsent(now: datetime) -> ColumnElement[bool]:
    still_open = outbox.c.handover_id.in_(select(board.c.handover_id).where(IS_OPEN))
    return or_(_waits_too_long(now), and_(IS_GIVEN_UP, still_open))


def _waits_too_long(now: datetime) -> ColumnElement[bool]:
    return and_(IS_WAITING, outbox.c.queued_at < now - TOO_LONG)


def _count(connection: Connection, condition: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(outbox).where(condition)
    count: int = connection.execute(query).scalar_one()
    return count


@folds.on(events.Queued)
def queued(connection: Connection, event: events.Queued) -> None:
    """It is due at once."""
    connection.execute(
        outbox.insert().values(
            message_id=event.originator_id,
            handover_id=event.handover_id,
            reference=call_reference(event.handover_id),
            occasion=event.occasion.value,
            team_id=event.team_id,
            team_name=event.team_name,
            is_to_sender=event.is_to_sender,
            queued_at=event.timestamp,
            failures=0,
            next_try_at=event.timestamp,
        )
    )


@folds.on(events.Attempted)
def attempted(connection: Connection, event: events.Attempted) -> None:
    """Count it, and keep when it is due again, if ever."""
    _set(
        connection,
        event,
        failures=outbox.c.failures + 1,
        failure=event.failure.value,
        next_try_at=event.next_try_at,
        given_up_at=None if event.next_try_at else event.timestamp,
    )


@folds.on(events.Sent)
def sent(connection: Connection, event: events.Sent) -> None:
    """It is due no more."""
    _set(connection, event, next_try_at=None, sent_at=event.timestamp)


@folds.on(events.Suppressed)
def suppressed(connection: Connection, event: events.Suppressed) -> None:
    """It is due no more, and why."""
    _set(
        connection,
        event,
        next_try_at=None,
        suppressed_at=event.timestamp,
        why_suppressed=event.why.value,
    )


def _set(connection: Connection, event: events.Event, **values: Any) -> None:
    where = outbox.c.message_id == event.originator_id
    connection.execute(update(outbox).where(where).values(**values))
