"""What a handover learns of a birth in its family. As events.py. Must not decide."""

from datetime import date
from typing import TYPE_CHECKING

from handover.events import Event

if TYPE_CHECKING:
    from handover.handover import Handover


class BirthLearned(Event):
    """A baby of this handover has been born, and its record gives a due date. No clock stops."""

    TOPIC = "handover.birth_learned"
    PERSONAL = frozenset({"born_on"})
    born_on: date

    def apply(self, aggregate: "Handover") -> None:
        """Keep the day: the new birth visit and the end of midwifery care are counted from it."""
        aggregate.birth_learned = self.born_on
