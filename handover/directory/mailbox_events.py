"""What can happen to the mailbox at which a team is told that something waits. As team_events.py.

Holds no personal field: the mailbox is the team's. Must not know commands.
"""

from datetime import date
from typing import TYPE_CHECKING

from handover.team_events import Event

if TYPE_CHECKING:
    from handover.team import Team


class MailboxChanged(Event):
    """The team is told at this address from now on; at none if it is empty."""

    TOPIC = "team.mailbox_changed"
    mailbox: str
    verified_on: date | None

    def apply(self, aggregate: "Team") -> None:
        """Keep it, and when the team said that it reads it."""
        aggregate.mailbox, aggregate.mailbox_verified_on = self.mailbox, self.verified_on
