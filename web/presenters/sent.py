"""A sent handover as its sender sees it: what there is to do, both clocks, and what came of it.

Pure; `now` is an argument. Must not know routes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from handover.calls import AttemptOutcome
from handover.content import Kind, Trigger
from handover.states import State
from handover.urgency import Urgency
from handover.words import say_date, say_time
from projections.standing import responsible
from web.presenters.change_tags import change_tag
from web.presenters.clocks import Clock, clock
from web.presenters.daily import aside_in_row, ringing_in_row, word_in_row
from web.presenters.ending import ENDED, ENDED_TAG, STOPPED_TAG, WHY, WORD_TAG
from web.presenters.family import baby_in_row
from web.presenters.labels import ATTEMPT, KIND, TRIGGER
from web.presenters.ladder import WhoNext, who_acts_in_row, who_next_in_row
from web.presenters.loss import lost_words
from web.presenters.moved import moved_in_row
from web.presenters.new_birth_visit import visit_words_in_row
from web.presenters.promise import response_clock_of
from web.presenters.reasons import has_word, over_at
from web.presenters.record import spaced
from web.presenters.tags import Tag, state_tag, urgency_tag


@dataclass(frozen=True)
class SentShown:
    """One line of "Sent by my team"."""

    handover_id: UUID
    reference: str
    mother: str
    nhs_number: str
    baby: str
    what: str
    receiving: str
    sent: str
    urgency: Tag
    state: Tag
    call: Clock
    acknowledgement: Clock
    response: Clock | None
    calls: str
    question: str
    outcome: tuple[str, ...]
    holder: str
    is_declined: bool
    is_spoken: bool
    is_closed: bool
    lost: tuple[str, ...]
    moved: str
    knows: str
    undo_asked: bool
    visit: str
    change: Tag | None
    who_next: WhoNext | None
    aside: str
    ringing: str
    word: str

    @property
    def needs_action(self) -> bool:
        """Whether somebody has to act: a clock has run out, a no came back, a question waits."""
        clocks = (self.call, self.acknowledgement, self.response)
        is_late = any(one.is_overdue for one in clocks if one)
        return is_late or self.is_declined or bool(self.question)


def sent_shown(row: Mapping[Any, Any], now: datetime) -> SentShown:
    """The row of projections.sent as it stands at `now` (aware)."""
    state, closed_at = State(row["state"]), over_at(row)
    return SentShown(
        handover_id=row["handover_id"],
        reference=row["reference"],
        mother=row["mother_name"],
        nhs_number=spaced(row["nhs_number"]),
        baby=baby_in_row(row, now),
        what=f"{KIND[Kind(row['kind'])]}: {TRIGGER[Trigger(row['trigger'])].lower()}",
        receiving=f"{row['receiving_name']}, {row['receiving_organisation']}",
        sent=f"{say_time(row['recorded_at'])} by {row['recorded_by']}",
        urgency=urgency_tag(Urgency(row["urgency"])),
        state=_tag(row, state),
        call=clock(row["call_due_at"], row["call_stopped_at"], now, closed_at=closed_at),
        acknowledgement=clock(
            row["acknowledge_due_at"], row["acknowledged_at"], now, closed_at=closed_at
        ),
        response=response_clock_of(row, now),
        calls=_calls(row),
        question=row["question"] if row["asked_at"] is not None else "",
        outcome=tuple(_outcome(state, row)),
        holder=responsible(row),
        is_declined=state is State.DECLINED,
        is_spoken=row["call_stopped_at"] is not None,
        is_closed=closed_at is not None,
        lost=lost_words(row),
        moved=moved_in_row(row),
        knows=row["sending_knows"] or "",
        undo_asked=row["undo_asked_at"] is not None,
        visit=visit_words_in_row(row, now),
        change=change_tag(row["sending_change"]),
        who_next=_who_next(row, now),
        aside=aside_in_row(row, "sending", now),
        ringing=ringing_in_row(row, now),
        word=word_in_row(row),
    )


def _tag(row: Mapping[Any, Any], state: State) -> Tag:
    """How it ended, if it did; else whether a loss stopped it; else where it stands."""
    if row["closed_at"] is not None:
        return ENDED_TAG[row["ended_how"]]
    if row["stopped_at"] is not None:
        return STOPPED_TAG
    return WORD_TAG if has_word(row) else state_tag(state)


def _who_next(row: Mapping[Any, Any], now: datetime) -> WhoNext | None:
    """Who is asked next, once somebody has rung in vain or the time has gone; else None."""
    is_in_vain = row["call_stopped_at"] is None and row["attempts"] > 0
    return who_next_in_row(row, now) if is_in_vain else who_acts_in_row(row, now)


def _calls(row: Mapping[Any, Any]) -> str:
    """How often they rang, and whether anybody was reached."""
    if row["call_stopped_at"] is not None:
        return f"Spoke on {say_time(row['call_stopped_at'])}"
    if row["reminded_at"] is not None:
        return f"{_rung(row)}. A call is due since {say_time(row['reminded_at'])}"
    return _rung(row)


def _rung(row: Mapping[Any, Any]) -> str:
    """What their calls came to."""
    if not row["attempts"]:
        return "Nobody has rung yet"
    tries = "once" if row["attempts"] == 1 else f"{row['attempts']} times"
    last = ATTEMPT[AttemptOutcome(row["last_outcome"])].lower()
    return f"Rang {tries}, nobody reached (last: {last})"


def _outcome(state: State, row: Mapping[Any, Any]) -> list[str]:
    """What came of it, one sentence a line; empty while it waits."""
    if state is State.CLOSED:
        how = row["ended_how"]
        return [
            f"{ENDED[how]}. {say_time(row['closed_at'])}.",
            f"{WHY[how]}: {row['end_reason']}",
            *_promised(row),
        ]
    if state is State.ACKNOWLEDGED:
        return _promised(row)
    if state is State.DECLINED:
        suggested = row["suggested_team"]
        lines = [f"Declined: {row['decline_reason']}"]
        return [*lines, f"They suggest {suggested}."] if suggested else lines
    return []


def _promised(row: Mapping[Any, Any]) -> list[str]:
    """Who took it on, and what they promised; empty if nobody did, or never should have."""
    if not row["professional"]:
        return []
    named = [f"Now with {row['receiver_now']}."] if row["receiver_now"] else []
    return [
        f"Acknowledged by {row['professional']}, {say_time(row['acknowledged_at'])}.",
        *named,
        f"Next action, by {say_date(row['next_action_on'])}: {row['next_action']}",
    ]
