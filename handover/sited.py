"""Where a handover goes, seen from where it comes: in area, or out of it.

A part of the Handover aggregate in a module of its own. Must not know who covers an address.
"""

from handover.actor import Envelope
from handover.area import AreaSaid, is_out_of_area
from handover.area_events import AreaOverridden
from handover.succession import Succeeded


class Sited(Succeeded):
    """The two teams, and what the sender said of them."""

    area_said: AreaSaid | None

    def __init__(self) -> None:
        """Nobody has said otherwise."""
        super().__init__()
        self.area_said = None

    @property
    def is_out_of_area(self) -> bool:
        """As its sender said; else as it is worked out from the teams with which it stands."""
        if self.area_said is not None:
            return self.area_said.is_out_of_area
        return is_out_of_area(self.sending, self.receiving)

    def say_area(self, said: AreaSaid | None, envelope: Envelope) -> None:
        """The sender says otherwise than what is worked out; agreeing with it changes nothing."""
        if said is None or said.is_out_of_area == self.is_out_of_area:
            return
        self._happen(AreaOverridden, envelope, said=said)
