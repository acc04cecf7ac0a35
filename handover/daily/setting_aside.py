"""Setting aside: out of one's own team's way for a while. No clock stops, and nobody is led on.

A part of the Handover aggregate in a module of its own. That it has ended is worked out on read.
All limits are our own [P]. Must not know opening hours: whoever calls says when the team opens.
"""

from datetime import datetime
from uuid import UUID

from handover.actor import Envelope
from handover.daily import commands as d
from handover.daily.asides import LASTS, MOST_IN_A_ROW, Aside, HowLong
from handover.daily.claims import Claim
from handover.daily.events import WasSetAside
from handover.daily.part import Part
from handover.daily.refusals import (
    NeverSetAside,
    NothingToSetAside,
    SetAsideTooLong,
    SetAsideTooOften,
    TooLateToSetAside,
)
from handover.deadlines import DueTimes
from handover.states import State
from handover.urgency import Urgency


class SettableAside(Part):
    """What either team has set aside, one after the other."""

    urgency: Urgency
    due: DueTimes
    version: int
    call_stopped_at: datetime | None
    open_question: str
    notes: list[tuple[Envelope, str]]
    clock_facts: int
    set_asides: list[Aside]
    claims: list[Claim]

    def __init__(self) -> None:
        """Nothing is set aside."""
        super().__init__()
        self.set_asides = []

    def set_aside(self, command: d.SetAside, envelope: Envelope, *, next_morning: datetime) -> None:
        """Set it aside for the team of whoever asks, which opens again at `next_morning`.

        Never what is Immediate, never a third time with nothing between, and never once others
        have to be asked: it ends when that time comes. Raises one of the five refusals.
        """
        self._check_allowed(command)
        if self.urgency is Urgency.IMMEDIATE:
            raise NeverSetAside
        if self.urgency is Urgency.SAME_DAY and command.how_long is HowLong.NEXT_MORNING:
            raise SetAsideTooLong(field="how_long")
        if not self.waits_for(envelope.team_id):
            raise NothingToSetAside
        now, latest = envelope.recorded_at, self._too_late_from()
        if latest <= now:
            raise TooLateToSetAside
        if self._in_a_row(envelope.team_id) >= MOST_IN_A_ROW:
            raise SetAsideTooOften
        lasts = LASTS.get(command.how_long)
        chosen = next_morning if lasts is None else now + lasts
        until = min(chosen, latest)
        self._happen(WasSetAside, envelope, how_long=command.how_long, until=until, why=command.why)

    def set_aside_by(self, team_id: UUID | None, now: datetime) -> Aside | None:
        """What the team set aside and has not come back to; None once its time is over.

        Whatever happens to the handover ends it, but a note or another such word of its own team.
        """
        mine = [one for one in self.set_asides if one.said.team_id == team_id]
        if not mine:
            return None
        last = mine[-1]
        is_on = last.lasts(now) and last.news == self.news_for(team_id)
        return last if is_on else None

    def news_for(self, team_id: UUID | None) -> int:
        """How much has happened that brings it back to this team: all but quiet words.

        Deny by default: a verb that nobody listed here brings it back. What the clock records was
        overdue without it.
        """
        own_notes = sum(said.team_id == team_id for said, _ in self.notes)
        quiet = len(self.set_asides) + len(self.claims) + own_notes + self.clock_facts
        return self.version - quiet

    def _in_a_row(self, team_id: UUID | None) -> int:
        news = self.news_for(team_id)
        return sum(one.said.team_id == team_id and one.news == news for one in self.set_asides)

    def waits_for(self, team_id: UUID | None) -> bool:
        """Whether anything is left to do for this team."""
        if team_id == self.receiving.team_id:
            return self.state is not State.DECLINED
        is_settled = self.acknowledgement is not None and self.call_stopped_at is not None
        return not is_settled or bool(self.open_question)

    def _too_late_from(self) -> datetime:
        """From when nobody may look away: the second rung, or the end of the promised day."""
        if self.response_due_at is not None:
            return self.response_due_at
        rungs = self.due.ladder[:2]
        return rungs[-1].due_at if rungs else self.due.acknowledge_due_at
