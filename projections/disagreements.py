"""Disagreements that are not settled, for the lead: never among what nobody has answered.

Has no column that names a mother or tells why. Which stage is reached is asked of the frozen ladder
on every read.
"""

from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    Executable,
    Index,
    Integer,
    Select,
    Table,
    Text,
    Uuid,
    and_,
    func,
    not_,
    or_,
    select,
)

from handover.chasing.events import DisagreementEscalated
from handover.disagreement.events import DisagreementRecorded, DisagreementSettled
from projections.columns import Instant
from projections.database import metadata
from projections.hidden import Row, is_hidden
from projections.hidden_elsewhere import veiled_elsewhere, veiled_page_elsewhere
from projections.ladder import as_stored
from projections.model import Folds, Listed, Page
from projections.overdue import Narrowed, board
from projections.statements import KEPT
from projections.writing import change_row, insert_row

disagreements = Table(
    "disagreements",
    metadata,
    Column("disagreement_id", Uuid, primary_key=True),
    Column("handover_id", Uuid, nullable=False),
    Column("referral_id", Uuid),
    Column("other_side", Text, nullable=False),
    Column("raised_at", Instant, nullable=False),
    Column("raised_by", Text, nullable=False),
    Column("raised_team", Text, nullable=False),
    Column("ladder", JSON, nullable=False),
    Column("rung_recorded", Integer, nullable=False),
    Column("rung_recorded_at", Instant),
    Column("next_rung_at", Instant),
    Column("settled_at", Instant),
)
folds = Folds(disagreements)

IS_UNSETTLED = disagreements.c.settled_at.is_(None)
Index(
    "disagreements_unsettled",
    disagreements.c.raised_at,
    sqlite_where=IS_UNSETTLED,
    postgresql_where=IS_UNSETTLED,
)
Index(
    "disagreements_climbing",
    disagreements.c.next_rung_at,
    sqlite_where=IS_UNSETTLED,
    postgresql_where=IS_UNSETTLED,
)

_OF_THE_HANDOVER = tuple(
    board.c[name]
    for name in (
        "reference",
        "stopped_at",
        *(
            f"{side}_{part}"
            for side in ("sending", "receiving")
            for part in ("team_id", "name", "organisation", "telephone")
        ),
    )
)


def unsettled(connection: Connection, narrowed: Narrowed, number: int = 1) -> Page:
    """What is open, the oldest first: it stands on the highest stage of its ladder."""
    return veiled_page_elsewhere(connection, _listing(narrowed).page(connection, number))


def unsettled_count(connection: Connection, narrowed: Narrowed) -> int:
    """How many `unsettled` lists."""
    count: int = connection.execute(_counting(narrowed)).scalar_one()
    return count


def unsettled_of(connection: Connection, disagreement_id: UUID) -> Row | None:
    """One that is open; None once it is settled, or when the tables do not show it yet."""
    query = _unsettled(Narrowed(), disagreements, *_OF_THE_HANDOVER)
    found = query.where(disagreements.c.disagreement_id == disagreement_id)
    rows = connection.execute(found).mappings().all()
    return next(iter(veiled_elsewhere(connection, rows)), None)


@lru_cache(KEPT)
def _listing(narrowed: Narrowed) -> Listed:
    query = _unsettled(narrowed, disagreements, *_OF_THE_HANDOVER)
    return Listed(query.order_by(disagreements.c.raised_at, disagreements.c.disagreement_id))


@lru_cache(KEPT)
def _counting(narrowed: Narrowed) -> Executable:
    return _unsettled(narrowed, func.count())


def _unsettled(narrowed: Narrowed, *columns: Any) -> Select[Any]:
    """What a loss has stopped is argued about no more, unless it is about a referral."""
    goes_on = or_(disagreements.c.referral_id.is_not(None), board.c.stopped_at.is_(None))
    return (
        select(*columns)
        .select_from(disagreements)
        .join(board, board.c.handover_id == disagreements.c.handover_id)
        .where(IS_UNSETTLED, goes_on, *_within(narrowed))
    )


def _within(narrowed: Narrowed) -> list[ColumnElement[bool]]:
    """Either team of the handover is in one organisation, team or area."""
    asked = {
        "ods_code": narrowed.ods_code,
        "team_id": narrowed.team_id,
        "area": narrowed.area,
    }
    return [
        or_(
            board.c[f"sending_{column}"] == value,
            and_(board.c[f"receiving_{column}"] == value, not_(is_hidden(board))),
        )
        for column, value in asked.items()
        if value
    ]


@folds.on(DisagreementRecorded)
def recorded(connection: Connection, event: DisagreementRecorded) -> None:
    """Keep it open."""
    row = {
        "disagreement_id": event.disagreement_id,
        "handover_id": event.originator_id,
        "referral_id": event.referral_id,
        "other_side": event.other_side,
        "raised_at": event.envelope.recorded_at,
        "raised_by": event.envelope.name,
        "raised_team": event.envelope.team_name,
        "ladder": as_stored(event.ladder),
        "rung_recorded": 0,
        "next_rung_at": event.ladder[0].due_at,
    }
    insert_row(connection, disagreements, row)


@folds.on(DisagreementEscalated)
def escalated(connection: Connection, event: DisagreementEscalated) -> None:
    """A stage was reached and recorded."""
    changes = {
        "rung_recorded": event.number,
        "rung_recorded_at": event.envelope.recorded_at,
        "next_rung_at": event.next_due_at,
    }
    change_row(connection, disagreements, event.disagreement_id, changes)


@folds.on(DisagreementSettled)
def settled(connection: Connection, event: DisagreementSettled) -> None:
    """It is open no more; the record keeps both."""
    changes = {"settled_at": event.envelope.recorded_at}
    change_row(connection, disagreements, event.disagreement_id, changes)
