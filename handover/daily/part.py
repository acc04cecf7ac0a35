"""What the parts of daily work need of the Handover aggregate that they are parts of.

Must not know any one verb.
"""

from abc import ABC, abstractmethod
from datetime import datetime

from handover import commands as c
from handover import events
from handover.acknowledgement import Acknowledgement, Holder
from handover.actor import Envelope
from handover.calls import Attempt, Conversation
from handover.correcting.changes import OpenedAgain
from handover.moves import Move
from handover.refusals import AlreadyAcknowledged
from handover.states import State
from handover.teams import TeamNamed


class Part(ABC):
    """A part of the Handover aggregate."""

    state: State
    sending: TeamNamed
    receiving: TeamNamed
    recorded: Envelope
    acknowledgement: Acknowledgement | None
    attempts: list[tuple[Envelope, Attempt]]
    conversations: list[tuple[Envelope, Conversation]]
    moves: list[Move]
    calls_count_from: datetime | None
    reopenings: list[OpenedAgain]

    @property
    def rounds(self) -> int:
        """How often it began anew: it was sent on to another team, or opened again."""
        return len(self.moves) + len(self.reopenings)

    @property
    @abstractmethod
    def holder(self) -> Holder:
        """Who holds responsibility now."""

    @property
    @abstractmethod
    def over(self) -> Envelope | None:
        """What ended it for whoever waits; None while open."""

    @property
    @abstractmethod
    def response_due_at(self) -> datetime | None:
        """When the promised day is over; None while nothing is promised."""

    @abstractmethod
    def _check_allowed(self, command: c.OnHandover) -> None:
        """Raise the refusal of this command in this state, if there is one."""

    @abstractmethod
    def _already_acknowledged(self) -> AlreadyAcknowledged:
        """The refusal that says who took it on, and when."""

    @abstractmethod
    def _happen(self, event: type[events.Event], envelope: Envelope, **facts: object) -> None:
        """State a fact."""
