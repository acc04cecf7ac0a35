"""The sample events of a loss. Must not know how they are stored."""

from uuid import UUID

from eventsourcing.domain import CanMutateAggregate

from handover.family.babies import BabyNamed
from handover.family.loss_events import LossRecorded
from handover.loss_events import LossKnown, LossLearned
from tests.domain.sampling import FAMILY_ID, FIRST_BABY, HANDOVER_ID, common, event
from tests.losing import loss
from tests.region import HANA, MARY


def lost_of_a_family() -> CanMutateAggregate[UUID]:
    """A baby was lost."""
    return event(
        LossRecorded, common(MARY, FAMILY_ID, 10), baby_ids=[FIRST_BABY], loss=loss(when="at dawn")
    )


def losses_of_a_handover() -> list[CanMutateAggregate[UUID]]:
    """The handover learned of it, and so did a team."""
    return [
        event(
            LossLearned,
            common(MARY, HANDOVER_ID, 14),
            lost=[BabyNamed(1, "Ada")],
            baby_ids=[FIRST_BABY],
            loss=loss(who_names_one="the bereavement team"),
            is_stop=True,
        ),
        event(LossKnown, common(HANA, HANDOVER_ID, 15)),
    ]
