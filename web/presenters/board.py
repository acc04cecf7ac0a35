"""The lead's board in words: why each handover stands there, how late, who holds it, whom to ring.

Names teams and professionals only, never a family. Pure: rows and `now` go in, words come out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from handover.calls import AttemptOutcome
from handover.content import Kind
from handover.opening_hours import OpeningHours
from handover.states import State
from handover.urgency import Urgency
from handover.words import say_time
from projections.standing import responsible
from web.presenters.clocks import length
from web.presenters.labels import ATTEMPT, KIND
from web.presenters.tags import Tag, state_tag, urgency_tag
from web.presenters.team import open_words

Row = Mapping[Any, Any]
Teams = Mapping[UUID, Row]
"""The open teams of the directory by id: the number to ring is the directory's, not a copy."""

OVERDUE = Tag("Overdue", "red")
SETTLED = Tag("Settled", "green")
TEAM_HAS_CLOSED = "This team has closed since: the number may not answer"


@dataclass(frozen=True)
class Ring:
    """Whom the lead rings, and why them. `whom` reads on from "Ring"."""

    whom: str
    why: str
    team: str
    telephone: str
    open_words: str


@dataclass(frozen=True)
class Item:
    """One handover or concern on the board. `reasons` is empty once it is settled."""

    handover_id: UUID
    reference: str
    kind: str
    urgency: Tag
    standing: Tag
    reasons: tuple[str, ...]
    sending: str
    receiving: str
    recorded: str
    age: str
    holder: str
    ring: Ring | None

    @property
    def is_overdue(self) -> bool:
        """Whether a clock has run out; the tag says it too."""
        return self.standing == OVERDUE


def item(row: Row, now: datetime, teams: Teams) -> Item:
    """One row of the board as it stands at `now`."""
    return Item(
        handover_id=row["handover_id"],
        reference=row["reference"],
        kind=KIND[Kind(row["kind"])],
        urgency=urgency_tag(Urgency(row["urgency"])),
        standing=standing_tag(row, now),
        reasons=reasons(row, now),
        sending=_team(row, "sending"),
        receiving=_team(row, "receiving"),
        recorded=say_time(row["recorded_at"]),
        age=f"{length(now - row['recorded_at'])} ago",
        holder=responsible(row),
        ring=whom_to_ring(row, now, teams),
    )


def standing_tag(row: Row, now: datetime) -> Tag:
    """Overdue before all else; else where it stands."""
    if _is_call_overdue(row, now) or _is_acknowledgement_overdue(row, now):
        return OVERDUE
    return SETTLED if _is_settled(row) else state_tag(State(row["state"]))


def reasons(row: Row, now: datetime) -> tuple[str, ...]:
    """Why it stands on the board, the worst first; nothing once acknowledged and spoken about.

    A late call comes before a late acknowledgement: it was due first.
    """
    call, acknowledgement = _call(row, now), _acknowledgement(row, now)
    clocks = (call, acknowledgement) if _is_call_overdue(row, now) else (acknowledgement, call)
    return tuple(reason for reason in (_declined(row), *clocks) if reason)


def whom_to_ring(row: Row, now: datetime, teams: Teams) -> Ring | None:
    """The team that has to act next; None once it is settled.

    The sending team while it has to ring or to send on; else the receiving team [P].
    """
    if _is_settled(row):
        return None
    if row["state"] == State.DECLINED.value:
        why = "It was declined: they must send it to the right team"
        return _ring(row, "sending", why, now, teams)
    if _is_call_overdue(row, now) or row["acknowledged_at"] is not None:
        return _ring(row, "sending", "They have not spoken to the receiving team", now, teams)
    return _ring(row, "receiving", "Nobody there has acknowledged it", now, teams)


def tried(row: Row) -> str:
    """What the calls came to so far. An attempt is never a contact."""
    attempts: int = row["attempts"]
    if attempts == 0:
        return "nobody has rung"
    last = ATTEMPT[AttemptOutcome(row["last_outcome"])].lower()
    counted = "1 attempt" if attempts == 1 else f"{attempts} attempts"
    return f"{counted}, nobody reached (last: {last})"


def _declined(row: Row) -> str:
    is_declined = row["state"] == State.DECLINED.value
    return "Declined: back with the sending team" if is_declined else ""


def _acknowledgement(row: Row, now: datetime) -> str:
    if row["acknowledged_at"] is not None:
        return "" if _is_settled(row) else "Acknowledged, but nobody has spoken yet"
    due_at: datetime = row["acknowledge_due_at"]
    if due_at < now:
        return f"Acknowledgement overdue by {length(now - due_at)}{_seen(row)}"
    if row["state"] == State.DECLINED.value:
        return ""
    return f"Waiting to be acknowledged: {length(due_at - now)} left{_seen(row)}"


def _seen(row: Row) -> str:
    is_received = row["state"] == State.RECEIVED.value
    return " (received, but nobody has taken it on)" if is_received else ""


def _call(row: Row, now: datetime) -> str:
    if row["call_stopped_at"] is not None:
        return ""
    due_at: datetime = row["call_due_at"]
    if due_at < now:
        return f"Call overdue by {length(now - due_at)}: {tried(row)}"
    return f"Call due in {length(due_at - now)}: {tried(row)}"


def _ring(row: Row, side: str, why: str, now: datetime, teams: Teams) -> Ring:
    team = teams.get(row[f"{side}_team_id"])
    return Ring(
        whom=f"the {side} team",
        why=why,
        team=row[f"{side}_name"],
        telephone=team["telephone"] if team else row[f"{side}_telephone"],
        open_words=open_words(OpeningHours(**team["hours"]), now) if team else TEAM_HAS_CLOSED,
    )


def _team(row: Row, side: str) -> str:
    return f"{row[f'{side}_name']}, {row[f'{side}_organisation']}"


def _is_settled(row: Row) -> bool:
    return row["acknowledged_at"] is not None and row["call_stopped_at"] is not None


def _is_call_overdue(row: Row, now: datetime) -> bool:
    return bool(row["call_stopped_at"] is None and row["call_due_at"] < now)


def _is_acknowledgement_overdue(row: Row, now: datetime) -> bool:
    return bool(row["acknowledged_at"] is None and row["acknowledge_due_at"] < now)
