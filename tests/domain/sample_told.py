"""The sample events of what is told of a family. Must not know how they are stored."""

from uuid import UUID

from eventsourcing.domain import CanMutateAggregate

from handover.family import told_events as told
from handover.family.part_dates import PartDate
from tests.domain.sampling import FAMILY_ID, common, event
from tests.region import HANA, MARY
from tests.telling import father, involvement

PERSON_ID, ENTRY_ID = UUID(int=17), UUID(int=18)


def told_of_a_family() -> list[CanMutateAggregate[UUID]]:
    """One event of each kind, after the births."""
    born_on = PartDate(1996, 5)
    return [
        event(
            told.PersonRecorded,
            common(MARY, FAMILY_ID, 7),
            person_id=PERSON_ID,
            person=father(name="Tom Reed", born_on=born_on),
        ),
        event(told.PersonLeft, common(HANA, FAMILY_ID, 8), person_id=PERSON_ID, reason="Moved out"),
        event(
            told.SocialCareRecorded,
            common(MARY, FAMILY_ID, 9),
            entry_id=ENTRY_ID,
            social_care=involvement(),
        ),
    ]
