"""What a handover learns when a loss in its family is undone, or stands. As events.py.

Must not decide; the family does, and says so to every handover that had learned of the loss.
"""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from handover.events import Event
from handover.family.babies import BabyNamed

if TYPE_CHECKING:
    from handover.handover import Handover


class LossUndoAsked(Event):
    """Somebody says that the loss was recorded by mistake. What is stopped stays so."""

    TOPIC = "handover.loss_undo_asked"

    def apply(self, aggregate: "Handover") -> None:
        """Keep who asked."""
        aggregate.undo_asked = self.envelope


class LossUndoRefused(Event):
    """Somebody answered that the loss is true."""

    TOPIC = "handover.loss_undo_refused"

    def apply(self, aggregate: "Handover") -> None:
        """Nothing is asked any more."""
        aggregate.undo_asked = None


class LossUndone(Event):
    """A second person confirmed the mistake, so it goes on with the due times it had.

    `stopped_at` is since when it was stopped; None for one that another living baby kept open.
    """

    TOPIC = "handover.loss_undone"
    PERSONAL = frozenset({"found"})
    found: list[BabyNamed]
    baby_ids: list[UUID]
    stopped_at: datetime | None

    def apply(self, aggregate: "Handover") -> None:
        """Keep it beside the loss. The team of whoever confirmed knows; the others have to say."""
        aggregate.undo_asked = None
        for baby_id in self.baby_ids:
            aggregate.lost.pop(baby_id, None)
        aggregate.stopped = None
        aggregate.undone.append((self.envelope, self.stopped_at))
        knows = self.envelope.team_id
        aggregate.undo_known_by = {} if knows is None else {knows: self.envelope}


class UndoKnown(Event):
    """A named person said for their team that it knows of the mistake."""

    TOPIC = "handover.loss_undo_known"

    def apply(self, aggregate: "Handover") -> None:
        """Keep who."""
        if self.envelope.team_id is not None:
            aggregate.undo_known_by[self.envelope.team_id] = self.envelope
