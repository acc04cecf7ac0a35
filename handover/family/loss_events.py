"""What is stated in a family's record when a baby or a pregnancy is lost. As events.py."""

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from handover.calendar import local_date
from handover.family.babies import BabyState
from handover.family.events import Event
from handover.family.losses import Loss

if TYPE_CHECKING:
    from handover.family.family import Family


class LossRecorded(Event):
    """These babies were lost. Nothing that was recorded of them before is erased."""

    TOPIC = "family.loss_recorded"
    PERSONAL = frozenset({"loss"})
    baby_ids: list[UUID]
    loss: Loss

    def apply(self, aggregate: "Family") -> None:
        """Keep it with each baby; a pregnancy of which no baby lives has ended."""
        for baby_id in self.baby_ids:
            aggregate.losses[baby_id] = (self.envelope, self.loss)
            baby = aggregate.babies[baby_id]
            aggregate.babies[baby_id] = replace(baby, state=BabyState.DIED)
        pregnancy_id = aggregate.babies[self.baby_ids[0]].pregnancy_id
        if any(one.state is not BabyState.DIED for one in aggregate.babies_of(pregnancy_id)):
            return
        known = aggregate.pregnancies[pregnancy_id]
        ended_on = self.loss.latest_day(local_date(self.envelope.recorded_at))
        aggregate.pregnancies[pregnancy_id] = replace(known, ended_on=ended_on)
