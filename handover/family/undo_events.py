"""What is stated in a family's record when a loss is undone, or stands. As events.py."""

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from handover.family.babies import BabyState
from handover.family.events import Event
from handover.family.losses import UndoAsked, Undone

if TYPE_CHECKING:
    from handover.family.family import Family


class LossUndoAsked(Event):
    """Somebody says that this loss was recorded by mistake. Nothing changes yet."""

    TOPIC = "family.loss_undo_asked"
    PERSONAL = frozenset({"reason"})
    baby_ids: list[UUID]
    reason: str

    def apply(self, aggregate: "Family") -> None:
        """Keep the question open."""
        aggregate.undo_asked = UndoAsked(tuple(self.baby_ids), self.envelope, self.reason)


class LossUndone(Event):
    """A second person confirmed the mistake. Both facts stay: the loss, and that it was none."""

    TOPIC = "family.loss_undone"
    PERSONAL = frozenset({"words"})
    baby_ids: list[UUID]
    words: str

    def apply(self, aggregate: "Family") -> None:
        """The babies live, as before; a birth that was told meanwhile is theirs too."""
        asked, aggregate.undo_asked = aggregate.undo_asked, None
        assert asked is not None  # noqa: S101 - the aggregate refuses an answer to no question
        for baby_id in self.baby_ids:
            recorded, loss = aggregate.losses.pop(baby_id)
            baby = aggregate.babies[baby_id]
            known = aggregate.pregnancies[baby.pregnancy_id]
            state = BabyState.UNBORN if known.born_on is None else BabyState.BORN
            aggregate.babies[baby_id] = replace(baby, state=state, born_on=known.born_on)
            aggregate.pregnancies[baby.pregnancy_id] = replace(known, ended_on=None)
            undone = Undone(baby_id, recorded, loss, asked, self.envelope, self.words)
            aggregate.undone.append(undone)


class LossUndoRefused(Event):
    """Somebody answered that the loss is true: it stands, and the question is open no more."""

    TOPIC = "family.loss_undo_refused"
    PERSONAL = frozenset({"words"})
    words: str

    def apply(self, aggregate: "Family") -> None:
        """Keep the question and its answer."""
        asked, aggregate.undo_asked = aggregate.undo_asked, None
        assert asked is not None  # noqa: S101 - the aggregate refuses an answer to no question
        aggregate.undo_refused.append((asked, self.envelope, self.words))
