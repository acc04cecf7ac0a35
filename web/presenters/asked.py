"""What the teams asked and told each other since: the open question, answers, notes, redirects.

Holds the family's story: for members of the two teams only. Must not know routes.
"""

from dataclasses import dataclass

from handover.handover import Handover
from web.presenters.ending import who_and_when


@dataclass(frozen=True)
class Question:
    """The question that waits for the sender, and who asked it when."""

    words: str
    by: str


@dataclass(frozen=True)
class Answered:
    """A question with its answer, and who answered it when."""

    question: str
    answer: str
    by: str


@dataclass(frozen=True)
class Note:
    """What somebody of either team added, and when."""

    words: str
    by: str


@dataclass(frozen=True)
class Moved:
    """A redirect with both reasons, who made it and when."""

    declined: str
    decline_reason: str
    redirected: str
    reason: str
    by: str


def open_question(handover: Handover) -> Question | None:
    """The question that waits; None when there is none, or when nobody will answer it any more."""
    if handover.asked is None or handover.ended is not None:
        return None
    return Question(handover.open_question, who_and_when(handover.asked))


def never_answered(handover: Handover) -> Question | None:
    """A question that still waited when the record was closed: it is kept, and asks no more."""
    if handover.asked is None or handover.ended is None:
        return None
    return Question(handover.open_question, who_and_when(handover.asked))


def answered(handover: Handover) -> tuple[Answered, ...]:
    """Every question that was answered, the first one first."""
    return tuple(
        Answered(question, answer, who_and_when(said))
        for said, question, answer in handover.answered
    )


def notes(handover: Handover) -> tuple[Note, ...]:
    """Every note, the first one first."""
    return tuple(Note(words, who_and_when(said)) for said, words in handover.notes)


def moves(handover: Handover) -> tuple[Moved, ...]:
    """Every redirect, the first one first: nobody has to ring round to learn why."""
    return tuple(
        Moved(
            declined=f"Declined by {move.declined_by.name}",
            decline_reason=move.decline_reason,
            redirected=f"Redirected to {move.to_team.name}",
            reason=move.reason,
            by=who_and_when(move.redirected),
        )
        for move in handover.moves
    )
