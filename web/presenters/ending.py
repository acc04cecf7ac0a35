"""How a record ended, in words: the promise was kept, it was withdrawn, or it was an error.

Must not know clocks, routes or who may end it.
"""

from dataclasses import dataclass

from handover.actor import Envelope
from handover.handover import Handover
from handover.states import State
from handover.words import say_time
from web.presenters.tags import Tag, state_tag

RESPONSE, WITHDRAWN, IN_ERROR = "response_reported", "withdrawn", "entered_in_error"
"""How it ended, as the read tables call it: the names of the events on the timeline."""

CLOSED_TAG = state_tag(State.CLOSED)
STOPPED_TAG = Tag("Routine contact stopped", "grey")
WORD_TAG = Tag("By word of mouth, unconfirmed", "orange")
"""Neither acknowledged nor unanswered: somebody said so on the telephone."""
ENDED_TAG = {RESPONSE: CLOSED_TAG, WITHDRAWN: CLOSED_TAG, IN_ERROR: Tag("Entered in error", "red")}
ENDED = {
    RESPONSE: "Closed: the promised action was done",
    WITHDRAWN: "Closed: the sending team withdrew it",
    IN_ERROR: "Entered in error: do not act on this record",
}
WHY = {RESPONSE: "What came of it", WITHDRAWN: "Why it was withdrawn", IN_ERROR: "What is wrong"}


@dataclass(frozen=True)
class Ended:
    """What stands on top of a closed record: how and why it ended, who ended it, and when."""

    title: str
    why: str
    reason: str
    by: str
    is_in_error: bool


def ended(handover: Handover) -> Ended | None:
    """How `handover` ended; None while it goes on."""
    if handover.ended is None:
        return None
    how = ended_how(handover)
    return Ended(
        title=ENDED[how],
        why=WHY[how],
        reason=handover.end_reason,
        by=who_and_when(handover.ended),
        is_in_error=how == IN_ERROR,
    )


@dataclass(frozen=True)
class OpenedAgain:
    """A record that was closed before: by whom and why, and who opened it again and why."""

    closed: str
    end_reason: str
    opened: str
    reason: str


def reopenings(handover: Handover) -> tuple[OpenedAgain, ...]:
    """How often it was closed and opened again, in their order."""
    return tuple(
        OpenedAgain(
            closed=f"Closed by {who_and_when(one.ended)}",
            end_reason=one.end_reason,
            opened=f"Opened again by {who_and_when(one.said)}",
            reason=one.reason,
        )
        for one in handover.reopenings
    )


def ended_how(handover: Handover) -> str:
    """Which of the three ways it was. Nobody can withdraw what was acknowledged."""
    if handover.is_in_error:
        return IN_ERROR
    return WITHDRAWN if handover.acknowledgement is None else RESPONSE


def standing_tag(handover: Handover) -> Tag:
    """Where it stands; what was entered in error never reads as anything else."""
    if handover.ended is None and handover.is_stopped:
        return STOPPED_TAG
    if handover.ended is None:
        return WORD_TAG if handover.word_of_mouth else state_tag(handover.state)
    return ENDED_TAG[ended_how(handover)]


def who_and_when(envelope: Envelope) -> str:
    """Such as "Hana Novak, Derby health visitors, Tuesday 3 May 2026 at 4:30pm"."""
    return f"{envelope.name}, {envelope.team_name}, {say_time(envelope.recorded_at)}"
