"""What can happen to the area that a team covers. As team_events.py.

Holds no personal field. Must not know commands.
"""

from typing import TYPE_CHECKING

from handover.directory.cover import Cover
from handover.team_events import Event
from handover.teams import TeamNamed

if TYPE_CHECKING:
    from handover.team import Team


class CoverChanged(Event):
    """The team covers this from now on, and no other area."""

    TOPIC = "team.cover_changed"
    cover: Cover

    def apply(self, aggregate: "Team") -> None:
        """Keep it."""
        aggregate.cover = self.cover


class ReliedOn(Event):
    """Another team gave up these areas because this one covers them too."""

    TOPIC = "team.relied_on"
    team: TeamNamed
    areas: list[str]

    def apply(self, aggregate: "Team") -> None:
        """Changes nothing of the team: who gives up the same areas in that moment meets it here."""


class LeftUncovered(Event):
    """The team gave up areas that no other team of its kind covers, and why that is right."""

    TOPIC = "team.left_uncovered"
    areas: list[str]
    reason: str

    def apply(self, aggregate: "Team") -> None:
        """Changes nothing of the team: it is said for whoever looks for one there."""
