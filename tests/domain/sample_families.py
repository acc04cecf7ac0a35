"""The sample events of a family and of the key to its id. Must not know how they are stored."""

from datetime import date
from typing import Any
from uuid import UUID

from eventsourcing.domain import CanMutateAggregate

from handover.family import events as family
from handover.family.babies import BabyNamed
from handover.family.identity import PROOF_ID, Proved
from tests.domain.sample_babies import told_of_a_baby
from tests.domain.sample_corrections import corrections_of_a_family
from tests.domain.sample_exports import exported_of_a_family
from tests.domain.sample_losses import lost_of_a_family, undoing_of_a_family
from tests.domain.sample_moves import move_of_a_family
from tests.domain.sample_referrals import noted_by_a_family
from tests.domain.sample_safety import safety_of_a_family
from tests.domain.sample_told import told_of_a_family
from tests.domain.sampling import (
    FAMILY_ID,
    FIRST_BABY,
    HANDOVER_ID,
    PREGNANCY_ID,
    common,
    event,
)
from tests.region import MARY, about


def of_a_family() -> list[CanMutateAggregate[UUID]]:
    pregnancy: dict[str, Any] = {"pregnancy_id": PREGNANCY_ID}
    due_on, born_on = date(2027, 2, 1), date(2027, 1, 20)
    return [
        event(family.Opened, common(MARY, FAMILY_ID, 1, "stream.family"), mother=about().mother),
        event(
            family.PregnancyRecorded,
            common(MARY, FAMILY_ID, 2),
            **pregnancy,
            due_on=due_on,
            born_on=None,
        ),
        event(
            family.BabiesNamed,
            common(MARY, FAMILY_ID, 3),
            **pregnancy,
            babies=[BabyNamed(1, "Ada"), BabyNamed(2)],
        ),
        event(
            family.HandoverNoted,
            common(MARY, FAMILY_ID, 4),
            handover_id=HANDOVER_ID,
            baby_ids=[FIRST_BABY],
        ),
        event(
            family.DueDateChanged,
            common(MARY, FAMILY_ID, 5),
            **pregnancy,
            due_on=date(2027, 2, 4),
        ),
        event(family.BirthRecorded, common(MARY, FAMILY_ID, 6), **pregnancy, born_on=born_on),
        *told_of_a_family(),
        lost_of_a_family(),
        *safety_of_a_family(),
        noted_by_a_family(),
        *undoing_of_a_family(),
        *told_of_a_baby(),
        *corrections_of_a_family(23),
        move_of_a_family(),
        exported_of_a_family(26),
    ]


def of_the_family_key() -> list[CanMutateAggregate[UUID]]:
    carried = common(MARY, PROOF_ID, 1, "stream.family_key")
    del carried["envelope"]
    return [event(Proved, carried, proof="0" * 64)]
