"""Whether everything that was due has been recorded, told apart from how the chaser finds it.

Counts against the frozen ladders and days themselves, and says up to when what fell due was passed
on. Must not know the chaser, nor what it selects.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, bindparam, func, not_, or_, select

from projections.columns import Instant
from projections.disagreements import disagreements
from projections.heartbeat import AUDITOR, CHASER, beat_of, silent
from projections.ladder import moments_in
from projections.overdue import board
from projections.parked import is_held
from projections.projector import TrueUpTo
from projections.referrals import referrals

TOLERANCE = timedelta(minutes=2)
"""How late something may be recorded before it is an alarm: more than a restart takes [P]."""

_BEFORE = bindparam("before", type_=Instant)
# What is held may have been done: it has an alarm of its own, and would hide others under this one.
_IS_LISTED = not_(is_held(board.c.handover_id))
_IS_GOING = and_(board.c.closed_at.is_(None), board.c.stopped_at.is_(None), _IS_LISTED)
_LATE = select(board.c.ladder, board.c.rung_recorded).where(
    and_(_IS_GOING, board.c.acknowledged_at.is_(None), board.c.acknowledge_due_at < _BEFORE),
    # Most of what is late for days has its last rung recorded: its ladder is not even read.
    board.c.rung_recorded < func.json_array_length(board.c.ladder),
)
_DISAGREED = (
    select(disagreements.c.ladder, disagreements.c.rung_recorded)
    .join(board, board.c.handover_id == disagreements.c.handover_id)
    .where(or_(disagreements.c.referral_id.is_not(None), board.c.stopped_at.is_(None)))
    .where(disagreements.c.settled_at.is_(None), _IS_LISTED)
)
_BROKEN = select(board.c.response_due_at).where(
    and_(_IS_GOING, board.c.response_due_at < _BEFORE),
    board.c.response_recorded_for.is_distinct_from(board.c.response_due_at),
)
_NO_WORD = select(referrals.c.word_due_at).where(
    and_(referrals.c.stopped_at.is_(None), referrals.c.silence_at.is_(None)),
    referrals.c.word_due_at < _BEFORE,
    not_(is_held(referrals.c.referral_id)),
)


@dataclass(frozen=True)
class Audit:
    """What was due for longer than TOLERANCE and is not recorded: how many, and the oldest.

    `beat_at` is when the clock process was last heard of; None if none was started, or the last one
    was told to stop.
    """

    unmoved: int
    oldest_at: datetime | None
    beat_at: datetime | None
    is_silent: bool

    @property
    def is_well(self) -> bool:
        """Whether nothing has to be said."""
        return not self.unmoved and not self.is_silent

    @property
    def true_up_to(self) -> datetime | None:
        """Up to when all that fell due was recorded; None while that is now."""
        silent_since = self.beat_at if self.is_silent else None
        moments = [one for one in (silent_since, self.oldest_at) if one is not None]
        return min(moments, default=None)


def audit(connection: Connection, now: datetime) -> Audit:
    """Look at everything that is open, as the tables show it, but for what is held from them."""
    unmoved = list(_unmoved(connection, now - TOLERANCE))
    missed = set(silent(connection, now))
    return Audit(
        unmoved=len(unmoved),
        oldest_at=min(unmoved, default=None),
        beat_at=beat_of(connection, CHASER),
        is_silent=bool(missed & {CHASER, AUDITOR}),
    )


def is_out_of_date(mark: TrueUpTo, now: datetime) -> bool:
    """Whether the lists lack what was recorded, and for longer than TOLERANCE.

    What was counted in them would be too little then: nothing at all, while they are being filled.
    Of what was recorded later than now, by a clock that was put back, nobody can tell how long ago.
    """
    return mark.lacks is not None and abs(now - mark.lacks) > TOLERANCE


def _unmoved(connection: Connection, before: datetime) -> Iterator[datetime]:
    """When each of them fell due."""
    asked = {_BEFORE.key: before}
    for climbing in (_LATE, _DISAGREED):
        for ladder, recorded in connection.execute(climbing, asked):
            # As with every clock, a rung is not reached at its very instant.
            yield from (due_at for due_at in moments_in(ladder[recorded:]) if due_at < before)
    for late in (_BROKEN, _NO_WORD):
        yield from connection.scalars(late, asked)
