"""Each baby has a birth, a number and a place of its own; what contradicts itself is refused."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from handover.family.babies import BabyNamed, BabyState
from handover.family.baby_commands import RecordBabyNumber, TellOfBaby
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
from handover.refusals import HandoverNotFound, InvalidValue, RealNumberRefused, Refusal
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


def refusal_of(region: Region, command: TellOfBaby) -> Refusal:
    """How the command is refused."""
    with pytest.raises(Refusal) as refused:
        region.ask(MARY, command)
    return refused.value


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
    region.ask(MARY, RecordBabyNumber(newborn, b.BABYS_NUMBER))
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


def test_what_is_refused_of_a_birth_stands_beside_the_day(region: Region, awaited: UUID) -> None:
    asks = "Enter the day of birth: no birth is recorded yet"
    for born_on, says in (
        (None, asks),
        (date(2026, 11, 25), "The baby's date of birth is in the future"),
        (date(2026, 9, 13), BirthOutOfTime.sentence),
        (date(2026, 10, 26), BirthBeforeBooking.sentence),
    ):
        refused = refusal_of(region, b.record_birth(awaited, born_on))
        assert (refused.field, refused.message[: len(says)]) == ("born_on", says)
    region.ask(MARY, b.record_birth(awaited))
    refused = refusal_of(region, b.record_birth(awaited, date(2026, 11, 21)))
    assert (refused.field, refused.message) == ("born_on", BornOnAnotherDay.sentence)


def test_what_is_refused_of_a_number_stands_beside_it(region: Region, newborn: UUID) -> None:
    for digits in ("", "9990000027", NHS_NUMBER):
        assert refusal_of(region, b.number(newborn, digits)).field == "nhs_number"
    region.ask(MARY, b.number(newborn))
    assert refusal_of(region, b.number(newborn)).field == "nhs_number"
    for reason, says in (
        ("", "Enter why the number has changed"),
        ("a" * 1001, "Shorten why the number has changed to 1,000 characters"),
    ):
        refused = refusal_of(region, b.number(newborn, b.NEW_NUMBER, reason))
        assert (refused.field, refused.message[: len(says)]) == ("reason", says)


def test_a_reason_for_the_first_number_is_kept_as_it_is_for_others(
    region: Region, newborn: UUID
) -> None:
    region.ask(MARY, b.number(newborn, reason="  Read from the wristband "))
    [[(_, _, reason)]] = family_of(region, newborn).each_baby.numbers.values()
    assert reason == "Read from the wristband"


def test_the_newest_number_counts_and_the_one_before_is_free_again(
    region: Region, newborn: UUID
) -> None:
    region.ask(MARY, b.number(newborn))
    region.ask(MARY, b.number(newborn, b.NEW_NUMBER, "Two were issued"))
    [baby_id] = family_of(region, newborn).babies
    assert family_of(region, newborn).each_baby.number_of(baby_id) == b.NEW_NUMBER
    region.ask(MARY, b.number(newborn, b.BABYS_NUMBER, "It was right the first time"))


def test_what_is_refused_of_a_place_stands_beside_its_day(region: Region, newborn: UUID) -> None:
    before_birth = b.baby_is(newborn, b.place(since=PartDate(2026, 11, 19)))
    assert refusal_of(region, before_birth).field == "since"
    for day in (22, 23):
        region.ask(MARY, b.baby_is(newborn, b.place(since=PartDate(2026, 11, day))))
    before_the_newest = b.baby_is(newborn, b.place(since=PartDate(2026, 11, 22)))
    refused = refusal_of(region, before_the_newest)
    assert (refused.field, refused.message) == ("since", DischargeBeforeAdmission.sentence)


def test_her_own_place_is_not_held_against_the_birth(region: Region, newborn: UUID) -> None:
    long_before = b.place(PlaceKind.HOME, since=PartDate(2019))
    region.ask(MARY, b.mother_is(newborn, long_before))
    [(_, told)] = family_of(region, newborn).each_baby.places[None]
    assert told == long_before


def test_of_a_baby_that_nobody_knows_nothing_is_told(region: Region, newborn: UUID) -> None:
    refused = refusal_of(region, b.number(newborn, baby_id=uuid4()))
    assert (refused.field, refused.message) == ("baby_id", "Choose which baby")


def test_what_nobody_knows_how_to_keep_is_never_passed_over(region: Region, newborn: UUID) -> None:
    family = family_of(region, newborn)
    [[(said, _)]] = family.each_baby.births.values()
    with pytest.raises(TypeError):
        family.tell_of_baby(TellOfBaby(newborn), said)
