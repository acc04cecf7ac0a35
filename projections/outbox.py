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
    Connection,
    Index,
    Integer,
    Table,
    Text,
    Uuid,
    and_,
    bindparam,
    func,
    or_,
    select,
)
from sqlalchemy.engine import RowMapping

from handover.outbox import events
from handover.outbox.trying_again import LONGEST_WAIT
from handover.reference import call_reference
from projections.columns import Instant
from projections.database import metadata
from projections.hidden_elsewhere import veiled_page_elsewhere
from projections.model import Folds, Listed, Page
from projections.overdue import IS_OPEN, board
from projections.statements import OF
from projections.steady import AHEAD
from projections.writing import change_row, insert_row

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

_ONE_MORE = outbox.c.failures + 1
IS_WAITING = outbox.c.next_try_at.is_not(None)
IS_GIVEN_UP = outbox.c.given_up_at.is_not(None)
for _name, _column, _which in (
    ("outbox_waiting", outbox.c.next_try_at, IS_WAITING),
    ("outbox_waiting_since", outbox.c.queued_at, IS_WAITING),
    ("outbox_given_up", outbox.c.given_up_at, IS_GIVEN_UP),
):
    Index(_name, _column, sqlite_where=_which, postgresql_where=_which)
_QUEUED_BEFORE = bindparam("queued_before", type_=Instant)
_QUEUED_AFTER = bindparam("queued_after", type_=Instant)
# By a clock that was ahead: for how long it has waited, nobody can tell.
_IS_QUEUED_AHEAD = outbox.c.queued_at > _QUEUED_AFTER
_WAITS_TOO_LONG = and_(IS_WAITING, or_(outbox.c.queued_at < _QUEUED_BEFORE, _IS_QUEUED_AHEAD))
_STILL_OPEN = outbox.c.handover_id.in_(select(board.c.handover_id).where(IS_OPEN))
_IS_LOST = and_(IS_GIVEN_UP, _STILL_OPEN)
_UNSENT = Listed(
    select(outbox)
    .where(or_(_WAITS_TOO_LONG, _IS_LOST))
    .order_by(outbox.c.queued_at.desc(), outbox.c.message_id)
)
_OF_HANDOVER = (
    select(outbox)
    .where(outbox.c.handover_id == bindparam(OF))
    .order_by(outbox.c.queued_at, outbox.c.message_id)
)
_COUNT = select(func.count()).select_from(outbox)
_COUNT_WAITING = _COUNT.where(_WAITS_TOO_LONG)
# What was given up waits no more, so none is counted twice, and each part has its own index.
_COUNT_UNSENT = select(_COUNT_WAITING.scalar_subquery() + _COUNT.where(_IS_LOST).scalar_subquery())


def due(connection: Connection, now: datetime, at_most: int) -> Sequence[UUID]:
    """The messages to send at `now`, what has waited longest first.

    A clock that was ahead when one was queued or tried keeps none of them: what was never tried is
    due, and what is further off than any pause.
    """
    is_never_tried = and_(outbox.c.queued_at > now, outbox.c.failures == 0)
    is_too_far_off = outbox.c.next_try_at > now + LONGEST_WAIT
    query = (
        select(outbox.c.message_id)
        .where(IS_WAITING, or_(outbox.c.next_try_at <= now, is_too_far_off, is_never_tried))
        .order_by(outbox.c.next_try_at, outbox.c.message_id)
        .limit(at_most)
    )
    return connection.execute(query).scalars().all()


def unsent(connection: Connection, now: datetime, number: int = 1) -> Page:
    """For the lead: what waits for too long at `now`, and what was given up while it is open.

    The newest first. Where an address is hidden, the receiving team is not shown.
    """
    return veiled_page_elsewhere(connection, _UNSENT.page(connection, number, _too_long_at(now)))


def unsent_count(connection: Connection, now: datetime) -> int:
    """How many `unsent` lists."""
    count: int = connection.execute(_COUNT_UNSENT, _too_long_at(now)).scalar_one()
    return count


def waiting_too_long(connection: Connection, now: datetime) -> int:
    """How many are still to be sent that were queued too long before `now`, or after it."""
    count: int = connection.execute(_COUNT_WAITING, _too_long_at(now)).scalar_one()
    return count


def emails_of(connection: Connection, handover_id: UUID) -> list[RowMapping]:
    """Every message about the handover, the oldest first."""
    return list(connection.execute(_OF_HANDOVER, {OF: handover_id}).mappings())


def _too_long_at(now: datetime) -> dict[str, Any]:
    return {_QUEUED_BEFORE.key: now - TOO_LONG, _QUEUED_AFTER.key: now + AHEAD}


@folds.on(events.Queued)
def queued(connection: Connection, event: events.Queued) -> None:
    """It is due at once."""
    row = {
        "message_id": event.originator_id,
        "handover_id": event.handover_id,
        "reference": call_reference(event.handover_id),
        "occasion": event.occasion.value,
        "team_id": event.team_id,
        "team_name": event.team_name,
        "is_to_sender": event.is_to_sender,
        "queued_at": event.timestamp,
        "failures": 0,
        "next_try_at": event.timestamp,
    }
    insert_row(connection, outbox, row)


@folds.on(events.Attempted)
def attempted(connection: Connection, event: events.Attempted) -> None:
    """Count it, and keep when it is due again, if ever."""
    _set(
        connection,
        event,
        failures=_ONE_MORE,
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
    change_row(connection, outbox, event.originator_id, values)
