"""Words that were challenged and explained, beside the handover by which they were told.

A part of the Handover aggregate in a module of its own. Must not know what is looked for.
"""

from abc import ABC, abstractmethod

from handover import events
from handover.actor import Envelope
from handover.free_text.keeping import Kept
from handover.words_events import WordsKept


class Explained(ABC):
    """Each time that somebody kept challenged words, with the reasons."""

    words_kept: list[tuple[Envelope, tuple[Kept, ...]]]

    def __init__(self) -> None:
        """No words were challenged."""
        super().__init__()
        self.words_kept = []

    def keep_words(self, kept: tuple[Kept, ...], envelope: Envelope) -> None:
        """Store why these words stand."""
        self._happen(WordsKept, envelope, kept=list(kept))

    @abstractmethod
    def _happen(self, event: type[events.Event], envelope: Envelope, **facts: object) -> None:
        """State a fact."""
