"""What happens to a handover when one of its teams closes. As events.py.

Must not decide; whoever closes the team does, and every open handover of it moves in that save.
"""

from typing import TYPE_CHECKING

from handover.events import Event
from handover.teams import TeamNamed

if TYPE_CHECKING:
    from handover.handover import Handover


class TeamSucceeded(Event):
    """One of its teams closed, and another stands in its place, on whichever side that was.

    No clock stops, starts or moves. A promise stays with whoever made it, and its date too.
    """

    TOPIC = "handover.team_succeeded"
    closed: TeamNamed
    successor: TeamNamed

    def apply(self, aggregate: "Handover") -> None:
        """Put the successor where the closed team stood; it has read what that team had read."""
        gone, takes_over = self.closed.team_id, self.successor.team_id
        if takes_over not in {aggregate.sending.team_id, aggregate.receiving.team_id}:
            is_unread = bool(aggregate.unread_by(gone))
            read = aggregate.changes_read.get(gone, 0) if is_unread else len(aggregate.changes)
            aggregate.changes_read[takes_over] = read
        if aggregate.sending.team_id == gone:
            aggregate.sending = self.successor
        if aggregate.receiving.team_id == gone:
            aggregate.receiving = self.successor
