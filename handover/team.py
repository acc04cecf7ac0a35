"""A team of the directory: whom to ring, when it is open, and whether it still exists.

Must not know handovers; they keep their own frozen copy of a team's name.
"""

from datetime import date
from uuid import UUID

from eventsourcing.domain import Aggregate

from handover import commands as c
from handover import team_events as events
from handover.actor import Envelope
from handover.calls import parse_telephone
from handover.directory.cover import NO_COVER, Cover
from handover.directory.kept_cover import Covers
from handover.directory.kept_mailbox import ToldByEmail
from handover.directory.kept_numbers import Numbers, check_verified_on
from handover.directory.numbers import TeamNumber
from handover.directory.refusals import NumberKeptAlready, StillOpen, TeamIsOpen
from handover.opening_hours import OpeningHours
from handover.refusals import SucceedsItself, TeamClosed
from handover.teams import TeamKind, TeamNamed
from handover.text import line, paragraph

HAS_CLOSED = "This team has closed: nothing about it can be changed any more."


class Team(Numbers, Covers, ToldByEmail, Aggregate):
    """A midwifery or health visiting team with numbers, hours, cover and a way out of hours."""

    TOPIC = "stream.team"
    Event = events.Event
    Created = events.Registered

    def __init__(self) -> None:
        """A blank team; the registered event fills it in."""
        self.name: str
        self.kind: TeamKind
        self.organisation: str
        self.ods_code: str
        self.area: str
        self.places: list[str]
        self.numbers: list[TeamNumber]
        self.last_key: int
        self.cover: Cover
        self.hours: OpeningHours
        self.out_of_hours: str
        self.mailbox = ""
        self.mailbox_verified_on: date | None = None
        self.successor: TeamNamed | None = None
        self.is_closed = False

    @classmethod
    def register(cls, command: c.RegisterTeam, envelope: Envelope, *, team_id: UUID) -> "Team":
        """Add a team. Raises InvalidValue for blank words, or a number or date that cannot be.

        Raises NoCover, or NumberKeptAlready when both its numbers are the same.
        """
        if command.verified_on is not None:
            check_verified_on(command.verified_on, envelope)
        telephone = parse_telephone(command.telephone, field="telephone")
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
            telephone=telephone,
            verified_on=command.verified_on,
            hours=command.hours,
            out_of_hours=_route(command.out_of_hours),
            out_of_hours_number=_at_night(command.out_of_hours_number, telephone),
            cover=Cover.of(command.authorities, command.districts),
        )

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
        self,
        command: c.CloseTeam,
        envelope: Envelope,
        *,
        successor: "Team | None" = None,
        open_items: int = 0,
        others: Cover = NO_COVER,
    ) -> None:
        """Close the team, and say which one takes over from it.

        `open_items` is how many handovers and concerns are open with it, `others` what the other
        open teams of its kind cover. Raises TeamClosed when it, or the successor, is closed
        already; SucceedsItself; StillOpen when something is open and nobody takes over;
        LeavesUncovered.
        """
        self._check_kept()
        if successor is not None:
            self._check_successor(successor)
        reason = paragraph(command.reason, field="reason", called="the reason")
        if open_items and successor is None:
            raise StillOpen(_still_open_words(open_items), field="successor_id")
        left, why = self._left(others, command.uncovered)
        self._happen(events.Closed, envelope, reason=reason)
        self._say_left(left, why, envelope)
        if successor is not None:
            self._happen(events.SuccessorNamed, envelope, successor=successor.named)

    def name_successor(self, successor: "Team", envelope: Envelope) -> None:
        """Say which team took over from this one, which is closed.

        Raises TeamIsOpen, SucceedsItself, or TeamClosed about the successor.
        """
        if not self.is_closed:
            raise TeamIsOpen
        self._check_successor(successor)
        if self.successor is None or self.successor.team_id != successor.id:
            self._happen(events.SuccessorNamed, envelope, successor=successor.named)

    def _check_successor(self, successor: "Team") -> None:
        if successor.id == self.id:
            raise SucceedsItself(field="successor_id")
        successor.check_open(field="successor_id")

    def check_open(self, field: str = "to_team_id") -> None:
        """Raise TeamClosed, about `field`, if nothing may be sent to this team."""
        if self.is_closed:
            raise TeamClosed(field=field)

    @property
    def named(self) -> TeamNamed:
        """The team as a handover freezes it."""
        return TeamNamed(
            self.id,
            self.name,
            self.organisation,
            self.ods_code,
            self.area,
            self.telephone,
            self.cover.authorities,
        )

    def _check_kept(self) -> None:
        """A closed team is history: its keeper changes it no more."""
        if self.is_closed:
            raise TeamClosed(HAS_CLOSED, field="team_id")

    def _happen(self, event: type[events.Event], envelope: Envelope, **facts: object) -> None:
        self.trigger_event(event, timestamp=envelope.recorded_at, envelope=envelope, **facts)


def _still_open_words(number: int) -> str:
    """How many are open, and what to do."""
    if number == 1:
        return (
            "1 handover or concern is open with this team. Choose the team that takes over: it "
            "moves there in the same moment, with its age, its promises and its due times."
        )
    return (
        f"{number:,} handovers and concerns are open with this team. Choose the team that takes "
        "over: all of them move there in the same moment, with their age, their promises and "
        "their due times."
    )


def _route(words: str) -> str:
    return paragraph(words, field="out_of_hours", called="the out-of-hours route")


def _at_night(number: str, telephone: str) -> str:
    """The number for out of hours, if there is one; it is not the one that is rung by day."""
    if not number:
        return ""
    found = parse_telephone(number, field="out_of_hours_number")
    if found == telephone:
        raise NumberKeptAlready(field="out_of_hours_number")
    return found
