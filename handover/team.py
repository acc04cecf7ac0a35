"""A team of the directory: whom to ring, when it is open, and whether it still exists.

Must not know handovers; they keep their own frozen copy of a team's name.
"""

from datetime import date, datetime
from uuid import UUID

from eventsourcing.domain import Aggregate

from handover import commands as c
from handover import team_events as events
from handover.actor import Envelope
from handover.calendar import local_date
from handover.calls import parse_telephone
from handover.opening_hours import OpeningHours
from handover.refusals import InvalidValue, SucceedsItself, TeamClosed
from handover.teams import TeamKind, TeamNamed
from handover.text import line, paragraph

HAS_CLOSED = "This team has closed: nothing about it can be changed any more."


class Team(Aggregate):
    """A midwifery or health visiting team with a number, hours and an out-of-hours route."""

    TOPIC = "stream.team"
    Event = events.Event
    Created = events.Registered
    NumberVerified = events.NumberVerified
    NumberReportedWrong = events.NumberReportedWrong
    HoursChanged = events.HoursChanged
    Closed = events.Closed
    SuccessorNamed = events.SuccessorNamed

    def __init__(self) -> None:
        """A blank team; the registered event fills it in."""
        self.name: str
        self.kind: TeamKind
        self.organisation: str
        self.ods_code: str
        self.area: str
        self.places: list[str]
        self.telephone: str
        self.verified_on: date | None
        self.hours: OpeningHours
        self.out_of_hours: str
        self.reported_wrong_at: datetime | None = None
        self.successor: TeamNamed | None = None
        self.is_closed = False

    @classmethod
    def register(cls, command: c.RegisterTeam, envelope: Envelope, *, team_id: UUID) -> "Team":
        """Add a team. Raises InvalidValue for blank words, or a number or date that cannot be."""
        if command.verified_on is not None:
            _check_verified_on(command.verified_on, envelope)
        return cls._create(
            events.Registered,
            id=team_id,
            timestamp=envelope.recorded_at,
            envelope=envelope,
            name=line(command.name, field="name", called="the team's name"),
            kind=command.kind,
            organisation=line(
                command.organisation, field="organisation", called="the organisation"
            ),
            ods_code=line(command.ods_code, field="ods_code", called="the ODS code", longest=12),
            area=line(command.area, field="area", called="the area"),
            places=[line(place, field="places", called="the place") for place in command.places],
            telephone=parse_telephone(command.telephone, field="telephone"),
            verified_on=command.verified_on,
            hours=command.hours,
            out_of_hours=_route(command.out_of_hours),
        )

    def verify_number(self, command: c.VerifyNumber, envelope: Envelope) -> None:
        """The number was rung and is right. Raises TeamClosed, or InvalidValue."""
        self._check_kept()
        _check_verified_on(command.verified_on, envelope)
        self._happen(
            events.NumberVerified,
            envelope,
            telephone=parse_telephone(command.telephone, field="telephone"),
            verified_on=command.verified_on,
        )

    def report_wrong_number(self, number: str, envelope: Envelope) -> None:
        """Somebody rang `number` and it was wrong: open a correction, if it is the one kept here.

        Changes nothing for another number, a closed team, a correction that is open already, or
        a call before the day on which the number was last verified.
        """
        if self.is_closed or self.reported_wrong_at is not None or number != self.telephone:
            return
        if self.verified_on is not None and local_date(envelope.happened_at) < self.verified_on:
            return
        self._happen(events.NumberReportedWrong, envelope, telephone=number)

    def change_hours(self, command: c.ChangeHours, envelope: Envelope) -> None:
        """Keep other hours and another route out of hours. Raises TeamClosed, or InvalidValue."""
        self._check_kept()
        self._happen(
            events.HoursChanged,
            envelope,
            hours=command.hours,
            out_of_hours=_route(command.out_of_hours),
        )

    def close(
        self, command: c.CloseTeam, envelope: Envelope, *, successor: "Team | None" = None
    ) -> None:
        """Close the team, and say who covers its area now if that is known.

        Raises TeamClosed when it, or the successor, is closed already; SucceedsItself.
        """
        self._check_kept()
        if successor is not None:
            if successor.id == self.id:
                raise SucceedsItself(field="successor_id")
            successor.check_open(field="successor_id")
        reason = paragraph(command.reason, field="reason", called="the reason")
        self._happen(events.Closed, envelope, reason=reason)
        if successor is not None:
            self._happen(events.SuccessorNamed, envelope, successor=successor.named)

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

    def _check_kept(self) -> None:
        """A closed team is history: its keeper changes it no more."""
        if self.is_closed:
            raise TeamClosed(HAS_CLOSED, field="team_id")

    def _happen(self, event: type[events.Event], envelope: Envelope, **facts: object) -> None:
        self.trigger_event(event, timestamp=envelope.recorded_at, envelope=envelope, **facts)


def _route(words: str) -> str:
    return paragraph(words, field="out_of_hours", called="the out-of-hours route")


def _check_verified_on(verified_on: date, envelope: Envelope) -> None:
    """Nobody has rung a number tomorrow."""
    if verified_on > local_date(envelope.recorded_at):
        raise InvalidValue(
            "The day on which the number was rung is in the future", field="verified_on"
        )
