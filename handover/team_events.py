"""What can happen to a team of the directory: facts, as they stand in the log for 25 years.

Holds no personal field, only the name of whoever did it. Must not know commands.
"""

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from eventsourcing.domain import Aggregate

from handover.actor import Envelope
from handover.opening_hours import OpeningHours
from handover.teams import TeamKind, TeamNamed

if TYPE_CHECKING:
    from handover.team import Team


class Event(Aggregate.Event):
    """What every event of a team carries. A team holds no personal field."""

    TOPIC: ClassVar[str]
    class_version: ClassVar[int] = 1
    envelope: Envelope


class Registered(Event, Aggregate.Created):
    """A team was added to the directory."""

    TOPIC = "team.registered"
    name: str
    kind: TeamKind
    organisation: str
    ods_code: str
    area: str
    places: list[str]
    telephone: str
    verified_on: date | None
    hours: OpeningHours
    out_of_hours: str

    def apply(self, aggregate: "Team") -> None:
        """Fill in the team."""
        aggregate.name, aggregate.kind = self.name, self.kind
        aggregate.organisation, aggregate.ods_code = self.organisation, self.ods_code
        aggregate.area, aggregate.places = self.area, self.places
        aggregate.telephone, aggregate.verified_on = self.telephone, self.verified_on
        aggregate.hours, aggregate.out_of_hours = self.hours, self.out_of_hours


class NumberVerified(Event):
    """Somebody rang the number and it was the team's."""

    TOPIC = "team.number_verified"
    telephone: str
    verified_on: date

    def apply(self, aggregate: "Team") -> None:
        """Keep the number that was found right; what was reported of it is answered."""
        aggregate.telephone, aggregate.verified_on = self.telephone, self.verified_on
        aggregate.reported_wrong_at = None


class NumberReportedWrong(Event):
    """Somebody rang the directory's number about a handover, and it was not the team's.

    The envelope's command is the logged attempt; the family is named nowhere here.
    """

    TOPIC = "team.number_reported_wrong"
    telephone: str

    def apply(self, aggregate: "Team") -> None:
        """Open the correction."""
        aggregate.reported_wrong_at = self.envelope.happened_at


class HoursChanged(Event):
    """The team keeps other hours, or another route out of hours, from now on."""

    TOPIC = "team.hours_changed"
    hours: OpeningHours
    out_of_hours: str

    def apply(self, aggregate: "Team") -> None:
        """Keep them. Due times that were frozen before stay as they are."""
        aggregate.hours, aggregate.out_of_hours = self.hours, self.out_of_hours


class Closed(Event):
    """The team is no more: nothing can be sent to it."""

    TOPIC = "team.closed"
    reason: str

    def apply(self, aggregate: "Team") -> None:
        """Close it."""
        aggregate.is_closed = True


class SuccessorNamed(Event):
    """Which team covers the area of a closed team now, as that team was named then."""

    TOPIC = "team.successor_named"
    successor: TeamNamed

    def apply(self, aggregate: "Team") -> None:
        """Keep who comes after it."""
        aggregate.successor = self.successor
