"""A team of the directory: whom to ring, when it is open, and whether it still exists.

Must not know handovers; they keep their own frozen copy of a team's name.
"""

from datetime import date
from typing import ClassVar
from uuid import UUID

from eventsourcing.domain import Aggregate

from handover import commands as c
from handover.actor import Envelope
from handover.calendar import LONDON
from handover.calls import parse_telephone
from handover.opening_hours import OpeningHours
from handover.refusals import InvalidValue, TeamClosed
from handover.teams import TeamKind, TeamNamed
from handover.text import line, paragraph


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
        aggregate.area, aggregate.telephone = self.area, self.telephone
        aggregate.hours = self.hours


class NumberVerified(Event):
    """Somebody rang the number and it was the team's."""

    TOPIC = "team.number_verified"
    telephone: str
    verified_on: date

    def apply(self, aggregate: "Team") -> None:
        """Keep the number that was found right."""
        aggregate.telephone = self.telephone


class Closed(Event):
    """The team is no more: nothing can be sent to it."""

    TOPIC = "team.closed"
    reason: str

    def apply(self, aggregate: "Team") -> None:
        """Close it."""
        aggregate.is_closed = True


class Team(Aggregate):
    """A midwifery or health visiting team with a number, hours and an out-of-hours route."""

    TOPIC = "stream.team"
    Event = Event
    Created = Registered
    NumberVerified = NumberVerified
    Closed = Closed

    def __init__(self) -> None:
        """A blank team; the registered event fills it in."""
        self.name: str
        self.kind: TeamKind
        self.organisation: str
        self.ods_code: str
        self.area: str
        self.telephone: str
        self.hours: OpeningHours
        self.is_closed = False

    @classmethod
    def register(cls, command: c.RegisterTeam, envelope: Envelope, *, team_id: UUID) -> "Team":
        """Add a team. Raises InvalidValue for blank words, or a number or date that cannot be."""
        if command.verified_on is not None:
            _check_verified_on(command.verified_on, envelope)
        return cls._create(
            Registered,
            id=team_id,
            timestamp=envelope.recorded_at,
            envelope=envelope,
            name=line(command.name, field="name", called="the team's name"),
            kind=command.kind,
            organisation=line(command.organisation, field="organisation", called="organisation"),
            ods_code=line(command.ods_code, field="ods_code", called="the ODS code", longest=12),
            area=line(command.area, field="area", called="the area"),
            places=[line(place, field="places", called="the place") for place in command.places],
            telephone=parse_telephone(command.telephone, field="telephone"),
            verified_on=command.verified_on,
            hours=command.hours,
            out_of_hours=paragraph(
                command.out_of_hours, field="out_of_hours", called="the out-of-hours route"
            ),
        )

    def verify_number(self, command: c.VerifyNumber, envelope: Envelope) -> None:
        """The number was rung and is right. Raises TeamClosed, or InvalidValue."""
        self.check_open()
        _check_verified_on(command.verified_on, envelope)
        self.trigger_event(
            NumberVerified,
            timestamp=envelope.recorded_at,
            envelope=envelope,
            telephone=parse_telephone(command.telephone, field="telephone"),
            verified_on=command.verified_on,
        )

    def close(self, command: c.CloseTeam, envelope: Envelope) -> None:
        """Close the team. Raises TeamClosed when it is closed already."""
        self.check_open()
        reason = paragraph(command.reason, field="reason", called="the reason")
        self.trigger_event(Closed, timestamp=envelope.recorded_at, envelope=envelope, reason=reason)

    def check_open(self, field: str = "to_team_id") -> None:
        """Raise TeamClosed, about `field`, if nothing may be sent to this team."""
        if self.is_closed:
            raise TeamClosed(field=field)

    @property
    def named(self) -> TeamNamed:
        """The team as a handover freezes it."""
        return TeamNamed(
            self.id, self.name, self.organisation, self.ods_code, self.area, self.telephone
        )


def _check_verified_on(verified_on: date, envelope: Envelope) -> None:
    """Nobody has rung a number tomorrow."""
    if verified_on > envelope.recorded_at.astimezone(LONDON).date():
        raise InvalidValue(
            "The day on which the number was rung is in the future", field="verified_on"
        )
