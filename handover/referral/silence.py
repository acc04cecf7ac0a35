"""When no word came of a referral in time: it is returned to the team that referred, once a word.

A part of the Referral aggregate in a module of its own. Late is worked out on read all the same.
"""

from abc import ABC, abstractmethod
from dataclasses import replace
from datetime import datetime

from handover.actor import Envelope
from handover.chasing.nothing_due import NothingDueError
from handover.referral.events import Event
from handover.referral.reviewing import ReviewDecision
from handover.referral.silence_events import SilenceReturned
from handover.referral.told import FrontDoorAnswer
from handover.teams import TeamNamed


class Silent(ABC):
    """The words for which nobody rang, nor was rung, in time."""

    answer: FrontDoorAnswer | None
    reviews: list[tuple[Envelope, ReviewDecision, str]]
    team: TeamNamed
    silence_recorded_for: int

    def __init__(self) -> None:
        """No silence was recorded."""
        super().__init__()
        self.silence_recorded_for = 0

    @property
    def word_number(self) -> int:
        """Which word is awaited: the first, one after the acknowledgement, one after a review."""
        return 1 + (self.answer is not None) + len(self.reviews)

    def return_silence(self, envelope: Envelope) -> None:
        """The team that referred has to ring. Raises NothingDueError.

        Nothing is due that came, that a loss has stopped, that is in error or was recorded.
        """
        due_at = self.word_due_at
        if due_at is None or due_at >= envelope.recorded_at:
            raise NothingDueError
        if self.silence_recorded_for == self.word_number:
            raise NothingDueError
        self._happen(
            SilenceReturned,
            replace(envelope, happened_at=due_at),
            team=self.team,
            is_acknowledged=self.answer is not None,
        )

    @property
    @abstractmethod
    def word_due_at(self) -> datetime | None:
        """By when the authority should have said something; None when nothing is awaited."""

    @abstractmethod
    def _happen(self, event: type[Event], envelope: Envelope, **facts: object) -> None:
        """State a fact."""
