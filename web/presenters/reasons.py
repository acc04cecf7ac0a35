"""Why a handover stands on the lead's board, or why nothing is waiting, in words.

Names professionals only, never a family. Pure: a row and `now` go in, words come out.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from handover.calls import AttemptOutcome
from handover.states import State
from handover.words import say_date, say_time
from web.presenters.clock_lines import with_recorded
from web.presenters.clocks import length
from web.presenters.ending import ENDED
from web.presenters.labels import ATTEMPT

Row = Mapping[Any, Any]
SPOKEN_ABOUT = "Acknowledged and spoken about: nothing is waiting."
STOPPED = "Routine contact has stopped: this family has had a loss. Nothing is due."


def reasons(row: Row, now: datetime) -> tuple[str, ...]:
    """Why it stands on the board, the worst first; nothing once it is settled.

    A broken promise comes first: everybody thinks that the family is seen to. A late call comes
    before a late acknowledgement: it was due first.
    """
    if is_settled(row, now):
        return ()
    call, answer = _call(row, now), _acknowledgement(row, now)
    clocks = (call, answer) if is_call_overdue(row, now) else (answer, call)
    return tuple(reason for reason in (_response(row, now), _declined(row), *clocks) if reason)


def settled_words(row: Row, now: datetime) -> str:
    """Why nothing is waiting; empty while something is."""
    if row["stopped_at"] is not None and not is_closed(row):
        return STOPPED
    if is_closed(row):
        return f"{ENDED[row['ended_how']]}. {say_time(row['closed_at'])}."
    return SPOKEN_ABOUT if is_settled(row, now) else ""


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
        is_spoken = row["call_stopped_at"] is not None
        return "" if is_spoken else "Acknowledged, but nobody has spoken yet"
    due_at: datetime = row["acknowledge_due_at"]
    if due_at < now:
        return f"Acknowledgement overdue by {length(now - due_at)}{_seen(row)}"
    if row["state"] == State.DECLINED.value:
        return ""
    return f"Waiting to be acknowledged: {length(due_at - now)} left{_seen(row)}"


def _seen(row: Row) -> str:
    if has_word(row):
        who = f"{row['word_by']}, {row['word_role']}"
        return f". By word of mouth only, from {who}: reported by the sender, unconfirmed"
    is_received = row["state"] == State.RECEIVED.value
    return " (received, but nobody has taken it on)" if is_received else ""


def _call(row: Row, now: datetime) -> str:
    if row["call_stopped_at"] is not None:
        return ""
    due_at: datetime = row["call_due_at"]
    if due_at < now:
        return f"Call overdue by {length(now - due_at)}: {tried(row)}"
    return f"Call due in {length(due_at - now)}: {tried(row)}"


def _response(row: Row, now: datetime) -> str:
    if not is_response_overdue(row, now):
        return ""
    promised = f"promised for {say_date(row['next_action_on'])} by {row['professional']}"
    if row["receiver_now"]:
        promised = f"{promised}, now with {row['receiver_now']}"
    words = f"Response overdue by {length(now - row['response_due_at'])}: {promised}"
    is_recorded = row["response_recorded_for"] == row["response_due_at"]
    return with_recorded(words, row["response_recorded_at"] if is_recorded else None)


def has_word(row: Row) -> bool:
    """Whether somebody takes it on by word of mouth, and the team has not answered itself."""
    waits = row["state"] in {State.WAITING.value, State.RECEIVED.value}
    return waits and row["word_by"] is not None


def is_closed(row: Row) -> bool:
    """Whether nothing more is expected."""
    return row["closed_at"] is not None


def over_at(row: Row) -> datetime | None:
    """When nothing was expected any more: it was closed, or a loss stopped it."""
    over: datetime | None = row["closed_at"] or row["stopped_at"]
    return over


def is_settled(row: Row, now: datetime) -> bool:
    """Whether it is closed, or answered and spoken about with no broken promise."""
    if over_at(row) is not None:
        return True
    is_answered = row["acknowledged_at"] is not None and row["call_stopped_at"] is not None
    return is_answered and not is_response_overdue(row, now)


def is_call_overdue(row: Row, now: datetime) -> bool:
    """Whether nobody has spoken, and the time for it has gone."""
    return bool(row["call_stopped_at"] is None and row["call_due_at"] < now)


def is_answer_overdue(row: Row, now: datetime) -> bool:
    """Whether nobody has taken it on, and the time for it has gone."""
    return bool(row["acknowledged_at"] is None and row["acknowledge_due_at"] < now)


def is_response_overdue(row: Row, now: datetime) -> bool:
    """Whether the promised day is over, and nobody has said what came of it."""
    return bool(row["response_due_at"] is not None and row["response_due_at"] < now)
