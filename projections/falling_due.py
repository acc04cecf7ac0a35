"""What may have fallen due and is not recorded: candidates, found by index, however long the log.

Never trusted: the record itself says what is due. May name too many and must not name too few; of
what could not be folded it names everything. Must not know who asks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Index, Select, and_, or_, select

from handover.chasing.commands import Chase, ChaseReferral
from handover.states import State
from projections.disagreements import IS_UNSETTLED, disagreements
from projections.overdue import board
from projections.parked import held_of
from projections.referrals import IS_UNTOLD as IS_WORD_UNTOLD
from projections.referrals import referrals

A_MILLISECOND = timedelta(milliseconds=1)
"""A table holds whole milliseconds, so what it says may be so much too early."""
HELD_SINCE = datetime(1970, 1, 1, tzinfo=UTC)
"""When what cannot be read fell due: nobody can tell, so it comes first."""

_IS_GOING = and_(board.c.closed_at.is_(None), board.c.stopped_at.is_(None))
IS_CLIMBING = and_(_IS_GOING, board.c.acknowledged_at.is_(None), board.c.next_rung_at.is_not(None))
IS_TO_RING = and_(
    _IS_GOING,
    board.c.acknowledged_at.is_(None),
    board.c.call_stopped_at.is_(None),
    board.c.remind_from.is_not(None),
)
IS_UNTOLD = and_(
    _IS_GOING,
    board.c.response_due_at.is_not(None),
    or_(
        board.c.response_recorded_for.is_(None),
        board.c.response_recorded_for != board.c.response_due_at,
    ),
)
for _name, _column, _which in (
    ("board_climbing", board.c.next_rung_at, IS_CLIMBING),
    ("board_to_ring", board.c.remind_from, IS_TO_RING),
    ("board_untold", board.c.response_due_at, IS_UNTOLD),
):
    Index(_name, _column, sqlite_where=_which, postgresql_where=_which)


@dataclass(frozen=True)
class Candidate:
    """Something that may have fallen due at `due_at`, and what to ask of its record."""

    due_at: datetime
    command: Chase | ChaseReferral


def candidates(connection: Connection, now: datetime) -> list[Candidate]:
    """Everything that may have fallen due before `now`, the oldest first; each record once."""
    found: dict[Chase | ChaseReferral, datetime] = {}
    for one in (*_held(connection), *_due(connection, now)):
        found[one.command] = min(one.due_at, found.get(one.command, one.due_at))
    every = (Candidate(due_at, command) for command, due_at in found.items())
    return sorted(every, key=lambda one: one.due_at)


def _due(connection: Connection, now: datetime) -> Iterator[Candidate]:
    before = now - A_MILLISECOND
    for column, which in (
        (board.c.next_rung_at, IS_CLIMBING),
        (board.c.remind_from, and_(IS_TO_RING, board.c.state != State.DECLINED.value)),
        (board.c.response_due_at, IS_UNTOLD),
    ):
        query = _before(select(column, board.c.handover_id), column, which, before)
        yield from (Candidate(due, Chase(one)) for due, one in connection.execute(query))
    stage = disagreements.c.next_rung_at
    query = _before(select(stage, disagreements.c.handover_id), stage, IS_UNSETTLED, before)
    yield from (Candidate(due, Chase(one)) for due, one in connection.execute(query))
    word = referrals.c.word_due_at
    query = _before(select(word, referrals.c.referral_id), word, IS_WORD_UNTOLD, before)
    yield from (Candidate(due, ChaseReferral(one)) for due, one in connection.execute(query))


def _before(
    query: Select[Any],
    column: ColumnElement[datetime],
    which: ColumnElement[bool],
    before: datetime,
) -> Select[Any]:
    return query.where(which, column < before)


def _held(connection: Connection) -> Iterator[Candidate]:
    """Records whose newest events no table shows: they are asked themselves."""
    yield from (Candidate(HELD_SINCE, Chase(one)) for one in held_of(connection, "handover"))
    yield from (
        Candidate(HELD_SINCE, ChaseReferral(one)) for one in held_of(connection, "referral")
    )
