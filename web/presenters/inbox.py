"""What waits for a receiving team, and what it has taken on, as a person reads it.

Pure: rows of the inbox and `now` go in, words and tags come out.
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
from handover.words import say_day, say_time
from web.presenters.change_tags import change_tag
from web.presenters.clocks import Clock, clock, due_words
from web.presenters.daily import aside_in_row, ringing_in_row, word_in_row
from web.presenters.ending import WORD_TAG
from web.presenters.family import baby_in_row
from web.presenters.labels import ATTEMPT, KIND, TRIGGER
from web.presenters.ladder import WhoNext, who_acts_in_row
from web.presenters.loss import lost_words
from web.presenters.moved import moved_in_row
from web.presenters.new_birth_visit import visit_words_in_row
from web.presenters.promise import date_tag
from web.presenters.reasons import has_word
from web.presenters.tags import Tag, state_tag, urgency_tag

Row = Mapping[Any, Any]
"""A row of the read tables; SQLAlchemy does not promise that its keys are words."""

QUESTION_ASKED = "Question asked, waiting for the sender"


@dataclass(frozen=True)
class Family:
    """Whom it is about: for members of the two teams only. `nhs_number` is ten bare digits."""

    name: str
    nhs_number: str
    baby: str


@dataclass(frozen=True)
class Waiting:
    """One handover or concern that nobody in the team has answered."""

    handover_id: UUID
    reference: str
    family: Family
    urgency: Tag
    is_hidden: bool
    state: Tag
    clock: Clock
    clock_words: str
    due_words: str
    about: str
    sender: str
    recorded: str
    calls: str
    question: str
    visit: str
    lost: tuple[str, ...]
    moved: str
    change: Tag | None
    who_acts: WhoNext | None
    aside: str
    ringing: str
    word: str


@dataclass(frozen=True)
class StoppedShown:
    """One that a loss has stopped. `knows` is who of the team said that they know, or empty."""

    handover_id: UUID
    reference: str
    family: Family
    about: str
    lost: tuple[str, ...]
    moved: str
    knows: str
    undo_asked: bool


@dataclass(frozen=True)
class ChangedShown:
    """One that others changed since the team saw it, in whichever state it stands."""

    handover_id: UUID
    reference: str
    family: Family
    about: str
    change: Tag
    state: Tag


@dataclass(frozen=True)
class TakenOn:
    """One that the team has acknowledged, with the promised next action."""

    handover_id: UUID
    reference: str
    family: Family
    about: str
    professional: str
    next_action: str
    next_action_on: str
    date_tag: Tag | None
    lost: tuple[str, ...]
    moved: str
    change: Tag | None
    is_overdue: bool
    question: str
    aside: str
    now_with: str


def heading(total: int, overdue: int) -> str:
    """The count that stands in the heading, such as "11 waiting, 3 overdue"."""
    if total == 0:
        return "Nothing is waiting"
    return f"{total} waiting, {overdue} overdue" if overdue else f"{total} waiting, none overdue"


def waiting(row: Row, now: datetime) -> Waiting:
    """One row of what waits, as it stands at `now`."""
    acknowledge = clock(row["acknowledge_due_at"], None, now)
    return Waiting(
        handover_id=row["handover_id"],
        reference=row["reference"],
        family=_family(row, now),
        urgency=urgency_tag(Urgency(row["urgency"])),
        is_hidden=row["is_hidden"],
        state=WORD_TAG if has_word(row) else state_tag(State(row["state"])),
        clock=acknowledge,
        clock_words=clock_words(acknowledge),
        due_words=f"Acknowledge {due_words(row['acknowledge_due_at'])}",
        about=_about(row),
        sender=f"{row['recorded_by']}, {row['sending_name']}",
        recorded=say_time(row["recorded_at"]),
        calls=calls(row),
        question=question(row),
        visit=visit_words_in_row(row, now),
        lost=lost_words(row),
        moved=moved_in_row(row),
        change=change_tag(row["receiving_change"]),
        who_acts=who_acts_in_row(row, now),
        aside=aside_in_row(row, "receiving", now),
        ringing=ringing_in_row(row, now),
        word=word_in_row(row),
    )


def taken_on(row: Row, now: datetime) -> TakenOn:
    """One row of what was taken on; a promise whose day has passed is marked as overdue."""
    return TakenOn(
        handover_id=row["handover_id"],
        reference=row["reference"],
        family=_family(row, now),
        about=_about(row),
        professional=row["professional"],
        next_action=row["next_action"],
        next_action_on=say_day(row["next_action_on"]),
        date_tag=date_tag(row["next_action_on"], now),
        is_overdue=row["response_due_at"] < now,
        lost=lost_words(row),
        moved=moved_in_row(row),
        change=change_tag(row["receiving_change"]),
        question=question(row),
        aside=aside_in_row(row, "receiving", now),
        now_with=row["receiver_now"] or "",
    )


def stopped(row: Row, now: datetime) -> StoppedShown:
    """One row of what a loss has stopped: nothing of it is due."""
    return StoppedShown(
        handover_id=row["handover_id"],
        reference=row["reference"],
        family=_family(row, now),
        about=_about(row),
        lost=lost_words(row),
        moved=moved_in_row(row),
        knows=row["receiving_knows"] or "",
        undo_asked=row["undo_asked_at"] is not None,
    )


def changed(row: Row, now: datetime) -> ChangedShown:
    """One row of what the team has yet to read."""
    tag = change_tag(row["receiving_change"])
    assert tag is not None  # noqa: S101 - the list holds nothing else
    return ChangedShown(
        handover_id=row["handover_id"],
        reference=row["reference"],
        family=_family(row, now),
        about=_about(row),
        change=tag,
        state=state_tag(State(row["state"])),
    )


def question(row: Row) -> str:
    """Says that the sender has a question to answer; empty if nothing was asked."""
    return QUESTION_ASKED if row["asked_at"] is not None else ""


def clock_words(acknowledge: Clock) -> str:
    """How long is left to acknowledge, or by how much it is overdue."""
    return acknowledge.words if acknowledge.is_overdue else f"{acknowledge.words} to acknowledge"


def calls(row: Row) -> str:
    """What the sender's calls came to. Attempts are never contacts: they say "nobody reached"."""
    if row["call_stopped_at"] is not None:
        return f"Spoke on {say_time(row['call_stopped_at'])}"
    attempts: int = row["attempts"]
    if attempts == 0:
        return "Nobody has rung yet"
    last = ATTEMPT[AttemptOutcome(row["last_outcome"])].lower()
    return f"Rang {times(attempts)}, nobody reached (last: {last})"


def times(count: int) -> str:
    """How often, such as "once", "twice" or "3 times"."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _family(row: Row, now: datetime) -> Family:
    return Family(
        name=row["mother_name"],
        nhs_number=row["nhs_number"],
        baby=baby_in_row(row, now),
    )


def _about(row: Row) -> str:
    return f"{KIND[Kind(row['kind'])]}: {TRIGGER[Trigger(row['trigger'])]}"
