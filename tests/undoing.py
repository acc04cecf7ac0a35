"""How a loss is undone in tests: commands for one handover, and bodies for the API.

As tests/losing.py.
"""

from uuid import UUID

from handover.family.undo_commands import AnswerLossUndone, AskLossUndone, ConfirmUndoKnown
from tests.programs import Body, once

WRONG_RECORD = "Recorded by mistake: it was another family"


def ask_undone(handover_id: UUID, baby_id: UUID | None = None) -> AskLossUndone:
    """The command by which the first of two people says that it was a mistake."""
    return AskLossUndone(handover_id, WRONG_RECORD, baby_id)


def confirm_mistake(handover_id: UUID) -> AnswerLossUndone:
    """The command by which the second confirms it."""
    return AnswerLossUndone(handover_id, is_mistake=True)


def let_stand(handover_id: UUID, words: str = "The ward confirms the death") -> AnswerLossUndone:
    """The command by which somebody answers that the loss is true."""
    return AnswerLossUndone(handover_id, is_mistake=False, words=words)


def undo_known(handover_id: UUID) -> ConfirmUndoKnown:
    """The command by which a team says that it knows."""
    return ConfirmUndoKnown(handover_id)


def ask_body(**changed: object) -> Body:
    """The question, as a program sends it."""
    return once({"reason": WRONG_RECORD, **changed})


def answer_body(**changed: object) -> Body:
    """The confirmation, as a program sends it."""
    return once({"is_mistake": True, "words": "I rang the ward", **changed})
