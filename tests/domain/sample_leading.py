"""The sample event of a lead who has acted. Must not know how it is stored."""

from datetime import date
from uuid import UUID

from eventsourcing.domain import CanMutateAggregate

from handover.lead_events import LeadActed
from handover.teams import TeamNamed
from tests.domain.sampling import HANDOVER_ID, common, event
from tests.region import DERBY, LENA


def led_of_a_handover() -> list[CanMutateAggregate[UUID]]:
    """A lead rang the receiving team."""
    derby = TeamNamed(
        DERBY,
        "Derby health visiting",
        "Derbyshire Community",
        "RY8",
        "Derbyshire",
        "01632 960100",
    )
    return [
        event(
            LeadActed,
            common(LENA, HANDOVER_ID, 27),
            team=derby,
            with_name="Petra Lund",
            with_role="Team leader",
            agreed="Hana rings Leicester before midday",
            next_action_on=date(2026, 11, 25),
        )
    ]
