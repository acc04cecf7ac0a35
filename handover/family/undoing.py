"""What a family's record makes of a loss that was recorded by mistake: two people undo it.

A part of the Family aggregate in a module of its own (9d, 15). Must not know who may ask.
"""

from abc import ABC, abstractmethod
from uuid import UUID

from handover.actor import Envelope
from handover.family.babies import Baby
from handover.family.events import Event
from handover.family.losses import Loss, UndoAsked, Undone
from handover.family.pregnancies import Pregnancy
from handover.family.refusals import (
    LaterPregnancyKnown,
    LossAlreadyUndone,
    NoLossToUndo,
    SecondPersonNeeded,
    UndoAlreadyAsked,
    UndoNotAsked,
)
from handover.family.undo_commands import AnswerLossUndone, AskLossUndone
from handover.family.undo_events import LossUndoAsked, LossUndone, LossUndoRefused
from handover.refusals import InvalidValue
from handover.text import REASON, optional, paragraph, same_words
from handover.words import say_time


class Undoing(ABC):
    """Asks one question at a time: was the loss a mistake."""

    babies: dict[UUID, Baby]
    pregnancies: dict[UUID, Pregnancy]
    losses: dict[UUID, tuple[Envelope, Loss]]
    handovers: dict[UUID, tuple[UUID, ...]]
    undo_asked: UndoAsked | None
    undone: list[Undone]
    undo_refused: list[tuple[UndoAsked, Envelope, str]]

    def ask_loss_undone(self, command: AskLossUndone, envelope: Envelope) -> tuple[UUID, ...]:
        """Keep the question; answer which babies it is about. Nothing changes for anybody yet.

        Raises UndoAlreadyAsked, NoLossToUndo, LossAlreadyUndone, LaterPregnancyKnown; InvalidValue.
        """
        if self.undo_asked is not None:
            raise UndoAlreadyAsked(f"{_asked_by(self.undo_asked)} {UndoAlreadyAsked.sentence}")
        baby_ids = self._to_undo(command)
        self._check_no_later_pregnancy(baby_ids)
        reason = paragraph(command.reason, field="reason", called="the reason", longest=REASON)
        self._happen(LossUndoAsked, envelope, baby_ids=list(baby_ids), reason=reason)
        return baby_ids

    def answer_loss_undone(
        self, command: AnswerLossUndone, envelope: Envelope
    ) -> tuple[tuple[UUID, ...], bool]:
        """Undo the loss, or let it stand; answer which babies it is about, and whether they live.

        Who asked may take the question back, and may not confirm: that takes another account and
        another name. Raises UndoNotAsked, SecondPersonNeeded, LaterPregnancyKnown; InvalidValue.
        """
        asking = self.undo_asked
        if asking is None:
            raise UndoNotAsked
        if not command.is_mistake:
            called = "why the loss stands"
            words = paragraph(command.words, field="words", called=called, longest=REASON)
            self._happen(LossUndoRefused, envelope, words=words)
            return asking.baby_ids, False
        words = optional(command.words, field="words", called="your words", longest=REASON)
        if _is_same_person(asking.asked, envelope):
            raise SecondPersonNeeded
        self._check_no_later_pregnancy(asking.baby_ids)
        self._happen(LossUndone, envelope, baby_ids=list(asking.baby_ids), words=words)
        return asking.baby_ids, True

    def _to_undo(self, command: AskLossUndone) -> tuple[UUID, ...]:
        """The lost baby who is named, or every lost one of the handover."""
        if command.baby_id is None:
            meant = self.handovers[command.handover_id]
        elif command.baby_id in self.babies:
            meant = (command.baby_id,)
        else:
            raise InvalidValue("Choose a baby of this family", field="baby_id")
        if lost := tuple(one for one in meant if one in self.losses):
            return lost
        for one in reversed(self.undone):
            if one.baby_id in meant:
                raise LossAlreadyUndone(
                    f"{LossAlreadyUndone.sentence} {one.confirmed.name} confirmed it, "
                    f"{say_time(one.confirmed.recorded_at)}."
                )
        raise NoLossToUndo

    def _check_no_later_pregnancy(self, baby_ids: tuple[UUID, ...]) -> None:
        """Nobody is pregnant twice: a loss before birth stands once another pregnancy is known."""
        own = {self.babies[one].pregnancy_id for one in baby_ids}
        if all(self.pregnancies[one].born_on for one in own):
            return
        others = (one for key, one in self.pregnancies.items() if key not in own)
        if any(one.born_on is None and one.ended_on is None for one in others):
            raise LaterPregnancyKnown

    @abstractmethod
    def _happen(self, event: type[Event], envelope: Envelope, **facts: object) -> None:
        """State a fact."""


def _asked_by(asking: UndoAsked) -> str:
    return f"{asking.asked.name} has asked for this, {say_time(asking.asked.recorded_at)}."


def _is_same_person(one: Envelope, other: Envelope) -> bool:
    """The same account, or another account of somebody with the same name."""
    return one.account_id == other.account_id or same_words(one.name, other.name)
