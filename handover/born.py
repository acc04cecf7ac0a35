"""The birth of a baby who was awaited when the handover was recorded.

A part of the Handover aggregate in a module of its own. Must not know families; whoever asks has
found the day of birth there (deciding/births_told.py).
"""

from abc import ABC, abstractmethod
from datetime import date

from handover import events
from handover.actor import Envelope
from handover.birth_events import BirthLearned
from handover.person import About


class Born(ABC):
    """When the baby was born: as the record gives it, or as was learned since."""

    about: About
    birth_learned: date | None

    def __init__(self) -> None:
        """Nobody has told of a birth."""
        super().__init__()
        self.birth_learned = None

    @property
    def born_on(self) -> date | None:
        """The day from which days 11 and 28 are counted (domain 9c); None while it is awaited."""
        return self.about.baby_born_on or self.birth_learned

    def learn_of_birth(self, born_on: date, envelope: Envelope) -> None:
        """The family knows the birth. A record that gives a birth, or knows this one, is as was."""
        if self.about.baby_born_on is None and self.birth_learned != born_on:
            self._happen(BirthLearned, envelope, born_on=born_on)

    @abstractmethod
    def _happen(self, event: type[events.Event], envelope: Envelope, **facts: object) -> None:
        """State a fact."""
