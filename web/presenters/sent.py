"""A sent handover as its sender sees it: what there is to do, both clocks, and what came of it.

Pure; `now` is an argument. Must not know routes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from handover.calendar import local_date
from handover.calls import AttemptOutcome
from handover.content import Kind, Trigger
from handover.states import State
from handover.urgency import Urgency
from handover.words import say_date, say_time
from projections.standing import responsible
from web.presenters.clocks import Clock, clock
from web.presenters.family import say_baby
from web.presenters.labels import (
    ATTEMPT,
    KIND,
    STATE,
    STATE_COLOUR,
    TRIGGER,
    URGENCY,
    URGENCY_COLOUR,
)
from web.presenters.record import spaced


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
    urgency: str
    urgency_colour: str
    state: str
    state_colour: str
    call: Clock
    acknowledgement: Clock
    calls: str
    outcome: tuple[str, ...]
    holder: str
    is_declined: bool
    is_spoken: bool


def sent_shown(row: Mapping[Any, Any], now: datetime) -> SentShown:
    """The row of projections.sent as it stands at `now` (aware)."""
    state, urgency = State(row["state"]), Urgency(row["urgency"])
    return SentShown(
        handover_id=row["handover_id"],
        reference=row["reference"],
        mother=row["mother_name"],
        nhs_number=spaced(row["nhs_number"]),
        baby=say_baby(row["due_on"], row["baby_born_on"], local_date(now)),
        what=f"{KIND[Kind(row['kind'])]}: {TRIGGER[Trigger(row['trigger'])].lower()}",
        receiving=f"{row['receiving_name']}, {row['receiving_organisation']}",
        sent=f"{say_time(row['recorded_at'])} by {row['recorded_by']}",
        urgency=URGENCY[urgency],
        urgency_colour=URGENCY_COLOUR[urgency],
        state=STATE[state],
        state_colour=STATE_COLOUR[state],
        call=clock(row["call_due_at"], row["call_stopped_at"], now),
        acknowledgement=clock(row["acknowledge_due_at"], row["acknowledged_at"], now),
        calls=_calls(row),
        outcome=tuple(_outcome(state, row)),
        holder=responsible(row),
        is_declined=state is State.DECLINED,
        is_spoken=row["call_stopped_at"] is not None,
    )


def _calls(row: Mapping[Any, Any]) -> str:
    """How often they rang, and whether anybody was reached."""
    if row["call_stopped_at"] is not None:
        return f"Spoke on {say_time(row['call_stopped_at'])}"
    if not row["attempts"]:
        return "Nobody has rung yet"
    tries = "once" if row["attempts"] == 1 else f"{row['attempts']} times"
    last = ATTEMPT[AttemptOutcome(row["last_outcome"])].lower()
    return f"Rang {tries}, nobody reached (last: {last})"


def _outcome(state: State, row: Mapping[Any, Any]) -> list[str]:
    """What came of it, one sentence a line; empty while it waits."""
    if state is State.ACKNOWLEDGED:
        return [
            f"Acknowledged by {row['professional']}, {say_time(row['acknowledged_at'])}.",
            f"Next action, by {say_date(row['next_action_on'])}: {row['next_action']}",
        ]
    if state is State.DECLINED:
        suggested = row["suggested_team"]
        lines = [f"Declined: {row['decline_reason']}"]
        return [*lines, f"They suggest {suggested}."] if suggested else lines
    return []
