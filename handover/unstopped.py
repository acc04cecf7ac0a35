"""What undoing a loss does to a handover: it goes on, with the due times it had.

A part of the Handover aggregate in a module of its own. Must not know who decides; two people do,
through the family's record.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from handover import events
from handover.actor import Envelope
from handover.family.babies import BabyNamed
from handover.family.losses import Loss
from handover.family.refusals import NoUndoToConfirm
from handover.undo_events import LossUndoAsked, LossUndone, LossUndoRefused, UndoKnown


class Unstopped(ABC):
    """Losses that this handover had learned of and that were mistakes."""

    lost: dict[UUID, Loss]
    stopped: Envelope | None
    undo_asked: Envelope | None
    undone: list[tuple[Envelope, datetime | None]]
    undo_known_by: dict[UUID, Envelope]

    def __init__(self) -> None:
        """No loss was a mistake."""
        super().__init__()
        self.undo_asked, self.undone, self.undo_known_by = None, [], {}

    def learn_of_undo_asked(self, envelope: Envelope) -> None:
        """Somebody asked; a second person has to answer."""
        self._happen(LossUndoAsked, envelope)

    def learn_of_undo_refused(self, envelope: Envelope) -> None:
        """The loss stands."""
        self._happen(LossUndoRefused, envelope)

    def learn_of_undone(
        self,
        found: Sequence[BabyNamed],
        baby_ids: Sequence[UUID],
        envelope: Envelope,
    ) -> None:
        """These babies live, so it goes on if a loss had stopped it."""
        self._happen(
            LossUndone,
            envelope,
            found=list(found),
            baby_ids=list(baby_ids),
            stopped_at=self.stopped.recorded_at if self.stopped else None,
        )

    def confirm_undo_known(self, envelope: Envelope) -> None:
        """A team knows. Raises NoUndoToConfirm, also for a team that has said so."""
        if not self.undone or envelope.team_id in self.undo_known_by:
            raise NoUndoToConfirm
        self._happen(UndoKnown, envelope)

    @abstractmethod
    def _happen(self, event: type[events.Event], envelope: Envelope, **facts: object) -> None:
        """State a fact."""
