"""What a family's record makes of a loss: which babies it is about, and what is refused after it.

A part of the Family aggregate in a module of its own. Must not know who may record one.
"""

from abc import ABC, abstractmethod
from uuid import UUID

from handover.actor import Envelope
from handover.calendar import local_date
from handover.family.babies import Baby
from handover.family.commands import RecordLoss
from handover.family.events import Event
from handover.family.loss_events import LossRecorded
from handover.family.losses import Loss
from handover.family.pregnancies import Pregnancy
from handover.family.refusals import BabyHasDied, LossKnown
from handover.refusals import InvalidValue


class Losing(ABC):
    """Losses, each with who told of it."""

    babies: dict[UUID, Baby]
    pregnancies: dict[UUID, Pregnancy]
    losses: dict[UUID, tuple[Envelope, Loss]]
    handovers: dict[UUID, tuple[UUID, ...]]

    def record_loss(self, command: RecordLoss, envelope: Envelope) -> tuple[UUID, ...]:
        """Keep the loss; answer which babies it is about.

        Raises LossKnown, or InvalidValue for what cannot be.
        """
        lost = self._lost(command)
        command.loss.check([self.babies[one] for one in lost], local_date(envelope.recorded_at))
        self._happen(LossRecorded, envelope, baby_ids=list(lost), loss=command.loss)
        return lost

    def living(self, baby_ids: tuple[UUID, ...]) -> tuple[UUID, ...]:
        """Those of the babies who live: none of a pregnancy that has ended, named later or not."""
        return tuple(one for one in baby_ids if one not in self.losses and not self._has_ended(one))

    def with_who_was_lost(self, baby_ids: tuple[UUID, ...]) -> tuple[UUID, ...]:
        """These babies, and where one was named after the end of a pregnancy, also who was lost.

        Nobody of it lives: so the loss, and its undoing, reach whatever is about that one.
        """
        named_later = [one for one in baby_ids if one not in self.losses and self._has_ended(one)]
        over = dict.fromkeys(self.babies[one].pregnancy_id for one in named_later)
        lost = (one.baby_id for key in over for one in self.babies_of(key))
        return (*baby_ids, *(one for one in lost if one in self.losses and one not in baby_ids))

    @abstractmethod
    def babies_of(self, pregnancy_id: UUID) -> list[Baby]:
        """The babies of one pregnancy, in the order of birth."""

    @abstractmethod
    def _happen(self, event: type[Event], envelope: Envelope, **facts: object) -> None:
        """State a fact."""

    def _lost(self, command: RecordLoss) -> tuple[UUID, ...]:
        """The one baby that is named, or every living one of the handover's pregnancy."""
        if command.baby_id is not None:
            if command.baby_id not in self.babies:
                raise InvalidValue("Choose a baby of this family", field="baby_id")
            meant: tuple[UUID, ...] = (command.baby_id,)
        else:
            first = self.handovers[command.handover_id][0]
            twins = self.babies_of(self.babies[first].pregnancy_id)
            meant = tuple(one.baby_id for one in twins)
        lost = self.living(meant)
        if not lost:
            loss = self._loss_among(meant, self.babies[meant[0]].pregnancy_id)
            raise LossKnown(f"{LossKnown.sentence} Key contact: {loss.key_contact}.")
        return lost

    def _check_none_lost(self, pregnancy_id: UUID, meant: tuple[UUID, ...]) -> None:
        """Refuse a routine record about a baby who died. Raises BabyHasDied, naming who to ask."""
        is_lost = any(one in self.losses for one in meant)
        if not is_lost and self.pregnancies[pregnancy_id].ended_on is None:
            return
        loss = self._loss_among(meant, pregnancy_id)
        raise BabyHasDied(f"{BabyHasDied.sentence} Key contact: {loss.key_contact}.")

    def _loss_among(self, meant: tuple[UUID, ...], pregnancy_id: UUID) -> Loss:
        """The loss of who is meant; of another baby of the pregnancy if only that one was told."""
        every = (one.baby_id for one in self.babies_of(pregnancy_id))
        return next(self.losses[one][1] for one in (*meant, *every) if one in self.losses)

    def _has_ended(self, baby_id: UUID) -> bool:
        """Whether no baby of its pregnancy lives."""
        pregnancy_id = self.babies[baby_id].pregnancy_id
        return self.pregnancies[pregnancy_id].ended_on is not None
