"""The sample events of what is told of one baby. Must not know how they are stored."""

from uuid import UUID

from eventsourcing.domain import CanMutateAggregate

from handover.birth_events import BirthLearned
from handover.family import baby_events as events
from handover.family.birth import Gestation
from tests.domain.sampling import FAMILY_ID, FIRST_BABY, HANDOVER_ID, common, event
from tests.each_baby import BABYS_NUMBER, BORN_ON, arrangement, birth, place
from tests.region import HANA, MARY


def told_of_a_baby() -> list[CanMutateAggregate[UUID]]:
    """One event of each kind."""
    return [
        event(
            events.BirthTold,
            common(MARY, FAMILY_ID, 15),
            baby_id=FIRST_BABY,
            birth=birth(gestation=Gestation(34, 2, is_about=True)),
        ),
        event(
            events.BabyNumberRecorded,
            common(MARY, FAMILY_ID, 16),
            baby_id=FIRST_BABY,
            nhs_number=BABYS_NUMBER,
            reason="Two were issued",
        ),
        event(events.PlaceRecorded, common(HANA, FAMILY_ID, 17), baby_id=FIRST_BABY, place=place()),
        event(
            events.ArrangementRecorded,
            common(MARY, FAMILY_ID, 19),
            baby_id=FIRST_BABY,
            arrangement=arrangement(),
        ),
    ]


def birth_of_a_handover() -> CanMutateAggregate[UUID]:
    """The handover learned of the birth."""
    return event(BirthLearned, common(HANA, HANDOVER_ID, 37), born_on=BORN_ON)
