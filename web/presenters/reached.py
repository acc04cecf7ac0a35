"""Who rang, and whom they reached, in words. An attempt never reads as a contact.

Must not know clocks: a stopped call clock is a fact of the record.
"""

from collections import Counter
from dataclasses import dataclass

from handover.actor import Envelope
from handover.calls import Conversation
from handover.events import to_the_minute
from handover.handover import Handover
from handover.words import say_time
from web.presenters.inbox import times
from web.presenters.labels import ATTEMPT


@dataclass(frozen=True)
class Talk:
    """One conversation: who spoke with whom and when, and what they agreed."""

    words: str
    read_back: str
    agreed: str


@dataclass(frozen=True)
class Reached:
    """`headline` answers "was anybody reached?"; `attempts` may be empty."""

    is_reached: bool
    headline: str
    attempts: str
    talks: tuple[Talk, ...]


def reached(handover: Handover) -> Reached:
    """The calls of `handover`, newest conversation first."""
    return Reached(
        is_reached=handover.call_stopped_at is not None,
        headline=_headline(handover),
        attempts=_attempts(handover),
        talks=tuple(_talk(handover, *held) for held in reversed(handover.conversations)),
    )


def rung_so_far(handover: Handover) -> list[str]:
    """The numbers on which nobody was reached, each as often as it was rung about this team."""
    return [attempt.number for said, attempt in handover.attempts if _counts(handover, said)]


def _headline(handover: Handover) -> str:
    team = handover.receiving.name
    for envelope, talk in handover.conversations:
        if _counts(handover, envelope) and envelope.happened_at == handover.call_stopped_at:
            when = say_time(envelope.happened_at)
            return f"{envelope.name} spoke with {talk.with_name} on {when}"
    if any(_counts(handover, envelope) for envelope, _ in handover.attempts):
        return f"Nobody in {team} has been reached"
    return f"Nobody has rung {team} yet"


def _attempts(handover: Handover) -> str:
    """Such as "3 attempts by Mary Marsh: voicemail (twice), engaged (once). The last on ..."."""
    tried = [one for one in handover.attempts if _counts(handover, one[0])]
    if not tried:
        return ""
    names = list(dict.fromkeys(envelope.name for envelope, _ in tried))
    outcomes = Counter(ATTEMPT[attempt.outcome].lower() for _, attempt in tried)
    came_of_it = ", ".join(f"{outcome} ({times(often)})" for outcome, often in outcomes.items())
    last = max(envelope.happened_at for envelope, _ in tried)
    return (
        f"{len(tried)} attempt{'' if len(tried) == 1 else 's'} by {' and '.join(names)}: "
        f"{came_of_it}. The last on {say_time(last)}"
    )


def _talk(handover: Handover, envelope: Envelope, talk: Conversation) -> Talk:
    before = "" if _counts(handover, envelope) else f", {_before(handover)}"
    return Talk(
        words=(
            f"{envelope.name} spoke with {talk.with_name}, {talk.with_role}, {talk.with_team}, "
            f"on {say_time(envelope.happened_at)}{before}"
        ),
        read_back="Read back and confirmed" if talk.is_read_back else "Not read back",
        agreed=talk.agreed,
    )


def _before(handover: Handover) -> str:
    """What made the call count no more: another team, or the end that was taken back."""
    counts_from = handover.calls_count_from
    opened = [to_the_minute(one.said.recorded_at) for one in handover.reopenings]
    return "before it was opened again" if counts_from in opened else "before it was redirected"


def _counts(handover: Handover, envelope: Envelope) -> bool:
    """Whether a call was with the team it stands with now, not with one that declined it."""
    counts_from = handover.calls_count_from
    return counts_from is None or envelope.happened_at >= counts_from
