"""The sample event of a chronology that was taken out. Must not know how it is stored."""

from datetime import timedelta
from uuid import UUID

from eventsourcing.domain import CanMutateAggregate

from handover.family.export_events import ChronologyExported
from handover.family.exports import Part, Purpose
from tests.domain.sampling import FAMILY_ID, HANDOVER_ID, common, event
from tests.exporting import WHY
from tests.region import MARY, NOW


def exported_of_a_family(version: int) -> CanMutateAggregate[UUID]:
    """It was taken out as it had been known a day before."""
    return event(
        ChronologyExported,
        common(MARY, FAMILY_ID, version),
        handover_id=HANDOVER_ID,
        part=Part.SOCIAL_CARE,
        purpose=Purpose.REVIEW,
        reason=WHY,
        as_known_on=NOW - timedelta(days=1),
    )
