"""The sample events of daily work. Must not know how they are stored."""

from datetime import date, timedelta
from uuid import UUID

from eventsourcing.domain import CanMutateAggregate

from handover.acknowledgement import Acknowledgement
from handover.daily.asides import HowLong, WhySetAside
from handover.daily.colleagues import WhyReassigned
from handover.daily.events import (
    AcknowledgedByWordOfMouth,
    CallClaimed,
    Reassigned,
    SenderReassigned,
    WasSetAside,
)
from tests.daily import HILDA, MAUD
from tests.domain.sampling import HANDOVER_ID, common, event
from tests.region import HANA, MARY, NOW


def daily_work_on_a_handover() -> list[CanMutateAggregate[UUID]]:
    """Colleagues were named, it was set aside, somebody rang, and a word was reported."""
    return [
        event(Reassigned, common(HANA, HANDOVER_ID, 28), colleague=HILDA, why=WhyReassigned.AWAY),
        event(
            SenderReassigned,
            common(MARY, HANDOVER_ID, 29),
            colleague=MAUD,
            why=WhyReassigned.OFF_DUTY,
        ),
        event(
            WasSetAside,
            common(HANA, HANDOVER_ID, 30),
            how_long=HowLong.ONE_HOUR,
            until=NOW + timedelta(hours=1),
            why=WhySetAside.ANOTHER_FAMILY,
        ),
        event(CallClaimed, common(MARY, HANDOVER_ID, 31), until=NOW + timedelta(minutes=15)),
        event(
            AcknowledgedByWordOfMouth,
            common(MARY, HANDOVER_ID, 32),
            acknowledgement=Acknowledgement(
                "Hana Quorn", "Health visitor", "She visits at home", date(2026, 11, 27)
            ),
        ),
    ]
