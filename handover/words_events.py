"""What a handover keeps of words that were challenged. As events.py.

Must not decide what is challenged; handover/free_text/ does.
"""

from typing import TYPE_CHECKING

from handover.events import Event
from handover.free_text.keeping import Kept

if TYPE_CHECKING:
    from handover.handover import Handover


class WordsKept(Event):
    """Somebody kept words that were challenged, and said why, in the save that stored them."""

    TOPIC = "handover.words_kept"
    PERSONAL = frozenset({"kept"})
    kept: list[Kept]

    def apply(self, aggregate: "Handover") -> None:
        """Keep who kept what, and why."""
        aggregate.words_kept.append((self.envelope, tuple(self.kept)))
