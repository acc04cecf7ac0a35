"""The lead's board: what is unacknowledged and which calls are overdue, worst first.

Has no column that names a mother or tells her story: a lead sees the least that is needed
(Caldicott principle 3). Overdue is worked out on read, from due times and `now`.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Index,
    Table,
    and_,
    case,
    func,
    or_,
    select,
)
from sqlalchemy import true as always

from handover import events
from projections.database import metadata
from projections.model import Folds, Page, page_of
from projections.standing import fold_standing, standing_columns, standing_when_recorded

board = Table("board", metadata, *standing_columns())
folds = Folds(board)

IS_UNACKNOWLEDGED = board.c.acknowledged_at.is_(None)
IS_NOT_SPOKEN = board.c.call_stopped_at.is_(None)
IS_OPEN = or_(IS_UNACKNOWLEDGED, IS_NOT_SPOKEN)
Index("board_open", board.c.urgency_rank, sqlite_where=IS_OPEN)


@dataclass(frozen=True)
class Narrowed:
    """What the lead asked to see: one organisation, team or area, sending or receiving."""

    ods_code: str = ""
    team_id: UUID | None = None
    area: str = ""


@dataclass(frozen=True)
class Counts:
    """The four figures at the top of the board."""

    unacknowledged: int
    overdue_acknowledgements: int
    overdue_calls: int
    nobody_reached: int


def counts(connection: Connection, now: datetime, narrowed: Narrowed) -> Counts:
    """How many stand where, among what `narrowed` lets through."""
    row = connection.execute(
        select(
            _count(IS_UNACKNOWLEDGED),
            _count(_is_acknowledgement_overdue(now)),
            _count(_is_call_overdue(now)),
            _count(and_(IS_NOT_SPOKEN, board.c.attempts > 0)),
        ).where(IS_OPEN, _within(narrowed))
    ).one()
    return Counts(*row)


def worst_first(connection: Connection, now: datetime, narrowed: Narrowed, number: int = 1) -> Page:
    """What is overdue, the most urgent and the longest overdue first; then what is due next."""
    acknowledgement_late = _is_acknowledgement_overdue(now)
    call_late = _is_call_overdue(now)
    rank = case((or_(acknowledgement_late, call_late), 0), else_=1)
    query = (
        select(board)
        .where(IS_OPEN, _within(narrowed))
        .order_by(rank, board.c.urgency_rank, _next_due(), board.c.handover_id)
    )
    return page_of(connection, query, number)


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((condition, 1)))


def _is_acknowledgement_overdue(now: datetime) -> ColumnElement[bool]:
    return and_(IS_UNACKNOWLEDGED, board.c.acknowledge_due_at < now)


def _is_call_overdue(now: datetime) -> ColumnElement[bool]:
    return and_(IS_NOT_SPOKEN, board.c.call_due_at < now)


def _next_due() -> ColumnElement[datetime]:
    """The earliest due time of a clock that still runs; the call never falls due later."""
    return case((IS_NOT_SPOKEN, board.c.call_due_at), else_=board.c.acknowledge_due_at)


def _within(narrowed: Narrowed) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = [always()]
    if narrowed.ods_code:
        conditions.append(_either("ods_code", narrowed.ods_code))
    if narrowed.team_id:
        conditions.append(_either("team_id", narrowed.team_id))
    if narrowed.area:
        conditions.append(_either("area", narrowed.area))
    return and_(*conditions)


def _either(column: str, value: object) -> ColumnElement[bool]:
    return or_(board.c[f"sending_{column}"] == value, board.c[f"receiving_{column}"] == value)


@folds.on(events.Recorded)
def recorded(connection: Connection, event: events.Recorded) -> None:
    """Put it on the board from its first moment."""
    connection.execute(board.insert().values(**standing_when_recorded(event)))


@folds.on(events.CallAttempted)
@folds.on(events.ConversationHeld)
@folds.on(events.MarkedReceived)
@folds.on(events.Acknowledged)
@folds.on(events.Declined)
@folds.on(events.Redirected)
def moved(connection: Connection, event: events.Event) -> None:
    """Keep where it stands."""
    fold_standing(board, connection, event)
