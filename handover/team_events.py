"""What can happen to a team of the directory: facts, as they stand in the log for 25 years.

Holds no personal field, only the name of whoever did it. Must not know commands.
"""

from datetime import date
from typing import TYPE_CHECKING, Any

from eventsourcing.domain import Aggregate

from handover.actor import Envelope
from handover.directory.cover import NO_COVER, Cover
from handover.directory.numbers import OUT_OF_HOURS_KEY, REGISTERED_KEY, Purpose, TeamNumber
from handover.opening_hours import OpeningHours
from handover.stated import Stated
from handover.teams import TeamKind, TeamNamed

if TYPE_CHECKING:
    from handover.team import Team


class Event(Stated):
    """What every event of a team carries. A team holds no personal field."""

    envelope: Envelope


class Registered(Event, Aggregate.Created):
    """A team was added to the directory."""

    TOPIC = "team.registered"
    class_version = 2
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
    out_of_hours_number: str
    cover: Cover

    def apply(self, aggregate: "Team") -> None:
        """Fill in the team."""
        aggregate.name, aggregate.kind = self.name, self.kind
        aggregate.organisation, aggregate.ods_code = self.organisation, self.ods_code
        aggregate.area, aggregate.places = self.area, self.places
        aggregate.hours, aggregate.out_of_hours = self.hours, self.out_of_hours
        aggregate.cover = self.cover
        aggregate.numbers = self.numbers()
        aggregate.last_key = aggregate.numbers[-1].key

    def numbers(self) -> list[TeamNumber]:
        """The numbers with which the team begins."""
        desk = TeamNumber(REGISTERED_KEY, self.telephone, verified_on=self.verified_on)
        if not self.out_of_hours_number:
            return [desk]
        at_night = TeamNumber(OUT_OF_HOURS_KEY, self.out_of_hours_number, Purpose.OUT_OF_HOURS)
        return [desk, at_night]

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """Version 1 asked for no cover, and knew one number alone."""
        state["out_of_hours_number"], state["cover"] = "", NO_COVER


class NumberVerified(Event):
    """Somebody rang the number and it was the team's."""

    TOPIC = "team.number_verified"
    class_version = 2
    key: int
    telephone: str
    verified_on: date

    def apply(self, aggregate: "Team") -> None:
        """Keep the number that was found right; what was reported of it is answered."""
        aggregate.numbers = [
            one.verified(self.telephone, self.verified_on) if one.key == self.key else one
            for one in aggregate.numbers
        ]

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """Version 1 knew one number alone."""
        state["key"] = REGISTERED_KEY


class NumberReportedWrong(Event):
    """Somebody rang the directory's number about a handover, and it was not the team's.

    The envelope's command is the logged attempt; the family is named nowhere here.
    """

    TOPIC = "team.number_reported_wrong"
    class_version = 2
    key: int
    telephone: str

    def apply(self, aggregate: "Team") -> None:
        """Open the correction."""
        at = self.envelope.happened_at
        aggregate.numbers = [
            one.reported_wrong(at) if one.key == self.key else one for one in aggregate.numbers
        ]

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """Version 1 knew one number alone."""
        state["key"] = REGISTERED_KEY


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
