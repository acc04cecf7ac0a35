"""The call page in words: what to read aloud, what to say to a voicemail, what came of each try.

Pure. Must not know routes. The voicemail words hold nothing that names a family.
"""

from dataclasses import dataclass
from datetime import datetime

from handover.actor import Envelope
from handover.calls import AttemptOutcome, Conversation
from handover.handover import Handover
from handover.words import say_time
from web.presenters.clocks import length
from web.presenters.labels import ATTEMPT
from web.presenters.record import OUT_OF_HOURS_NOW, near_time
from web.presenters.team import TeamShown

PRESS_HINT = {
    AttemptOutcome.VOICEMAIL: "A machine, whether or not you left a message",
    AttemptOutcome.MESSAGE_WITH_SOMEBODY: "They cannot take it on themselves",
    AttemptOutcome.WRONG_TEAM: "Another team answered",
    AttemptOutcome.WRONG_NUMBER: "Not theirs, or it does not work",
    AttemptOutcome.UNSAFE_TO_SPEAK: "Somebody could overhear",
}
"""Said where the button alone could be misread."""


@dataclass(frozen=True)
class CallLine:
    """One try or conversation: what came of it, who rang, and when."""

    words: str
    by: str
    happened: str
    recorded: str
    is_conversation: bool
    note: str
    sort_at: datetime


def call_lines(handover: Handover) -> list[CallLine]:
    """Every try and conversation of this handover, the latest first."""
    tried = [
        _line(envelope, f"{ATTEMPT[attempt.outcome]}, on {attempt.number}", attempt.note)
        for envelope, attempt in handover.attempts
    ]
    spoke = [
        _line(envelope, _spoke_words(talk), talk.agreed, is_conversation=True)
        for envelope, talk in handover.conversations
    ]
    return sorted(tried + spoke, key=lambda line: line.sort_at, reverse=True)


def _line(envelope: Envelope, words: str, note: str, *, is_conversation: bool = False) -> CallLine:
    is_late = envelope.happened_at != envelope.recorded_at
    return CallLine(
        words=words,
        by=f"{envelope.name}, {envelope.team_name}",
        happened=say_time(envelope.happened_at),
        recorded=say_time(envelope.recorded_at) if is_late else "",
        is_conversation=is_conversation,
        note=note,
        sort_at=envelope.happened_at,
    )


def _spoke_words(talk: Conversation) -> str:
    read_back = "read back" if talk.is_read_back else "not read back"
    return f"Spoke to {talk.with_name}, {talk.with_role}, {talk.with_team} ({read_back})"


def logged_words(
    outcome: AttemptOutcome,
    handover: Handover,
    now: datetime,
    *,
    again_at: datetime,
    is_repeat: bool,
) -> str:
    """What to say after a press: that it is no contact, that the clock runs, and what to do.

    `again_at` is when the area's rules ask for the next try; a call due sooner comes first.
    """
    what = ATTEMPT[outcome]
    if is_repeat:
        return (
            f"{what} was already logged, so it was not logged twice. "
            "If you rang again, press the button again now."
        )
    if handover.call_stopped_at is not None:
        return f"{what} logged. The call clock had already stopped when you spoke to them."
    if handover.ended is not None:
        return f"{what} logged. It does not count as a contact. The record is closed."
    if handover.is_stopped:
        return f"{what} logged. Routine contact has stopped: nothing is due."
    return (
        f"{what} logged. It does not count as a contact: the call clock is still running. "
        f"{_try_again(handover, now, again_at)}"
    )


def _try_again(handover: Handover, now: datetime, again_at: datetime) -> str:
    due_at = handover.due.call_due_at
    if due_at < now:
        return f"The call is overdue by {length(now - due_at)}: ring again now."
    if again_at <= now:
        return f"Ring again at once: the call is due by {say_time(due_at)}."
    if again_at < due_at:
        return f"Try again by {near_time(again_at, now)}: the call is due by {say_time(due_at)}."
    return f"Try again by {say_time(due_at)}."


def spoken_words(handover: Handover, *, is_repeat: bool) -> str:
    """What to say after a conversation was logged: what it stopped, and what it did not."""
    logged = "This conversation was already logged." if is_repeat else "Conversation logged."
    if handover.ended is not None:
        return f"{logged} The record is closed: nothing more is expected."
    if handover.is_stopped:
        return f"{logged} Routine contact has stopped: nothing is due."
    if handover.acknowledged is not None:
        return f"{logged} The call clock has stopped. It is acknowledged."
    return (
        f"{logged} The call clock has stopped. It is not acknowledged yet: "
        f"{handover.holder.name}, {handover.holder.team.name}, holds responsibility."
    )


def answered_at(handover: Handover) -> datetime | None:
    """When the acknowledgement clock stopped, if it has."""
    return handover.acknowledged.recorded_at if handover.acknowledged else None


def out_of_hours_now(handover: Handover, team: TeamShown) -> bool:
    """Whether the out-of-hours route must be taken now: the team is shut and this cannot wait."""
    return cannot_wait(handover) and not team.is_open


def cannot_wait(handover: Handover) -> bool:
    """Whether it is to be rung about round the clock, whether or not the team is open."""
    return handover.over is None and handover.urgency in OUT_OF_HOURS_NOW
