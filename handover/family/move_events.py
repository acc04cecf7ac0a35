"""What is stated in a family's record when it moves. As events.py."""

from datetime import date
from typing import TYPE_CHECKING

from handover.family.events import Event
from handover.family.family_moves import FamilyMove

if TYPE_CHECKING:
    from handover.family.family import Family


class FamilyMoved(Event):
    """The family has moved, or may have; `tell_by` is when other agencies know at the latest."""

    TOPIC = "family.family_moved"
    PERSONAL = frozenset({"move"})
    move: FamilyMove
    tell_by: date

    def apply(self, aggregate: "Family") -> None:
        """Keep it after the moves before it: the newest counts."""
        aggregate.moves.append((self.envelope, self.move, self.tell_by))
