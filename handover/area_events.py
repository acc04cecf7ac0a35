"""What is said of whether a handover goes out of area. As events.py.

Must not decide.
"""

from typing import TYPE_CHECKING

from handover.area import AreaSaid
from handover.events import Event

if TYPE_CHECKING:
    from handover.handover import Handover


class AreaOverridden(Event):
    """The sender said that it goes out of area, or that it does not, against what is worked out.

    It holds for the team to which it was sent; after a redirect it is worked out again.
    """

    TOPIC = "handover.area_overridden"
    PERSONAL = frozenset({"said"})
    said: AreaSaid

    def apply(self, aggregate: "Handover") -> None:
        """Keep it."""
        aggregate.area_said = self.said
