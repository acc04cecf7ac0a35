"""A family that moves: whoever holds it goes on holding it until a team there has taken it on."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from handover.answers import HowKnown
from handover.content import Kind
from handover.family.family_moves import FamilyMove, is_same_area, tell_by
from handover.family.part_dates import PartDate
from handover.refusals import HandoverNotFound, InvalidValue
from handover.states import State
from handover.urgency import Urgency
from tests import region as r
from tests.domain.test_loss import family_of, seen
from tests.losing import record_loss
from tests.moving import move, record_move
from tests.region import HANA, HUGO, MARY, NOTTINGHAM, TODAY, Region, record


def taken_on(region: Region, handover_id: UUID) -> UUID | None:
    found = region.service.taken_on(family_of(region, handover_id))
    return found.id if found else None


def test_a_move_reaches_every_open_handover_and_changes_who_holds_none(region: Region) -> None:
    first, other = region.recorded(), region.recorded(record(to_team_id=NOTTINGHAM))
    closed = region.recorded()
    region.ask(HANA, r.acknowledge(first))
    region.ask(HANA, r.acknowledge(closed))
    region.ask(HANA, r.done(closed))
    before = [(seen(region, one).holder, seen(region, one).due) for one in (first, other, closed)]
    region.ask(HANA, record_move(first))
    after = [(seen(region, one).holder, seen(region, one).due) for one in (first, other, closed)]
    assert after == before
    [(said, told, by)] = family_of(region, first).moves
    assert (said.name, told) == ("Hana Quorn", move())
    for one in (first, other):
        assert seen(region, one).family_moves == [(said, told, by)]
    assert seen(region, closed).family_moves == []


def test_it_stands_until_a_team_there_acknowledges_a_handover_of_care(region: Region) -> None:
    old = region.recorded()
    assert region.service.taken_on(None) is None
    assert taken_on(region, old) is None
    region.ask(MARY, record_move(old))
    concern = region.recorded(record(Kind.CONCERN, NOTTINGHAM))
    region.ask(HUGO, r.acknowledge(concern))
    assert taken_on(region, old) is None, "a concern moves no responsibility"
    region.ask(HANA, r.acknowledge(old))
    assert taken_on(region, old) is None, "Derby is not Nottinghamshire"
    new = region.recorded(record(to_team_id=NOTTINGHAM))
    assert taken_on(region, old) is None, "nobody has acknowledged"
    region.ask(HUGO, r.acknowledge(new))
    assert taken_on(region, old) == new
    assert seen(region, new).state is State.ACKNOWLEDGED
    region.ask(MARY, r.enter_in_error(new))
    assert taken_on(region, old) is None


def test_who_was_there_before_the_move_was_told_holds_it_already(region: Region) -> None:
    new = region.recorded(record(to_team_id=NOTTINGHAM))
    region.ask(HUGO, r.acknowledge(new))
    region.ask(MARY, record_move(new, to_authority=" NOTTINGHAMSHIRE "))
    assert taken_on(region, new) == new
    region.ask(MARY, record_move(new, to_authority="", is_suspected=True))
    assert taken_on(region, new) is None, "the newest move counts, and nobody knows where"
    assert len(family_of(region, new).moves) == 2


@pytest.mark.parametrize(
    "urgencies,by",
    [
        ([Urgency.ROUTINE], date(2026, 12, 1)),
        ([Urgency.ROUTINE, Urgency.PRIORITY], date(2026, 11, 25)),
        ([Urgency.PRIORITY, Urgency.SAME_DAY], TODAY),
        ([Urgency.IMMEDIATE, Urgency.ROUTINE], TODAY),
    ],
)
def test_others_are_told_in_a_time_that_matches_the_concern(
    region: Region, urgencies: list[Urgency], by: date
) -> None:
    handovers = [region.recorded(replace(record(), urgency=one)) for one in urgencies]
    region.ask(MARY, record_move(handovers[0]))
    assert family_of(region, handovers[0]).moves[-1][2] == by


def test_where_nothing_is_open_it_is_five_working_days(region: Region) -> None:
    handover_id = region.recorded(replace(record(), urgency=Urgency.IMMEDIATE))
    region.ask(MARY, r.withdraw(handover_id))
    region.ask(MARY, record_move(handover_id))
    assert family_of(region, handover_id).moves[-1][2] == date(2026, 12, 1)
    assert seen(region, handover_id).family_moves == []


def test_five_working_days_leave_out_weekends_and_bank_holidays() -> None:
    assert tell_by(None, date(2026, 12, 23)) == date(2027, 1, 4)
    assert tell_by(Urgency.PRIORITY, date(2026, 12, 24)) == date(2026, 12, 29)
    assert tell_by(Urgency.SAME_DAY, date(2026, 12, 25)) == date(2026, 12, 25)


def test_the_day_is_that_of_the_people_who_write_it_down(region: Region) -> None:
    summer_night = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    handover_id = region.recorded(replace(record(), urgency=Urgency.SAME_DAY))
    region.ask(MARY, record_move(handover_id), at=summer_night)
    assert family_of(region, handover_id).moves[-1][2] == TODAY


def test_a_move_is_a_fact_also_after_a_loss(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, record_loss(handover_id))
    region.ask(HANA, record_move(handover_id))
    assert len(seen(region, handover_id).family_moves) == 1
    assert seen(region, handover_id).is_stopped


@pytest.mark.parametrize(
    "changed,field,says",
    [
        (
            {"from_authority": " ", "to_authority": ""},
            "to_authority",
            "Enter the authority that they left, or the one that they went to",
        ),
        (
            {"to_authority": "leicestershire"},
            "to_authority",
            "This is the authority that they left. Enter the one that they went to",
        ),
        ({"how_known": None}, "how_known", "Say how you know"),
        ({"from_whom": ""}, "from_whom", "Say who told you"),
        (
            {"from_authority": "a\nb"},
            "from_authority",
            "Enter the authority that they left on one line",
        ),
        (
            {"to_authority": "a\nb"},
            "to_authority",
            "Enter the authority that they went to on one line",
        ),
    ],
)
def test_what_is_no_move_is_refused(changed: dict[str, object], field: str, says: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        move(**changed)
    assert (refused.value.field, refused.value.message[: len(says)]) == (field, says)


def test_what_is_not_known_may_be_left_out() -> None:
    told = move(from_authority="", moved_on=None, how_known=HowKnown.ASSUMED, from_whom="")
    assert (told.from_authority, told.moved_on, told.from_whom) == ("", None, "")
    assert isinstance(move(to_authority=""), FamilyMove)


def test_a_move_may_lie_ahead_by_a_year(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, record_move(handover_id, moved_on=PartDate(2027, 11, 25)))
    with pytest.raises(InvalidValue) as refused:
        region.ask(MARY, record_move(handover_id, moved_on=PartDate(2027, 11, 26)))
    says = "This is more than a year ahead. Check the year"
    assert (refused.value.field, refused.value.message) == ("moved_on", says)


def test_a_move_of_which_nobody_knows_the_day_is_kept(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, record_move(handover_id, moved_on=None))
    assert family_of(region, handover_id).moves[-1][1] == move(moved_on=None)


def test_an_unknown_area_is_no_other() -> None:
    assert is_same_area("North  Yorkshire", "north yorkshire")
    assert not is_same_area("", "")
    assert not is_same_area("Derby", "Derbyshire")


def test_strangers_tell_of_no_move(region: Region) -> None:
    with pytest.raises(HandoverNotFound):
        region.ask(HUGO, record_move(region.recorded()))
