"""The lead's board: what is unacknowledged, and which calls and responses are overdue, worst first.

Has no column that names a mother or tells her story: a lead sees the least that is needed
(Caldicott principle 3). Overdue is worked out on read, from due times and `now`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import lru_cache
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Executable,
    Index,
    Table,
    and_,
    case,
    func,
    not_,
    or_,
    select,
)
from sqlalchemy.engine import RowMapping
from sqlalchemy.sql.elements import Grouping

from handover import events
from handover.birth_events import BirthLearned
from handover.correcting.events import IdentityCorrected
from handover.lead_events import LeadActed
from projections.agreed import agreed_changes, agreed_columns
from projections.births import keep_birth
from projections.database import metadata
from projections.hidden import Row, is_hidden, veiled
from projections.identity import keep_identity
from projections.model import LIMIT, PAGE_SIZE, START, Folds, Page, place_of
from projections.standing import fold_standing, standing_columns, standing_when_recorded
from projections.statements import KEPT, NOW
from projections.writing import insert_row

board = Table("board", metadata, *standing_columns(), *agreed_columns())
folds = Folds(board)

IS_UNACKNOWLEDGED = board.c.acknowledged_at.is_(None)
IS_NOT_SPOKEN = board.c.call_stopped_at.is_(None)
IS_PROMISED = board.c.response_due_at.is_not(None)
IS_OPEN = and_(
    board.c.closed_at.is_(None),
    board.c.stopped_at.is_(None),  # a loss: nothing routine is asked of anybody any more
    or_(IS_UNACKNOWLEDGED, IS_NOT_SPOKEN, IS_PROMISED),
)
_IS_CALL_NEXT = or_(not_(IS_PROMISED), board.c.call_due_at <= board.c.response_due_at)
next_due = case(
    (and_(IS_NOT_SPOKEN, _IS_CALL_NEXT), board.c.call_due_at),
    (IS_UNACKNOWLEDGED, board.c.acknowledge_due_at),
    else_=board.c.response_due_at,
)
"""When the next clock runs out. A call never falls due after its acknowledgement, but a response
may before its call: promised for today, with the whole of tomorrow to ring."""
_IS_LATE = next_due < NOW

# Every index holds open rows only, so what was settled in 25 years costs the board nothing.
Index(
    "board_worst_first",
    board.c.urgency_rank,
    Grouping(next_due),  # PostgreSQL wants it in brackets
    board.c.handover_id,
    sqlite_where=IS_OPEN,
    postgresql_where=IS_OPEN,
)
Index(
    "board_figures",  # all that counting reads, so that it never opens a row
    board.c.acknowledged_at,
    board.c.call_stopped_at,
    board.c.acknowledge_due_at,
    board.c.call_due_at,
    board.c.attempts,
    board.c.response_due_at,
    sqlite_where=IS_OPEN,
    postgresql_where=IS_OPEN,
)
for _side in ("sending", "receiving"):
    for _filter in ("ods_code", "team_id", "area"):
        Index(
            f"board_{_side}_{_filter}",
            board.c[f"{_side}_{_filter}"],
            sqlite_where=IS_OPEN,
            postgresql_where=IS_OPEN,
        )


class Show(Enum):
    """The five figures at the top of the board; each can be looked at alone."""

    UNACKNOWLEDGED = "unacknowledged"
    OVERDUE_ACKNOWLEDGEMENTS = "overdue_acknowledgements"
    OVERDUE_CALLS = "overdue_calls"
    NOBODY_REACHED = "nobody_reached"
    OVERDUE_RESPONSES = "overdue_responses"


@dataclass(frozen=True)
class Narrowed:
    """What the lead asked to see: one organisation, team or area, sending or receiving.

    `show` is one of the figures at the top; None is everything that is open.
    """

    ods_code: str = ""
    team_id: UUID | None = None
    area: str = ""
    show: Show | None = None

    @property
    def is_part(self) -> bool:
        """Whether some organisation, team or area is left out."""
        return bool(self.ods_code or self.team_id or self.area)


@dataclass(frozen=True)
class Counts:
    """The five figures at the top of the board, and how many are open in all."""

    unacknowledged: int
    overdue_acknowledgements: int
    overdue_calls: int
    nobody_reached: int
    overdue_responses: int
    open: int


def counts(connection: Connection, now: datetime, narrowed: Narrowed) -> Counts:
    """How many stand where in one organisation, team or area.

    `narrowed.show` changes nothing: the figures lead from one list to another.
    """
    found = connection.execute(_counting(narrowed), {NOW.key: now})
    return Counts(**found.mappings().one())


def worst_first(connection: Connection, now: datetime, narrowed: Narrowed, number: int = 1) -> Page:
    """What is overdue, the most urgent and the longest overdue first; then what is due next.

    The two parts are read one after the other, each in the order of an index: sorting both by
    whether they are late would touch every open row for every page.
    """
    listing = _listing(narrowed)
    total, late = connection.execute(listing.counting, {NOW.key: now}).one()
    asked_for, start = place_of(number, total)

    def part(query: Executable, start: int, limit: int) -> Sequence[RowMapping]:
        asked = {NOW.key: now, START.key: start, LIMIT.key: limit}
        return connection.execute(query, asked).mappings().all()

    rows = [*part(listing.late, start, PAGE_SIZE)]
    if missing := PAGE_SIZE - len(rows):
        rows += part(listing.in_time, max(0, start - late), missing)
    return Page(veiled(connection, rows), total, asked_for)


def standing_of(connection: Connection, handover_id: UUID) -> Row | None:
    """Where one handover stands, open or settled; None when the tables do not show it yet."""
    query = select(board).where(board.c.handover_id == handover_id)
    rows = connection.execute(query).mappings().all()
    return next(iter(veiled(connection, rows)), None)


@dataclass(frozen=True)
class _Listing:
    """What the board asks for one way to narrow it; the moment and the page are parameters."""

    counting: Executable
    late: Executable
    in_time: Executable


@lru_cache(KEPT)
def _listing(narrowed: Narrowed) -> _Listing:
    wanted = [*_within(narrowed), _is_shown(narrowed.show)]
    return _Listing(
        counting=select(func.count(), _count(_IS_LATE)).where(*wanted),
        late=_in_order(*wanted, _IS_LATE),
        in_time=_in_order(*wanted, not_(_IS_LATE)),
    )


@lru_cache(KEPT)
def _counting(narrowed: Narrowed) -> Executable:
    figures = [_count(_is_shown(show)).label(show.value) for show in Show]
    return select(*figures, _count(_is_shown(None)).label("open")).where(*_within(narrowed))


def _in_order(*conditions: ColumnElement[bool]) -> Executable:
    return (
        select(board)
        .where(*conditions)
        .order_by(board.c.urgency_rank, next_due, board.c.handover_id)
        .offset(START)
        .limit(LIMIT)
    )


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((condition, 1)))


def _is_shown(show: Show | None) -> ColumnElement[bool]:
    match show:
        case Show.UNACKNOWLEDGED:
            return IS_UNACKNOWLEDGED
        case Show.OVERDUE_ACKNOWLEDGEMENTS:
            return and_(IS_UNACKNOWLEDGED, board.c.acknowledge_due_at < NOW)
        case Show.OVERDUE_CALLS:
            return and_(IS_NOT_SPOKEN, board.c.call_due_at < NOW)
        case Show.NOBODY_REACHED:
            return and_(IS_NOT_SPOKEN, board.c.attempts > 0)
        case Show.OVERDUE_RESPONSES:
            return board.c.response_due_at < NOW
        case None:
            return or_(IS_UNACKNOWLEDGED, IS_NOT_SPOKEN, board.c.response_due_at < NOW)


def _within(narrowed: Narrowed) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [IS_OPEN]
    if narrowed.ods_code:
        conditions.append(_on_either_side("ods_code", narrowed.ods_code))
    if narrowed.team_id:
        conditions.append(_on_either_side("team_id", narrowed.team_id))
    if narrowed.area:
        conditions.append(_on_either_side("area", narrowed.area))
    return conditions


def _on_either_side(column: str, value: object) -> ColumnElement[bool]:
    """Sent or received there. "Open" is said in each half: only then are its indexes used.

    What a hidden family's team receives is not found by that team, its area or its organisation.
    """
    return or_(
        and_(IS_OPEN, board.c[f"sending_{column}"] == value),
        and_(IS_OPEN, board.c[f"receiving_{column}"] == value, not_(is_hidden(board))),
    )


@folds.on(events.Event)
def happened(connection: Connection, event: events.Event) -> None:
    """Keep where it stands, whatever happened."""
    fold_standing(board, connection, event)


@folds.on(events.Recorded)
def recorded(connection: Connection, event: events.Recorded) -> None:
    """Put it on the board from its first moment."""
    insert_row(connection, board, standing_when_recorded(event))


@folds.on(IdentityCorrected)
def identified(connection: Connection, event: IdentityCorrected) -> None:
    """Keep the days that are counted from its date."""
    fold_standing(board, connection, event)
    keep_identity(board, connection, event)


@folds.on(BirthLearned)
def born(connection: Connection, event: BirthLearned) -> None:
    """Count from the birth."""
    fold_standing(board, connection, event)
    keep_birth(board, connection, event)


@folds.on(LeadActed)
def agreed(connection: Connection, event: LeadActed) -> None:
    """Show the lead what was agreed last."""
    fold_standing(board, connection, event, **agreed_changes(event))
