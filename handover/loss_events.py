"""What a handover learns of a loss in its family. As events.py.

Must not decide; the family does, and says so to every open handover in the same save.
"""

from typing import TYPE_CHECKING
from uuid import UUID

from handover.events import Event
from handover.family.babies import BabyNamed
from handover.family.losses import Loss

if TYPE_CHECKING:
    from handover.handover import Handover


class LossLearned(Event):
    """A baby of this handover was lost. `is_stop`: none lives about whom it could go on."""

    TOPIC = "handover.loss_learned"
    PERSONAL = frozenset({"lost", "loss"})
    lost: list[BabyNamed]
    baby_ids: list[UUID]
    loss: Loss
    is_stop: bool

    def apply(self, aggregate: "Handover") -> None:
        """Keep it. The team of whoever told it knows; the other has yet to say so."""
        aggregate.lost |= dict.fromkeys(self.baby_ids, self.loss)
        aggregate.losses.append((self.envelope, tuple(self.lost), self.loss))
        knows = self.envelope.team_id
        aggregate.loss_known_by = {} if knows is None else {knows: self.envelope}
        if self.is_stop:
            aggregate.stopped = self.envelope


class LossKnown(Event):
    """A named person said for their team that it knows of the loss."""

    TOPIC = "handover.loss_known"

    def apply(self, aggregate: "Handover") -> None:
        """Keep who."""
        if self.envelope.team_id is not None:
            aggregate.loss_known_by[self.envelope.team_id] = self.envelope
