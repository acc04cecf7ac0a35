"""One record of a mother across all handovers: which pregnancy, which baby, and what cannot be."""

from datetime import date, timedelta
from uuid import UUID, uuid5

import pytest

from handover.family.babies import BabyNamed, BabyState, baby_id_of
from handover.family.family import Family
from handover.family.pregnancies import Pregnancy, meant_by_birth
from handover.handover import Handover
from handover.person import About
from handover.policy import View
from handover.refusals import BirthsTooClose, InvalidValue, TwoPregnancies
from tests.losing import record_loss
from tests.region import MARY, Region, about, record

DUE = date(2027, 2, 1)
BORN = date(2026, 11, 20)


def told(region: Region, whom: About) -> Handover:
    """Mary records about `whom`."""
    return region.service.look_up(region.recorded(record(whom=whom)), MARY, View.RECORD)


def family_of(region: Region, handover: Handover) -> Family:
    assert handover.family_id is not None
    found: Family = region.service.repository.get(handover.family_id)
    return found


def born(on: date = BORN, *babies: BabyNamed) -> About:
    whom = about(due_on=None, baby_born_on=on)
    return About(whom.mother, None, on, babies)


def due(on: date = DUE, *babies: BabyNamed) -> About:
    return About(about().mother, on, None, babies)


def test_where_a_life_stands_has_the_words_that_programs_read() -> None:
    assert [one.value for one in BabyState] == ["unborn", "born", "died"]


def test_two_records_about_one_mother_point_at_one_family(region: Region) -> None:
    first, second = told(region, due()), told(region, due())
    family = family_of(region, first)
    assert first.family_id == second.family_id
    assert first.baby_ids == second.baby_ids
    assert set(family.handovers) == {first.id, second.id}
    assert [baby.state for baby in family.babies.values()] == [BabyState.UNBORN]


def test_another_mother_is_another_family(region: Region) -> None:
    first = told(region, due())
    second = told(region, About(about("9990000026").mother, DUE, None))
    assert first.family_id != second.family_id


def test_a_scan_moves_the_due_date_and_it_is_the_same_baby(region: Region) -> None:
    first, second = told(region, due()), told(region, due(DUE + timedelta(days=42)))
    family = family_of(region, second)
    assert first.baby_ids == second.baby_ids
    assert [one.due_on for one in family.pregnancies.values()] == [DUE + timedelta(days=42)]


def test_two_live_pregnancies_at_once_are_refused(region: Region) -> None:
    told(region, due())
    with pytest.raises(TwoPregnancies):
        told(region, due(DUE + timedelta(days=43)))


def test_the_birth_goes_on_under_the_same_baby(region: Region) -> None:
    before, after = told(region, due()), told(region, born())
    [baby] = family_of(region, after).babies.values()
    assert before.baby_ids == after.baby_ids == (baby.baby_id,)
    assert (baby.state, baby.born_on) == (BabyState.BORN, BORN)


def test_who_does_not_know_of_the_birth_means_the_same_baby(region: Region) -> None:
    after, late = told(region, born()), told(region, due())
    [baby] = family_of(region, late).babies.values()
    assert late.baby_ids == after.baby_ids
    assert baby.state is BabyState.BORN


@pytest.mark.parametrize("days", [0, 1, 14])
def test_a_date_of_birth_a_few_days_off_is_the_same_birth(region: Region, days: int) -> None:
    first, second = told(region, born()), told(region, born(BORN - timedelta(days=days)))
    assert first.baby_ids == second.baby_ids


@pytest.mark.parametrize("days", [15, 125])
def test_two_births_that_no_pregnancy_fits_between_are_refused(region: Region, days: int) -> None:
    told(region, born())
    with pytest.raises(BirthsTooClose):
        told(region, born(BORN - timedelta(days=days)))


def test_a_birth_long_before_is_another_baby(region: Region) -> None:
    first, second = told(region, born()), told(region, born(BORN - timedelta(days=126)))
    assert set(first.baby_ids).isdisjoint(second.baby_ids)


@pytest.mark.parametrize(
    "days_before_due,is_hers", [(141, False), (140, True), (0, True), (265, False)]
)
def test_a_birth_must_fit_the_due_date(days_before_due: int, *, is_hers: bool) -> None:
    awaited = Pregnancy(UUID(int=1), DUE, None, BORN)
    birth = DUE - timedelta(days=days_before_due)
    if is_hers:
        assert meant_by_birth([awaited], birth) == awaited
    else:
        with pytest.raises(BirthsTooClose):
            meant_by_birth([awaited], birth)


def test_a_birth_before_the_pregnancy_is_an_elder_child() -> None:
    awaited = Pregnancy(UUID(int=1), DUE, None, BORN)
    assert meant_by_birth([awaited], DUE - timedelta(days=266)) is None


def test_twins_are_told_apart_and_both_are_meant_when_nobody_says_which(region: Region) -> None:
    twins = told(region, born(BORN, BabyNamed(1, "Ada"), BabyNamed(2)))
    later = told(region, born())
    assert later.baby_ids == twins.baby_ids
    assert [baby.name for baby in family_of(region, later).babies.values()] == ["Ada", ""]


def test_a_handover_may_be_about_one_twin(region: Region) -> None:
    twins = told(region, born(BORN, BabyNamed(1), BabyNamed(2)))
    second = told(region, born(BORN, BabyNamed(2, "Ben")))
    assert second.baby_ids == twins.baby_ids[1:]
    assert [baby.name for baby in family_of(region, second).babies.values()] == ["", "Ben"]


def test_twins_are_meant_in_the_order_of_birth_however_they_are_named(region: Region) -> None:
    younger = told(region, born(BORN, BabyNamed(2, "Ben")))
    twins = told(region, born(BORN, BabyNamed(2), BabyNamed(1, "Ada")))
    family = family_of(region, twins)
    [pregnancy] = family.pregnancies
    assert twins.baby_ids == (baby_id_of(pregnancy, 1), baby_id_of(pregnancy, 2))
    assert younger.baby_ids == twins.baby_ids[1:]
    assert [baby.name for baby in family.babies_of(pregnancy)] == ["Ada", "Ben"]


def test_a_baby_keeps_its_name_until_another_is_told(region: Region) -> None:
    for name, kept in (("", ""), ("Ada", "Ada"), ("", "Ada"), ("Ada Reed", "Ada Reed")):
        handover = told(region, born(BORN, BabyNamed(1, name)))
        [baby] = family_of(region, handover).babies.values()
        assert baby.name == kept


@pytest.mark.parametrize("whom", [due(DUE), born(BORN), born(BORN, BabyNamed(1, "Ada"))])
def test_what_is_told_again_is_no_news(region: Region, whom: About) -> None:
    """Only that there is another handover is new."""
    first = told(region, whom)
    before = family_of(region, first).version
    assert family_of(region, told(region, whom)).version == before + 1


def test_a_due_date_that_comes_after_the_birth_is_no_news(region: Region) -> None:
    for whom in (due(), born()):
        told(region, whom)
    late = told(region, due(DUE + timedelta(days=7)))
    [pregnancy] = family_of(region, late).pregnancies.values()
    assert (pregnancy.due_on, pregnancy.born_on) == (DUE, BORN)


def test_a_pregnancy_has_an_id_of_its_own_that_a_replay_makes_again(region: Region) -> None:
    first = told(region, born(BORN - timedelta(days=300)))
    second = told(region, due())
    family = family_of(region, second)
    assert list(family.pregnancies) == [uuid5(family.id, f"pregnancy/{one}") for one in (1, 2)]
    assert first.family_id == second.family_id


@pytest.mark.parametrize("order", [0, 7, True])
def test_a_babys_number_is_its_order_of_birth(order: int) -> None:
    with pytest.raises(InvalidValue) as refused:
        BabyNamed(order)
    says = "Number the babies in the order of birth: the first is 1, the last at most 6"
    assert (refused.value.field, refused.value.message) == ("babies", says)


@pytest.mark.parametrize("order", [1, 6])
def test_up_to_six_babies_are_born_at_once(order: int) -> None:
    assert BabyNamed(order).order == order


def test_a_baby_is_named_once() -> None:
    with pytest.raises(InvalidValue) as refused:
        due(DUE, BabyNamed(1), BabyNamed(1, "Ada"))
    says = "Name each baby once: twins are 1 and 2"
    assert (refused.value.field, refused.value.message) == ("babies", says)


def test_who_died_before_the_birth_is_not_born_by_it(region: Region) -> None:
    twins = told(region, due(DUE, BabyNamed(1), BabyNamed(2)))
    region.ask(MARY, record_loss(twins.id, baby_id=twins.baby_ids[1]))
    after = told(region, born(BORN, BabyNamed(1)))
    states = [one.state for one in family_of(region, after).babies.values()]
    assert states == [BabyState.BORN, BabyState.DIED]


def test_a_name_stays_when_somebody_else_does_not_know_it(region: Region) -> None:
    told(region, due(DUE, BabyNamed(1, "Ada")))
    after = told(region, due(DUE, BabyNamed(1), BabyNamed(2)))
    assert [one.name for one in family_of(region, after).babies.values()] == ["Ada", ""]
