"""What cannot be right about who a record is about, and who may not say so."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from handover import refusals as r
from handover.content import Kind
from handover.correcting.identity import says_otherwise
from handover.correcting.refusals import AnotherWoman, ChangedMeanwhile, NothingChanged
from handover.family.family import Family
from handover.handover import Handover
from handover.person import About, Mother
from handover.policy import View
from handover.refusals import InvalidValue
from tests import region as rg
from tests.putting_right import correct, revise
from tests.region import DERBY, HANA, HUGO, LEICESTER, MARY, NHS_NUMBER, NOW, Region

HER = rg.about().mother
OTHER_NUMBER, THIRD_NUMBER = "9990000026", "9990000034"
DAY = timedelta(days=1)
BORN = rg.about(due_on=None, baby_born_on=date(2026, 11, 14))


def seen(region: Region, handover_id: UUID) -> Handover:
    return region.service.look_up(handover_id, MARY, View.RECORD)


def family_of(region: Region, handover_id: UUID) -> Family:
    family = region.service.known_family(seen(region, handover_id))
    assert family is not None
    return family


def other(region: Region, whom: About | None = None, kind: Kind = Kind.CONCERN) -> UUID:
    """Another record, about the same mother unless told."""
    return region.recorded(rg.record(kind, whom=whom))


def named(number: str = NHS_NUMBER, **changed: Any) -> Mother:
    return replace(HER, nhs_number=number, **changed)


def test_dates_that_contradict_the_family_are_refused(region: Region) -> None:
    handover_id = region.recorded()
    other(region, rg.about(OTHER_NUMBER, due_on=date(2027, 6, 1)))
    with pytest.raises(r.TwoPregnancies) as refused:
        region.ask(MARY, correct(handover_id, named(OTHER_NUMBER)))
    assert refused.value.field == "due_on"
    assert seen(region, handover_id).changes == []
    born = region.recorded(
        rg.record(whom=rg.about(THIRD_NUMBER, due_on=None, baby_born_on=date(2026, 11, 14)))
    )
    before = other(region, rg.about(THIRD_NUMBER, due_on=None, baby_born_on=date(2025, 12, 1)))
    assert seen(region, before).baby_ids != seen(region, born).baby_ids
    with pytest.raises(r.BirthsTooClose) as too_close:
        region.ask(MARY, correct(born, named(THIRD_NUMBER), baby_born_on=date(2026, 2, 1)))
    assert too_close.value.field == "baby_born_on"


def test_two_of_number_name_and_date_of_birth_stay(region: Region) -> None:
    handover_id = region.recorded()
    another = Mother(OTHER_NUMBER, "Somebody Else", date(1990, 1, 1))
    with pytest.raises(AnotherWoman) as refused:
        region.ask(MARY, correct(handover_id, another))
    assert refused.value.message == (
        "NHS number, name and date of birth are all different, so this would be about another "
        "woman. Mark this record as entered in error, and record a new one about her."
    )
    for mother in (
        replace(another, nhs_number=NHS_NUMBER),
        replace(another, name="test  MOTHER"),
        replace(another, born_on=HER.born_on),
    ):
        region.ask(MARY, correct(region.recorded(), mother))


def test_what_says_the_same_is_no_correction(region: Region) -> None:
    handover_id = region.recorded()
    with pytest.raises(NothingChanged):
        region.ask(MARY, correct(handover_id, HER))
    with pytest.raises(NothingChanged):
        region.ask(MARY, correct(handover_id, HER, due_on=rg.about().due_on))


def test_whoever_corrects_has_read_what_others_changed(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, revise(handover_id))
    with pytest.raises(ChangedMeanwhile):
        region.ask(HANA, correct(handover_id, named(OTHER_NUMBER)))
    region.ask(HANA, replace(correct(handover_id, named(OTHER_NUMBER)), changes_seen=1))
    found = seen(region, handover_id)
    assert (len(found.unread_by(DERBY)), len(found.unread_by(LEICESTER))) == (1, 1)


@pytest.mark.parametrize(
    "changed,field,says",
    [
        ({"due_on": date(2027, 9, 1)}, "due_on", "The due date is more than 40 weeks away"),
        ({"due_on": date(2026, 11, 2)}, "due_on", "The due date is more than 3 weeks ago"),
        ({"baby_born_on": date(2026, 11, 14)}, "baby_born_on", "Put right the date that the"),
    ],
)
def test_a_date_that_cannot_be_is_refused(
    region: Region, changed: dict[str, date], field: str, says: str
) -> None:
    handover_id = region.recorded()
    with pytest.raises(InvalidValue) as refused:
        region.ask(MARY, correct(handover_id, HER, **changed))
    assert refused.value.field == field
    assert refused.value.message.startswith(says)


@pytest.mark.parametrize(
    "changed,field,says",
    [
        (
            {"baby_born_on": date(2026, 11, 25)},
            "baby_born_on",
            "The baby's date of birth is in the",
        ),
        ({"due_on": date(2027, 2, 1)}, "due_on", "Put right the date that the record gives"),
    ],
)
def test_the_date_of_a_birth_that_cannot_be_is_refused(
    region: Region, changed: dict[str, date], field: str, says: str
) -> None:
    handover_id = region.recorded(rg.record(whom=BORN))
    with pytest.raises(InvalidValue) as refused:
        region.ask(MARY, correct(handover_id, HER, **changed))
    assert refused.value.field == field
    assert refused.value.message.startswith(says)


@pytest.mark.parametrize(
    "about",
    [
        replace(rg.about(), mother=named(born_on=date(1925, 1, 1))),
        replace(rg.about(), due_on=date(2028, 1, 1)),
        replace(BORN, baby_born_on=date(2020, 1, 1)),
    ],
    ids=["her birth", "due", "birth"],
)
def test_a_date_that_nobody_changes_is_not_asked_about(region: Region, about: About) -> None:
    """It may have been right by the limits of its time."""
    handover = seen(region, region.recorded())
    handover.about = about
    right = replace(about.mother, name="Ann Test")
    command = correct(handover.id, right, due_on=about.due_on, baby_born_on=about.baby_born_on)
    assert handover.corrected_about(command) == replace(about, mother=right)


def test_another_record_says_otherwise_by_her_name_her_birth_or_a_date_of_the_same_kind() -> None:
    due = rg.about()
    for otherwise in (
        replace(due, mother=named(name="Ann Test")),
        replace(due, mother=named(born_on=date(1990, 1, 1))),
        replace(due, due_on=date(2027, 1, 1)),
    ):
        assert says_otherwise(due, otherwise)
    assert says_otherwise(BORN, replace(BORN, baby_born_on=date(2026, 11, 15)))
    assert not says_otherwise(due, replace(due, mother=named(OTHER_NUMBER)))
    assert not says_otherwise(due, BORN), "a due date contradicts no birth"
    assert not says_otherwise(BORN, due)


def test_a_date_counts_from_the_day_of_the_record(region: Region) -> None:
    handover_id = region.recorded()
    later = NOW + timedelta(days=90)
    region.ask(MARY, correct(handover_id, named(name="Ann Test")), later)
    command = correct(handover_id, named(name="Ann Test", born_on=date(2017, 1, 1)))
    with pytest.raises(InvalidValue, match="it would make her 9 years old"):
        region.ask(MARY, replace(command, changes_seen=1), later)


def test_a_number_of_the_wrong_range_and_a_missing_reason_are_refused(region: Region) -> None:
    handover_id = region.recorded()
    with pytest.raises(r.RealNumberRefused):
        region.ask(MARY, correct(handover_id, named(rg.ISSUED_NUMBER)))
    with pytest.raises(InvalidValue, match="Enter the reason"):
        region.ask(MARY, replace(correct(handover_id, named(OTHER_NUMBER)), reason=" - "))


def test_an_error_is_about_nobody(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, rg.enter_in_error(handover_id))
    with pytest.raises(r.NoFamilyHere):
        region.ask(MARY, correct(handover_id, named(OTHER_NUMBER)))


def test_others_may_not(region: Region) -> None:
    handover_id = region.recorded()
    with pytest.raises(r.HandoverNotFound):
        region.ask(HUGO, correct(handover_id, named(OTHER_NUMBER)))
