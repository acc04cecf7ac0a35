"""Undoing a loss that was recorded by mistake: one person asks, a second one answers.

As commands.py: data only, no rules and no clock.
"""

from dataclasses import dataclass
from uuid import UUID

from handover.commands import OnHandover
from handover.family.commands import TellOfFamily


@dataclass(frozen=True)
class AskLossUndone(TellOfFamily):
    """Ask that a loss be undone: `baby_id` None means every baby of the handover who was lost."""

    reason: str
    baby_id: UUID | None = None


@dataclass(frozen=True)
class AnswerLossUndone(TellOfFamily):
    """Answer for a second time what was asked: it was a mistake, or the loss stands.

    `words` say why it stands; they may be left out where it was a mistake.
    """

    is_mistake: bool
    words: str = ""


@dataclass(frozen=True)
class ConfirmUndoKnown(OnHandover):
    """Say for one's team that it knows: the loss was a mistake, and what was stopped goes on."""
