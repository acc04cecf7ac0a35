"""What has fallen due about a handover and is not recorded: each fact once, in the order of time.

A part of the Handover aggregate in a module of its own. No clock stops, nobody holds more, and
nothing is overdue by it. Must not know the directory or the rules; whoever calls has looked.
"""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from handover.actor import Envelope
from handover.chasing.escalated import Escalation
from handover.chasing.events import (
    AttemptDue,
    ClockEvent,
    DisagreementEscalated,
    EscalationRaised,
    NobodyReachable,
    ResponseOverdue,
)
from handover.chasing.nothing_due import NothingDueError
from handover.chasing.reminding import Ringing
from handover.daily.asides import Aside
from handover.daily.claims import Claim
from handover.daily.part import Part
from handover.deadlines import DueTimes
from handover.disagreement.disagreement import Disagreement
from handover.ladder import RungDue, rung_at
from handover.states import State


@dataclass(frozen=True)
class Known:
    """What the directory, the rules and the family say today.

    `ringing` is None where nobody is reminded of anything routine. The others: whether the team on
    that side has a number that nobody has reported wrong.
    """

    ringing: Ringing | None
    can_ring_sender: bool
    can_ring_receiver: bool


@dataclass(frozen=True)
class _Fact:
    """One fact, and when it fell due."""

    due_at: datetime
    event: type[ClockEvent]
    says: dict[str, object]


class Chased(Part):
    """What the clock has recorded, and what it still has to.

    `run` counts how often the clocks started anew: redirected, withdrawn and opened again, or made
    more urgent.
    """

    acknowledged: Envelope | None
    due: DueTimes
    call_stopped_at: datetime | None
    run: int
    disagreements: dict[UUID, Disagreement]
    stopped: Envelope | None
    escalations: list[Escalation]
    disagreement_stages: dict[UUID, int]
    reminded_after: tuple[int, int] | None
    response_overdue_at: datetime | None
    unreachable: tuple[int, int] | None
    clock_facts: int

    def __init__(self) -> None:
        """Nothing has fallen due."""
        super().__init__()
        self.run = 0
        self.escalations, self.disagreement_stages = [], {}
        self.reminded_after, self.response_overdue_at = None, None
        self.unreachable = None
        self.clock_facts = 0

    @property
    def last_escalation(self) -> Escalation | None:
        """The highest rung that was recorded in this run; None before the first."""
        mine = [one for one in self.escalations if one.run == self.run]
        return mine[-1] if mine else None

    @property
    def rung_recorded(self) -> int:
        """Its number; 0 before the first."""
        return self.last_escalation.number if self.last_escalation else 0

    @property
    def is_unreachable(self) -> bool:
        """Whether nobody could be reached on the rung that was recorded last."""
        return self.unreachable == (self.run, self.rung_recorded)

    def record_what_fell_due(self, envelope: Envelope, known: Known) -> None:
        """State every fact that fell due and is not recorded, the oldest first.

        Raises NothingDueError when there is none, or none that still holds.
        """
        now = envelope.recorded_at
        facts = [
            *self._rungs(now, known),
            *self._stages(now),
            *self._attempt(now, known),
            *self._response(now),
        ]
        if not facts:
            raise NothingDueError
        for fact in sorted(facts, key=lambda one: one.due_at):
            self._happen(fact.event, replace(envelope, happened_at=fact.due_at), **fact.says)

    def _rungs(self, now: datetime, known: Known) -> Iterator[_Fact]:
        """Rungs of the ladder of silence: until somebody acknowledges it, or it is over."""
        if self.acknowledged is not None or self.over is not None:
            return
        ladder = self.due.ladder
        for number, rung in _between(ladder, self.rung_recorded, now):
            yield _Fact(rung.due_at, EscalationRaised, _reached(ladder, number))
            sending = not (rung.sender.telephone or known.can_ring_sender)
            receiving = self.state is not State.DECLINED and not (
                rung.receiver.telephone or known.can_ring_receiver
            )
            if sending or receiving:
                sides = {"is_on_sending_side": sending, "is_on_receiving_side": receiving}
                yield _Fact(rung.due_at, NobodyReachable, {"number": number, **sides})

    def _stages(self, now: datetime) -> Iterator[_Fact]:
        """Stages of disagreements, but of one that a loss has made pointless (ADR 15)."""
        for disagreement_id, one in self.disagreements.items():
            is_pointless = one.referral_id is None and self.stopped is not None
            if one.settled is not None or is_pointless:
                continue
            recorded = self.disagreement_stages.get(disagreement_id, 0)
            for number, rung in _between(one.ladder, recorded, now):
                says = _reached(one.ladder, number)
                says["disagreement_id"] = disagreement_id
                yield _Fact(rung.due_at, DisagreementEscalated, says)

    def _attempt(self, now: datetime, known: Known) -> Iterator[_Fact]:
        """A call that the sending team should have made, unless it has said when it will."""
        is_waiting = self.state in {State.WAITING, State.RECEIVED} and self.over is None
        if not is_waiting or self.call_stopped_at is not None or known.ringing is None:
            return
        counted = [
            said.happened_at
            for said, _ in self.attempts
            if self.calls_count_from is None or said.happened_at >= self.calls_count_from
        ]
        if self.reminded_after == (self.run, len(counted)):
            return
        if self.ringing(now) or self.set_aside_by(self.sending.team_id, now):
            return
        last = max(counted, default=None)
        due_at = known.ringing.reminded_at(last, self.due.call_due_at)
        if due_at < now:
            yield _Fact(due_at, AttemptDue, {"attempts": len(counted)})

    def _response(self, now: datetime) -> Iterator[_Fact]:
        """The promised day is over."""
        due_at = self.response_due_at
        if due_at is not None and due_at < now and due_at != self.response_overdue_at:
            yield _Fact(due_at, ResponseOverdue, {"due_at": due_at})

    @abstractmethod
    def ringing(self, now: datetime) -> Claim | None:
        """Who is ringing the receiving team at `now`."""

    @abstractmethod
    def set_aside_by(self, team_id: UUID | None, now: datetime) -> Aside | None:
        """What the team set aside and has not come back to."""


def _between(
    ladder: Sequence[RungDue], recorded: int, now: datetime
) -> Iterator[tuple[int, RungDue]]:
    """The rungs after the one that was recorded that are reached at `now`, with their numbers."""
    reached = rung_at(ladder, now).number
    return ((number, ladder[number - 1]) for number in range(recorded + 1, reached + 1))


def _reached(ladder: Sequence[RungDue], number: int) -> dict[str, object]:
    following = ladder[number:]
    return {
        "number": number,
        "rungs": len(ladder),
        "rung": ladder[number - 1],
        "next_due_at": following[0].due_at if following else None,
    }
