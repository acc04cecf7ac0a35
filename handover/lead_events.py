"""What is stated when a regional lead has acted. As events.py."""

from datetime import date
from typing import TYPE_CHECKING

from handover.agreed import Agreed
from handover.events import Event
from handover.teams import TeamNamed

if TYPE_CHECKING:
    from handover.handover import Handover


class LeadActed(Event):
    """A lead spoke with one of the two teams. No clock stops, and nobody holds more than before."""

    TOPIC = "handover.lead_acted"
    PERSONAL = frozenset({"with_name", "with_role", "agreed"})
    team: TeamNamed
    with_name: str
    with_role: str
    agreed: str
    next_action_on: date

    def apply(self, aggregate: "Handover") -> None:
        """Keep it beside what was agreed before."""
        told = Agreed(
            said=self.envelope,
            team=self.team,
            with_name=self.with_name,
            with_role=self.with_role,
            agreed=self.agreed,
            next_action_on=self.next_action_on,
        )
        aggregate.agreements.append(told)
