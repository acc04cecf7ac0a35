"""Each baby has a birth, a number and a place of its own; what contradicts itself is refused."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from handover.answers import HowKnown
from handover.family.babies import BabyNamed, BabyState
from handover.family.birth import Gestation
from handover.family.part_dates import PartDate
from handover.family.places import PlaceKind
from handover.family.refusals import (
    BabyNotBorn,
    BirthBeforeBooking,
    BirthOutOfTime,
    BornOnAnotherDay,
    DischargeBeforeAdmission,
    NothingNewAfterDeath,
    NumberOfAnother,
    PlaceBeforeBirth,
)
from handover.refusals import HandoverNotFound, InvalidValue, RealNumberRefused
from tests import each_baby as b
from tests.domain.test_loss import TWINS, born, due, family_of, second, seen
from tests.losing import record_loss
from tests.region import HANA, HUGO, ISSUED_NUMBER, MARY, NHS_NUMBER, NOW, Region, record


@pytest.fixture
def awaited(region: Region) -> UUID:
    return region.recorded()


@pytest.fixture
def newborn(region: Region, awaited: UUID) -> UUID:
    region.ask(MARY, b.record_birth(awaited))
    return awaited


def test_a_birth_is_told_through_a_handover_and_is_that_of_its_twins(region: Region) -> None:
    both = region.recorded(record(whom=due(date(2027, 2, 1), *TWINS.babies)))
    region.ask(HANA, b.record_birth(both, baby_id=second(region, both)))
    family = family_of(region, both)
    assert [(one.state, one.born_on) for one in family.babies.values()] == [
        (BabyState.BORN, b.BORN_ON)
    ] * 2
    [(said, told)] = family.each_baby.births[second(region, both)]
    assert (said.name, told) == ("Hana Quorn", b.birth())
    assert told.gestation == Gestation(30, is_about=True)


def test_the_details_can_be_told_again_and_every_version_is_kept(
    region: Region, newborn: UUID
) -> None:
    for day in (None, b.BORN_ON):
        region.ask(HANA, b.record_birth(newborn, day, gestation=Gestation(30, 4)))
    [births] = family_of(region, newborn).each_baby.births.values()
    assert len(births) == 3
    with pytest.raises(BornOnAnotherDay):
        region.ask(HANA, b.record_birth(newborn, date(2026, 11, 21)))


@pytest.mark.parametrize(
    "born_on,refusal",
    [
        (None, InvalidValue),
        (date(2026, 11, 25), InvalidValue),
        (date(2025, 11, 22), InvalidValue),
        (date(2026, 9, 13), BirthOutOfTime),
        (date(2026, 9, 14), BirthBeforeBooking),
        (date(2026, 10, 26), BirthBeforeBooking),
    ],
)
def test_a_birth_that_cannot_be_is_refused(
    region: Region, awaited: UUID, born_on: date | None, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        region.ask(MARY, b.record_birth(awaited, born_on))


@pytest.mark.parametrize("born_on", [date(2026, 10, 27), date(2026, 11, 24)])
def test_news_of_a_birth_may_be_four_weeks_late(
    region: Region, awaited: UUID, born_on: date
) -> None:
    region.ask(MARY, b.record_birth(awaited, born_on))
    [baby] = family_of(region, awaited).babies.values()
    assert baby.born_on == born_on


def test_a_birth_up_to_four_weeks_after_the_due_date_is_taken(
    region: Region, awaited: UUID
) -> None:
    late = NOW + timedelta(days=110)
    with pytest.raises(BirthOutOfTime):
        region.ask(MARY, b.record_birth(awaited, date(2027, 3, 2)), at=late)
    region.ask(MARY, b.record_birth(awaited, date(2027, 3, 1)), at=late)


def test_a_baby_has_a_number_of_its_own_once_it_is_born(region: Region, awaited: UUID) -> None:
    with pytest.raises(BabyNotBorn):
        region.ask(MARY, b.number(awaited))
    region.ask(MARY, b.record_birth(awaited))
    region.ask(MARY, b.number(awaited, "999 000 0026"))
    [baby_id] = family_of(region, awaited).babies
    assert family_of(region, awaited).each_baby.number_of(baby_id) == b.BABYS_NUMBER


@pytest.mark.parametrize(
    "digits,refusal",
    [
        (NHS_NUMBER, NumberOfAnother),
        ("", InvalidValue),
        ("9990000027", InvalidValue),
        (ISSUED_NUMBER, RealNumberRefused),
    ],
)
def test_a_number_that_cannot_be_the_babys_is_refused(
    region: Region, newborn: UUID, digits: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        region.ask(MARY, b.number(newborn, digits))


def test_an_empty_number_is_asked_for_as_the_babys(region: Region, newborn: UUID) -> None:
    with pytest.raises(InvalidValue, match="Enter the baby's NHS number"):
        region.ask(MARY, b.number(newborn, ""))


def test_twins_share_no_number(region: Region) -> None:
    both = region.recorded(record(whom=TWINS))
    first, other = seen(region, both).baby_ids
    region.ask(MARY, b.number(both, baby_id=first))
    with pytest.raises(NumberOfAnother):
        region.ask(MARY, b.number(both, baby_id=other))
    region.ask(MARY, b.number(both, b.NEW_NUMBER, baby_id=other))


def test_a_number_that_is_superseded_is_kept_with_the_reason(region: Region, newborn: UUID) -> None:
    region.ask(MARY, b.number(newborn))
    with pytest.raises(InvalidValue, match="This is the number that is recorded already"):
        region.ask(MARY, b.number(newborn))
    with pytest.raises(InvalidValue, match="Enter why the number has changed"):
        region.ask(MARY, b.number(newborn, b.NEW_NUMBER, " "))
    region.ask(HANA, b.number(newborn, b.NEW_NUMBER, "Two were issued"))
    [numbers] = family_of(region, newborn).each_baby.numbers.values()
    assert [(said.name, digits, why) for said, digits, why in numbers] == [
        ("Mary Ashby", b.BABYS_NUMBER, ""),
        ("Hana Quorn", b.NEW_NUMBER, "Two were issued"),
    ]


def test_mother_and_baby_may_be_in_different_places_and_each_has_a_history(
    region: Region, newborn: UUID
) -> None:
    home = b.place(PlaceKind.WITH_MOTHER, since=PartDate(2026, 11, 23))
    region.ask(MARY, b.baby_is(newborn))
    region.ask(MARY, b.mother_is(newborn))
    region.ask(HANA, b.baby_is(newborn, home))
    [baby_id] = family_of(region, newborn).babies
    places = family_of(region, newborn).each_baby.places
    assert [one for _, one in places[baby_id]] == [b.place(), home]
    assert [one for _, one in places[None]] == [b.place(PlaceKind.HOME)]


def test_what_contradicts_a_place_is_refused(region: Region, awaited: UUID) -> None:
    with pytest.raises(BabyNotBorn):
        region.ask(MARY, b.baby_is(awaited))
    region.ask(MARY, b.record_birth(awaited))
    with pytest.raises(PlaceBeforeBirth):
        region.ask(MARY, b.baby_is(awaited, b.place(since=PartDate(2026, 11, 19))))
    with pytest.raises(InvalidValue, match=r"This date is in the future. Check the year"):
        region.ask(MARY, b.baby_is(awaited, b.place(since=PartDate(2026, 11, 25))))
    region.ask(MARY, b.baby_is(awaited, b.place(since=PartDate(2026, 11, 22))))
    before = b.place(PlaceKind.WITH_MOTHER, since=PartDate(2026, 11, 21))
    with pytest.raises(DischargeBeforeAdmission):
        region.ask(MARY, b.baby_is(awaited, before))
    for since in (None, PartDate(2026, 11), PartDate(2026, 11, 22)):
        region.ask(MARY, b.baby_is(awaited, b.place(PlaceKind.WITH_MOTHER, since=since)))


def test_a_baby_who_died_is_in_no_unit_and_a_stillborn_one_is_not_born_again(
    region: Region, awaited: UUID
) -> None:
    twins = region.recorded(record(whom=due(date(2027, 2, 1), BabyNamed(1), BabyNamed(2))))
    stillborn = second(region, twins)
    region.ask(MARY, record_loss(twins, baby_id=stillborn))
    with pytest.raises(NothingNewAfterDeath):
        region.ask(MARY, b.record_birth(twins, baby_id=stillborn))
    with pytest.raises(BabyNotBorn):
        region.ask(MARY, b.baby_is(twins, baby_id=stillborn))
    region.ask(MARY, b.record_birth(awaited))
    region.ask(MARY, record_loss(awaited))
    with pytest.raises(NothingNewAfterDeath):
        region.ask(MARY, b.baby_is(awaited))
    region.ask(MARY, b.mother_is(awaited))
    region.ask(MARY, b.number(awaited))


@pytest.mark.parametrize("kind", [PlaceKind.WITH_MOTHER, PlaceKind.NEONATAL_UNIT])
def test_a_mother_is_where_a_mother_can_be(region: Region, awaited: UUID, kind: PlaceKind) -> None:
    with pytest.raises(InvalidValue, match="Choose a place where the mother can be"):
        region.ask(MARY, b.mother_is(awaited, b.place(kind)))


def test_a_baby_is_where_a_baby_can_be(region: Region, newborn: UUID) -> None:
    with pytest.raises(InvalidValue, match="Choose a place where the baby can be"):
        region.ask(MARY, b.baby_is(newborn, b.place(PlaceKind.HOME)))
    for kind in (PlaceKind.FOSTER_CARERS, PlaceKind.HOSPITAL, PlaceKind.OTHER):
        region.ask(MARY, b.baby_is(newborn, b.place(kind, where="Somewhere known")))


@pytest.mark.parametrize(
    "kind,says",
    [
        (PlaceKind.NEONATAL_UNIT, "Enter which neonatal unit"),
        (PlaceKind.HOSPITAL, "Enter which hospital"),
        (PlaceKind.OTHER, "Enter where it is, without an address"),
    ],
)
def test_a_place_is_named(kind: PlaceKind, says: str) -> None:
    with pytest.raises(InvalidValue, match=says):
        b.place(kind, where=" ")


def test_a_place_and_a_birth_say_how_they_are_known() -> None:
    for made in (b.place, b.birth):
        with pytest.raises(InvalidValue, match="Say how you know"):
            made(how_known=None)
        with pytest.raises(InvalidValue, match="Say who told you"):
            made(from_whom=" ")
    assert b.place(how_known=HowKnown.ASSUMED, from_whom="").from_whom == ""


def test_who_names_no_baby_means_the_only_one(region: Region) -> None:
    both = region.recorded(record(whom=TWINS))
    with pytest.raises(InvalidValue, match="Choose which baby"):
        region.ask(MARY, b.number(both))
    with pytest.raises(InvalidValue, match="Choose which baby"):
        region.ask(MARY, b.number(both, baby_id=uuid4()))
    alone = region.recorded(record(whom=born(b.BORN_ON, TWINS.babies[1])))
    region.ask(MARY, b.number(alone))
    assert list(family_of(region, both).each_baby.numbers) == [second(region, both)]


def test_strangers_tell_nothing(region: Region, awaited: UUID) -> None:
    for command in (b.record_birth, b.number, b.mother_is):
        with pytest.raises(HandoverNotFound):
            region.ask(HUGO, command(awaited))


@pytest.mark.parametrize(
    "typed,known,read",
    [
        ("34", Gestation(34), "34 weeks"),
        ("34+2", Gestation(34, 2), "34+2"),
        (" 34 weeks + 0 days ", Gestation(34, 0), "34+0"),
        ("about 34 weeks", Gestation(34, is_about=True), "about 34 weeks"),
        ("~20", Gestation(20, is_about=True), "about 20 weeks"),
        ("About 45+6", Gestation(45, 6, is_about=True), "about 45+6"),
    ],
)
def test_a_gestation_is_taken_as_exactly_as_it_is_known(
    typed: str, known: Gestation, read: str
) -> None:
    assert Gestation.read(typed) == known
    assert known.in_words() == read


@pytest.mark.parametrize(
    "typed,says",
    [
        ("", "Enter the gestation in weeks, for example"),
        ("thirty", "Enter the gestation in weeks, for example"),
        ("19", "A baby is born at 20 to 45 weeks. Check the gestation"),
        ("46", "A baby is born at 20 to 45 weeks. Check the gestation"),
        ("34+7", "Enter 0 to 6 days after the weeks"),
    ],
)
def test_a_gestation_that_cannot_be_is_refused(typed: str, says: str) -> None:
    with pytest.raises(InvalidValue, match=says):
        Gestation.read(typed)


def test_a_birth_says_where_or_at_which_gestation() -> None:
    assert b.birth(place=" ").place == ""
    assert b.birth(gestation=None).gestation is None
    with pytest.raises(InvalidValue, match="Enter where the baby was born, or the gestation"):
        b.birth(place=" ", gestation=None)
