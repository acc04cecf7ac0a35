"""Who is to be asked next when nobody acknowledges: the rung that is reached, and the one after it.

Pure: a frozen ladder and `now` go in, words come out. Must not know families.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from handover.handover import Handover
from handover.ladder import RungDue, Stander, rung_at
from handover.states import State
from handover.urgency import Urgency
from handover.words import say_time
from projections.ladder import ladder_of
from web.presenters.reasons import Row, over_at

NO_LADDER = (
    "This was recorded before ladders were kept: the regional lead decides who is asked next."
)
NOT_YET = "Nobody above the two teams has to be asked yet."
NOBODY_REACHABLE = "Nobody could be reached: a side has no right number to ring."
LAST_RUNG = "This is the last rung. They go on until somebody has taken it on."
DECLINED = "It was declined, so the sending team acts: it must go to the right team."
AT_ONCE = "Do not wait for these times: when nobody answers, ring the next one at once."


@dataclass(frozen=True)
class Side:
    """Somebody to ask: on which side they stand, who they are, and their number if one is set."""

    side: str
    role: str
    telephone: str


@dataclass(frozen=True)
class RungShown:
    """One rung: from when, and whom to ask."""

    number: int
    since: str
    is_reached: bool
    is_now: bool
    sides: tuple[Side, ...]


@dataclass(frozen=True)
class WhoNext:
    """Where the ladder of one handover stands.

    `headline` says which rung is reached; `advice` what else to know. `rungs` is the whole ladder,
    `recorded` what the clock recorded of it.
    """

    headline: str
    advice: tuple[str, ...]
    now: RungShown | None
    following: RungShown | None
    rungs: tuple[RungShown, ...]
    recorded: str = ""


def who_next(handover: Handover, now: datetime) -> WhoNext | None:
    """Who is asked next about `handover`; None once it is acknowledged or has ended."""
    if handover.acknowledged is not None or handover.over is not None:
        return None
    last = handover.last_escalation
    who = _who_next(handover.due.ladder, handover.urgency, handover.state, now)
    if last is None:
        return who
    words = _recorded(last.number, last.said.recorded_at, is_reached=not handover.is_unreachable)
    return replace(who, recorded=words)


def who_next_in_row(row: Row, now: datetime) -> WhoNext | None:
    """The same of a row of a list."""
    if row["acknowledged_at"] is not None or over_at(row) is not None:
        return None
    number = row["rung_recorded"]
    who = _who_next(ladder_of(row), Urgency(row["urgency"]), State(row["state"]), now)
    if not number:
        return who
    is_reached = row["unreachable_rung"] != number
    return replace(who, recorded=_recorded(number, row["rung_recorded_at"], is_reached=is_reached))


def who_acts_in_row(row: Row, now: datetime) -> WhoNext | None:
    """The same, once the acknowledgement is overdue; None while there is time."""
    return who_next_in_row(row, now) if row["acknowledge_due_at"] < now else None


def _who_next(ladder: Sequence[RungDue], urgency: Urgency, state: State, now: datetime) -> WhoNext:
    if not ladder:
        return WhoNext(NO_LADDER, (), None, None, ())
    reached = rung_at(ladder, now).number
    rungs = tuple(
        _shown(number, rung, reached, state) for number, rung in enumerate(ladder, start=1)
    )
    following = rungs[reached:]
    said = {
        DECLINED: state is State.DECLINED,
        AT_ONCE: urgency is Urgency.IMMEDIATE and bool(following),
        LAST_RUNG: not following,
    }
    return WhoNext(
        headline=_headline(rungs[:reached], len(rungs)),
        advice=tuple(words for words, is_so in said.items() if is_so),
        now=rungs[reached - 1] if reached else None,
        following=following[0] if following else None,
        rungs=rungs,
    )


def _recorded(number: int, at: datetime, *, is_reached: bool) -> str:
    words = f"Rung {number} was recorded by itself {say_time(at)}"
    return f"{words}." if is_reached else f"{words}. {NOBODY_REACHABLE}"


def _headline(reached: Sequence[RungShown], rungs: int) -> str:
    if not reached:
        return NOT_YET
    return f"Rung {len(reached)} of {rungs} since {reached[-1].since}"


def _shown(number: int, rung: RungDue, reached: int, state: State) -> RungShown:
    """What was declined came back to its sender: nobody is asked on the side that said no."""
    theirs = [] if state is State.DECLINED else [_side("Receiving side", rung.receiver)]
    return RungShown(
        number=number,
        since=say_time(rung.due_at),
        is_reached=number <= reached,
        is_now=number == reached,
        sides=(*theirs, _side("Sending side", rung.sender)),
    )


def _side(side: str, stander: Stander) -> Side:
    return Side(side, stander.role, stander.telephone)
