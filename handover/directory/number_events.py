"""What can happen to a team's further numbers. As team_events.py.

Holds no personal field. Must not know commands.
"""

from datetime import date
from typing import TYPE_CHECKING

from handover.directory.numbers import Purpose, TeamNumber
from handover.opening_hours import OpeningHours
from handover.team_events import Event

if TYPE_CHECKING:
    from handover.team import Team


class NumberAdded(Event):
    """The team can be rung on a further number; it comes last in the order."""

    TOPIC = "team.number_added"
    key: int
    telephone: str
    purpose: Purpose
    whose: str
    hours: OpeningHours | None
    verified_on: date | None

    def apply(self, aggregate: "Team") -> None:
        """Keep it after the others."""
        aggregate.numbers.append(
            TeamNumber(
                self.key, self.telephone, self.purpose, self.whose, self.hours, self.verified_on
            )
        )
        aggregate.last_key = self.key


class NumberRetired(Event):
    """A number is the team's no more. Its key is never given again."""

    TOPIC = "team.number_retired"
    key: int
    telephone: str
    reason: str

    def apply(self, aggregate: "Team") -> None:
        """Take it out of the order."""
        aggregate.numbers = [one for one in aggregate.numbers if one.key != self.key]


class NumberPutFirst(Event):
    """One number is rung before the others from now on."""

    TOPIC = "team.number_put_first"
    key: int
    telephone: str

    def apply(self, aggregate: "Team") -> None:
        """Put it first; the others keep their order."""
        aggregate.numbers.sort(key=lambda one: one.key != self.key)
