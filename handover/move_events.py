"""What a handover learns of a move of its family. As events.py. Must not decide."""

from datetime import date
from typing import TYPE_CHECKING

from handover.events import Event
from handover.family.family_moves import FamilyMove

if TYPE_CHECKING:
    from handover.handover import Handover


class MoveLearned(Event):
    """The family has moved, or may have. No clock stops, and nobody lets go of the family.

    `is_taken_on`: a team of the new area had acknowledged a handover of care already.
    """

    TOPIC = "handover.move_learned"
    PERSONAL = frozenset({"move"})
    move: FamilyMove
    tell_by: date
    is_taken_on: bool

    def apply(self, aggregate: "Handover") -> None:
        """Keep it."""
        aggregate.family_moves.append((self.envelope, self.move, self.tell_by))
