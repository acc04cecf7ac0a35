"""The sample events of putting a record right. Must not know how they are stored."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from eventsourcing.domain import CanMutateAggregate

from handover.correcting.events import ChangeRead, Reopened, Revised
from handover.urgency import Urgency
from tests.domain.sampling import HANDOVER_ID, WITH_LADDER, common, event
from tests.putting_right import SHE_SAID
from tests.region import HANA, MARY, NOW, safer


def putting_right_of_a_handover() -> list[CanMutateAggregate[UUID]]:
    """It was changed, read, and opened again: withdrawn in one record, done in another."""
    return [
        event(
            Revised,
            common(MARY, HANDOVER_ID, 20),
            safer=replace(safer(), father=SHE_SAID),
            changed=["father"],
            urgency=Urgency.SAME_DAY,
            due=WITH_LADDER,
            reason="She rang back",
        ),
        event(ChangeRead, common(HANA, HANDOVER_ID, 21)),
        event(
            Reopened,
            common(HANA, HANDOVER_ID, 22),
            reason="Closed by mistake",
            next_action_on=date(2026, 12, 15),
            due=None,
            is_declined=False,
            asked_at=NOW,
        ),
    ]
