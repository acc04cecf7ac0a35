"""A team's numbers: several of them, each verified, reported and retired by itself."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from handover import commands as c
from handover.calls import Attempt, AttemptOutcome
from handover.directory import commands as t
from handover.directory.numbers import Purpose, TeamNumber, ring_order
from handover.directory.refusals import LastNumber, NumberKeptAlready, NumberNotKept
from handover.opening_hours import OpeningHours
from handover.refusals import InvalidValue, TeamClosed
from handover.team import Team
from handover.team_events import NumberReportedWrong
from tests.region import CORBY, DERBY, KIT, MARY, NOTTINGHAM, NOW, TODAY, Region, register

DESK, LEADER, NURSE, NIGHT = "01632 960100", "01632 960177", "01632 960178", "07700 900100"
DAY = timedelta(days=1)
RUNG_TOMORROW = "The day on which the number was rung is in the future"
ROLE = "the role that answers this number"
WEEKDAYS = OpeningHours.weekdays()


def team(region: Region, team_id: UUID = DERBY) -> Team:
    found: Team = region.service.repository.get(team_id)
    return found


def kept(region: Region) -> list[tuple[int, str]]:
    return [(one.key, one.telephone) for one in team(region).numbers]


def add(
    telephone: str = LEADER,
    purpose: Purpose = Purpose.TEAM_LEADER,
    **more: Any,
) -> t.AddNumber:
    return t.AddNumber(DERBY, telephone, purpose, **more)


@pytest.fixture
def three(region: Region) -> Region:
    """Derby can be rung at its desk, then its leader, then its named nurse."""
    region.ask(KIT, add())
    region.ask(KIT, add(NURSE, Purpose.NAMED_ROLE, whose=" Named nurse "))
    return region


def test_a_team_is_registered_with_its_desk_and_perhaps_a_number_for_the_night(
    region: Region,
) -> None:
    assert kept(region) == [(1, DESK)]
    told = c.RegisterTeam(
        **{**vars(register("Lincoln")), "out_of_hours_number": "+44 7700 900 100"}
    )
    lincoln = team(region, region.ask(KIT, told).subject_id)
    assert lincoln.numbers == [
        TeamNumber(1, DESK, verified_on=date(2026, 9, 1)),
        TeamNumber(2, NIGHT, Purpose.OUT_OF_HOURS),
    ]
    assert (lincoln.telephone, lincoln.numbers[0].whose) == (DESK, "")
    further = t.AddNumber(lincoln.id, LEADER, Purpose.TEAM_LEADER)
    region.ask(KIT, further)
    assert [one.key for one in team(region, lincoln.id).numbers] == [1, 2, 3]


@pytest.mark.parametrize(
    "number,refusal", [(DESK, NumberKeptAlready), ("the on-call nurse", InvalidValue)]
)
def test_a_number_for_the_night_that_cannot_be_is_refused_beside_its_field(
    region: Region, number: str, refusal: type[InvalidValue]
) -> None:
    told = c.RegisterTeam(**{**vars(register("Lincoln")), "out_of_hours_number": number})
    with pytest.raises(refusal) as refused:
        region.ask(KIT, told)
    assert refused.value.field == "out_of_hours_number"


def test_a_further_number_comes_last_and_keeps_what_was_said_of_it(region: Region) -> None:
    mornings = OpeningHours.weekdays("08:00", "12:00")
    region.ask(KIT, add("+44 1632 960 177", hours=mornings, verified_on=TODAY))
    assert team(region).numbers == [
        TeamNumber(1, DESK, verified_on=date(2026, 9, 1)),
        TeamNumber(2, LEADER, Purpose.TEAM_LEADER, "", mornings, TODAY),
    ]
    assert (team(region).telephone, team(region).named.telephone) == (DESK, DESK)


@pytest.mark.parametrize(
    "command,field,says",
    [
        (add("a desk"), "telephone", "Enter a UK telephone number with its area code"),
        (add(verified_on=TODAY + DAY), "verified_on", RUNG_TOMORROW),
        (add(purpose=Purpose.NAMED_ROLE), "whose", f"Enter {ROLE}"),
        (add(purpose=Purpose.NAMED_ROLE, whose="x" * 121), "whose", f"Shorten {ROLE} to 120"),
        (add(whose="one\ntwo"), "whose", f"Enter {ROLE} on one line"),
        (add(whose=" - "), "whose", f"Enter {ROLE}"),
    ],
)
def test_a_number_that_cannot_be_is_refused_beside_its_field(
    region: Region, command: t.AddNumber, field: str, says: str
) -> None:
    with pytest.raises(InvalidValue) as refused:
        region.ask(KIT, command)
    assert refused.value.field == field
    assert refused.value.message.startswith(says)
    assert kept(region) == [(1, DESK)]


def test_a_number_stands_once_in_a_team(three: Region) -> None:
    for command in (add(DESK), add(LEADER), c.VerifyNumber(DERBY, NURSE, TODAY, key=2)):
        with pytest.raises(NumberKeptAlready) as refused:
            three.ask(KIT, command)
        assert refused.value.field == "telephone"
    three.ask(KIT, c.VerifyNumber(DERBY, LEADER, TODAY, key=2))
    assert kept(three) == [(1, DESK), (2, LEADER), (3, NURSE)]


def test_each_number_is_verified_and_put_right_by_itself(three: Region) -> None:
    three.ask(KIT, c.VerifyNumber(DERBY, "01632 960199", TODAY, key=2))
    assert [one.verified_on for one in team(three).numbers] == [date(2026, 9, 1), TODAY, None]
    assert kept(three) == [(1, DESK), (2, "01632 960199"), (3, NURSE)]
    three.ask(KIT, c.VerifyNumber(DERBY, "01632 960198", TODAY))
    assert kept(three)[0] == (1, "01632 960198"), "without a key it is the one that is rung first"


def test_a_number_is_put_first_and_the_others_keep_their_order(three: Region) -> None:
    three.ask(KIT, t.RingFirst(DERBY, 3))
    assert kept(three) == [(3, NURSE), (1, DESK), (2, LEADER)]
    assert team(three).telephone == NURSE
    three.ask(KIT, c.VerifyNumber(DERBY, NURSE, TODAY))
    assert team(three).verified_on == TODAY
    assert team(three).numbers[1].verified_on == date(2026, 9, 1)


def test_a_number_for_the_night_is_never_the_one_that_is_rung_first(region: Region) -> None:
    region.ask(KIT, add(NIGHT, Purpose.OUT_OF_HOURS))
    region.ask(KIT, t.RingFirst(DERBY, 2))
    assert team(region).telephone == DESK


def test_a_retired_number_is_offered_no_more_and_its_key_is_not_given_again(
    three: Region,
) -> None:
    three.ask(KIT, t.RetireNumber(DERBY, 3, " The nurse has left "))
    assert kept(three) == [(1, DESK), (2, LEADER)]
    three.ask(KIT, add(NURSE))
    assert kept(three)[-1] == (4, NURSE)


def test_retiring_needs_a_reason(three: Region) -> None:
    with pytest.raises(InvalidValue) as refused:
        three.ask(KIT, t.RetireNumber(DERBY, 3, " - "))
    assert (refused.value.field, refused.value.message) == ("reason", "Enter the reason")
    with pytest.raises(InvalidValue, match=r"^Shorten the reason to 1,000 characters"):
        three.ask(KIT, t.RetireNumber(DERBY, 3, "x" * 1001))


def test_the_last_number_for_the_day_stays(region: Region) -> None:
    region.ask(KIT, add(NIGHT, Purpose.OUT_OF_HOURS))
    with pytest.raises(LastNumber):
        region.ask(KIT, t.RetireNumber(DERBY, 1, "Wrong"))
    region.ask(KIT, add(LEADER))
    region.ask(KIT, t.RetireNumber(DERBY, 1, "Wrong"))
    assert kept(region) == [(2, NIGHT), (3, LEADER)]
    with pytest.raises(LastNumber):
        region.ask(KIT, t.RetireNumber(DERBY, 3, "Wrong"))


@pytest.mark.parametrize(
    "command",
    [
        c.VerifyNumber(DERBY, NURSE, TODAY, key=7),
        t.RetireNumber(DERBY, 7, "Wrong"),
        t.RingFirst(DERBY, 7),
    ],
)
def test_a_number_that_is_not_kept_is_not_changed(region: Region, command: c.Command) -> None:
    with pytest.raises(NumberNotKept):
        region.ask(KIT, command)


@pytest.mark.parametrize(
    "command",
    [
        t.AddNumber(CORBY, NURSE, Purpose.TEAM_LEADER),
        c.VerifyNumber(CORBY, NURSE, TODAY, key=1),
        t.RetireNumber(CORBY, 1, "Wrong"),
        t.RingFirst(CORBY, 1),
    ],
)
def test_the_numbers_of_a_closed_team_are_history(region: Region, command: c.Command) -> None:
    with pytest.raises(TeamClosed, match="nothing about it can be changed"):
        region.ask(KIT, command)


def test_a_wrong_number_opens_the_correction_of_that_number_alone(three: Region) -> None:
    rang = Attempt(AttemptOutcome.WRONG_NUMBER, LEADER)
    three.ask(MARY, c.LogAttempt(three.recorded(), rang))
    reports = [
        one.event
        for one in three.service.read_log(0, 1000)
        if isinstance(one.event, NumberReportedWrong)
    ]
    assert [(one.key, one.telephone) for one in reports] == [(2, LEADER)]
    assert [one.reported_wrong_at for one in team(three).numbers] == [None, NOW, None]
    assert team(three).reported_wrong_at is None, "the desk's number is not in doubt"
    three.ask(KIT, c.VerifyNumber(DERBY, LEADER, TODAY, key=2))
    assert [one.reported_wrong_at for one in team(three).numbers] == [None, None, None]


@pytest.mark.parametrize("verified_on,reports", [(TODAY, 0), (TODAY - DAY, 1)])
def test_a_call_before_that_number_was_verified_says_nothing_about_it(
    three: Region, verified_on: date, reports: int
) -> None:
    three.ask(KIT, c.VerifyNumber(DERBY, LEADER, verified_on, key=2))
    rang = c.LogAttempt(three.recorded(), Attempt(AttemptOutcome.WRONG_NUMBER, LEADER), NOW - DAY)
    three.ask(MARY, rang)
    assert sum(one.reported_wrong_at is not None for one in team(three).numbers) == reports


def test_a_report_of_a_retired_number_changes_nothing(three: Region) -> None:
    three.ask(KIT, t.RetireNumber(DERBY, 2, "Wrong"))
    head = three.service.head()
    handover_id = three.recorded()
    recorded = three.service.head()
    three.ask(MARY, c.LogAttempt(handover_id, Attempt(AttemptOutcome.WRONG_NUMBER, LEADER)))
    kinds = [type(one.event).__name__ for one in three.service.read_log(recorded, 10)]
    assert (kinds, head < recorded) == (["CallAttempted", "Given"], True)


D, L, N = (
    TeamNumber(1, DESK),
    TeamNumber(2, LEADER, Purpose.TEAM_LEADER),
    TeamNumber(3, NIGHT, Purpose.OUT_OF_HOURS),
)
EVENING = NOW.replace(hour=20)


def order(*numbers: TeamNumber, **how: Any) -> list[int]:
    at = how.pop("at", NOW)
    return [one.key for one in ring_order(numbers, at, WEEKDAYS, **how)]


def test_numbers_are_offered_in_the_keepers_order_and_the_night_waits_for_the_night() -> None:
    assert order(D, N, L) == [1, 2]
    assert order(L, D) == [2, 1]
    assert order(D, N, L, cannot_wait=True) == [1, 2], "the team is open"
    assert order(D, N, L, at=EVENING) == [1, 2], "it can wait until the team opens"


def test_what_cannot_wait_is_rung_on_the_number_for_the_night_when_the_team_is_shut() -> None:
    assert order(D, L, N, at=EVENING, cannot_wait=True) == [3, 1, 2]


def test_after_each_try_the_next_number_is_offered_and_then_the_first_again() -> None:
    tried: list[str] = []
    offered = []
    for _ in range(5):
        first = ring_order((D, L), NOW, WEEKDAYS, tried=tried)[0]
        offered.append(first.key)
        tried.append(first.telephone)
    assert offered == [1, 2, 1, 2, 1]
    assert order(D, L, tried=["01632 960555"]) == [1, 2], "a number of nobody's counts for none"


def test_a_number_that_was_reported_wrong_comes_last_however_often_the_others_were_rung() -> None:
    wrong = D.reported_wrong(NOW)
    assert order(wrong, L) == [2, 1]
    assert order(wrong, L, tried=[LEADER] * 3) == [2, 1]
    assert order(wrong.verified(DESK, TODAY), L) == [1, 2]


def test_a_number_that_nobody_answers_now_comes_after_those_that_somebody_does() -> None:
    mornings = OpeningHours.weekdays("08:00", "09:30")
    early = TeamNumber(1, DESK, hours=mornings)
    assert order(early, L) == [2, 1]
    assert order(early, L, at=NOW.replace(hour=9)) == [1, 2]
    assert order(early, L, tried=[LEADER] * 3) == [2, 1]
    long_day = TeamNumber(2, LEADER, hours=OpeningHours.weekdays("08:00", "22:00"))
    assert order(D, long_day, at=EVENING) == [2, 1]
    all_night = TeamNumber(3, NIGHT, Purpose.OUT_OF_HOURS, hours=OpeningHours.weekdays())
    assert not all_night.answers_at(EVENING, WEEKDAYS)
    assert all_night.answers_at(NOW, WEEKDAYS)


def test_each_team_keeps_its_own_numbers(three: Region) -> None:
    three.ask(KIT, t.AddNumber(NOTTINGHAM, LEADER, Purpose.TEAM_LEADER))
    assert [one.key for one in team(three, NOTTINGHAM).numbers] == [1, 2]
