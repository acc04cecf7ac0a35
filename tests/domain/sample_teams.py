"""The sample events of a team of the directory. Must not know how they are stored."""

from datetime import date
from uuid import UUID

from eventsourcing.domain import CanMutateAggregate

from handover import team_events as team
from handover.directory import cover_events as covers
from handover.directory import number_events as numbers
from handover.directory.cover import NO_COVER, Cover
from handover.directory.mailbox_events import MailboxChanged
from handover.directory.numbers import REGISTERED_KEY, Purpose
from handover.opening_hours import OpeningHours
from handover.teams import TeamKind, TeamNamed
from tests.domain.sampling import TEAM_ID, common, event
from tests.region import KIT, MARY, register

ON_ITS_ONE_NUMBER: dict[str, object] = {"key": REGISTERED_KEY}
EARLIER_TEAMS: dict[tuple[str, int], dict[str, object]] = {
    ("team.registered", 1): {"out_of_hours_number": "", "cover": NO_COVER},
    ("team.number_verified", 1): ON_ITS_ONE_NUMBER,
    ("team.number_reported_wrong", 1): ON_ITS_ONE_NUMBER,
}
"""As EARLIER of sample_events.py, which holds the whole."""


def of_a_team(successor: TeamNamed) -> list[CanMutateAggregate[UUID]]:
    """One event of each kind."""
    told = register("Derby")
    return [
        event(
            team.Registered,
            common(KIT, TEAM_ID, 1, "stream.team"),
            name=told.name,
            kind=TeamKind.HEALTH_VISITING,
            organisation=told.organisation,
            ods_code=told.ods_code,
            area=told.area,
            places=list(told.places),
            telephone=told.telephone,
            verified_on=told.verified_on,
            hours=told.hours,
            out_of_hours=told.out_of_hours,
            out_of_hours_number="07700 900123",
            cover=Cover(("Derby",), ("DE1", "DE3")),
        ),
        event(
            team.NumberVerified,
            common(KIT, TEAM_ID, 2),
            key=2,
            telephone="01632 960100",
            verified_on=date(2026, 11, 2),
        ),
        event(team.Closed, common(KIT, TEAM_ID, 3), reason="Merged"),
        event(team.NumberReportedWrong, common(MARY, TEAM_ID, 4), key=2, telephone="01632 960100"),
        event(
            team.HoursChanged,
            common(KIT, TEAM_ID, 5),
            hours=told.hours,
            out_of_hours=told.out_of_hours,
        ),
        event(team.SuccessorNamed, common(KIT, TEAM_ID, 6), successor=successor),
        *_of_its_numbers(),
        event(covers.CoverChanged, common(KIT, TEAM_ID, 10), cover=Cover(("Derby",), ("DE1",))),
        event(
            MailboxChanged,
            common(KIT, TEAM_ID, 12),
            mailbox="duty.desk@example.nhs.uk",
            verified_on=date(2026, 11, 2),
        ),
        event(
            covers.LeftUncovered, common(KIT, TEAM_ID, 11), areas=["DE3"], reason="Nobody is there"
        ),
        event(covers.ReliedOn, common(KIT, TEAM_ID, 13), team=successor, areas=["DE1"]),
    ]


def _of_its_numbers() -> list[CanMutateAggregate[UUID]]:
    leader = "01632 960177"
    return [
        event(
            numbers.NumberAdded,
            common(KIT, TEAM_ID, 7),
            key=3,
            telephone=leader,
            purpose=Purpose.NAMED_ROLE,
            whose="Named nurse for safeguarding",
            hours=OpeningHours.weekdays("10:00", "12:00"),
            verified_on=date(2026, 11, 2),
        ),
        event(numbers.NumberPutFirst, common(KIT, TEAM_ID, 8), key=3, telephone=leader),
        event(
            numbers.NumberRetired, common(KIT, TEAM_ID, 9), key=3, telephone=leader, reason="Gone"
        ),
    ]
