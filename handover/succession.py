"""When a team closes, what is open with it goes to its successor, never to nowhere.

A part of the Handover aggregate in a module of its own. Must not know which teams there are.
"""

from abc import ABC, abstractmethod
from uuid import UUID

from handover import events
from handover.actor import Envelope
from handover.states import State
from handover.succession_events import TeamSucceeded
from handover.teams import TeamNamed


class Succeeded(ABC):
    """The teams between which it passes."""

    state: State
    sending: TeamNamed
    receiving: TeamNamed

    def is_open_with(self, team_id: UUID) -> bool:
        """Whether something may still happen to it, and this team has a part in it.

        What a loss has stopped counts too: the team may still have to say that it knows.
        """
        return self.has_part(team_id) and self.state is not State.CLOSED

    def has_part(self, team_id: UUID) -> bool:
        """Whether this team sends or receives it."""
        return team_id in {self.sending.team_id, self.receiving.team_id}

    def go_to_successor(self, closed: TeamNamed, successor: TeamNamed, envelope: Envelope) -> None:
        """`closed` is no more: `successor` stands in its place. Every clock and promise stays."""
        self._happen(TeamSucceeded, envelope, closed=closed, successor=successor)

    @abstractmethod
    def _happen(self, event: type[events.Event], envelope: Envelope, **facts: object) -> None:
        """State a fact."""
