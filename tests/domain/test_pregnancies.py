"""Which pregnancy a date means, to the day; refused where it can be neither this nor another."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from handover.family.pregnancies import Pregnancy, meant_by_birth, meant_by_due_date
from handover.refusals import BirthsTooClose, TwoPregnancies

DUE = date(2027, 2, 1)
BORN = date(2026, 11, 20)
RECORDED = date(2026, 11, 24)
AWAITED = Pregnancy(UUID(int=1), DUE, None, RECORDED)
BORN_SINCE = Pregnancy(UUID(int=2), None, BORN, RECORDED)
LOST = Pregnancy(UUID(int=3), None, None, RECORDED, ended_on=BORN)
LOST_WITH_A_DUE_DATE = Pregnancy(UUID(int=4), DUE, None, RECORDED, ended_on=BORN)
BORN_AND_EXPECTED = Pregnancy(UUID(int=6), DUE, BORN, RECORDED)
DIED_AFTER_BIRTH = Pregnancy(UUID(int=5), DUE, BORN, RECORDED, ended_on=BORN + timedelta(days=200))
EVERY_BIRTH = (BORN_SINCE, BORN_AND_EXPECTED, DIED_AFTER_BIRTH)


def days(number: int) -> timedelta:
    return timedelta(days=number)


@pytest.mark.parametrize("apart", [-42, -1, 0, 42])
def test_due_dates_up_to_six_weeks_apart_are_of_one_pregnancy(apart: int) -> None:
    assert meant_by_due_date([AWAITED], DUE + days(apart)) is AWAITED


@pytest.mark.parametrize("apart", [-265, -43, 43, 265])
def test_due_dates_further_apart_are_of_two_and_nobody_is_pregnant_twice(apart: int) -> None:
    with pytest.raises(TwoPregnancies) as refused:
        meant_by_due_date([AWAITED], DUE + days(apart))
    assert refused.value.field == "due_on"


@pytest.mark.parametrize("apart", [-266, 266])
def test_due_dates_a_whole_pregnancy_apart_are_of_two(apart: int) -> None:
    assert meant_by_due_date([AWAITED], DUE + days(apart)) is None


@pytest.mark.parametrize("over", [*EVERY_BIRTH, LOST, LOST_WITH_A_DUE_DATE])
def test_no_other_pregnancy_is_due_so_soon_after_one_has_ended(over: Pregnancy) -> None:
    for after in (-28, 0, 265):
        assert meant_by_due_date([over], BORN + days(after)) is over
    for after in (-29, 266):
        assert meant_by_due_date([over], BORN + days(after)) is None


def test_a_due_date_means_the_awaited_pregnancy_before_one_that_has_ended() -> None:
    for over in (BORN_SINCE, LOST):
        assert meant_by_due_date([over, AWAITED], DUE) is AWAITED
        assert meant_by_due_date([AWAITED, over], DUE) is AWAITED


@pytest.mark.parametrize("apart", [-14, 0, 14])
def test_births_up_to_two_weeks_apart_are_one_birth(apart: int) -> None:
    for over in EVERY_BIRTH:
        assert meant_by_birth([over], BORN + days(apart)) is over


@pytest.mark.parametrize("apart", [-125, -15, 15, 125])
def test_births_that_no_pregnancy_fits_between_are_refused(apart: int) -> None:
    for over in EVERY_BIRTH:
        with pytest.raises(BirthsTooClose) as refused:
            meant_by_birth([over], BORN + days(apart))
        assert refused.value.field == "baby_born_on"


@pytest.mark.parametrize("apart", [-126, 126])
def test_births_that_a_pregnancy_fits_between_are_two(apart: int) -> None:
    for over in EVERY_BIRTH:
        assert meant_by_birth([over], BORN + days(apart)) is None


@pytest.mark.parametrize("lost", [LOST, LOST_WITH_A_DUE_DATE])
def test_a_birth_so_soon_after_a_loss_is_of_the_pregnancy_that_was_lost(lost: Pregnancy) -> None:
    for after in (-14, 0, 125):
        assert meant_by_birth([lost], BORN + days(after)) is lost
    for after in (-15, 126):
        assert meant_by_birth([lost], BORN + days(after)) is None


@pytest.mark.parametrize("before", [140, 0, -28])
def test_a_birth_from_20_weeks_until_4_weeks_after_the_due_date_is_of_it(before: int) -> None:
    assert meant_by_birth([AWAITED], DUE - days(before)) is AWAITED


@pytest.mark.parametrize("before", [265, 141])
def test_a_birth_inside_the_pregnancy_and_too_early_for_it_is_refused(before: int) -> None:
    with pytest.raises(BirthsTooClose) as refused:
        meant_by_birth([AWAITED], DUE - days(before))
    assert refused.value.field == "baby_born_on"


@pytest.mark.parametrize("before", [266, -29])
def test_a_birth_outside_the_pregnancy_is_of_another(before: int) -> None:
    assert meant_by_birth([AWAITED], DUE - days(before)) is None


def test_nothing_known_means_a_new_pregnancy() -> None:
    assert meant_by_due_date([], DUE) is None
    assert meant_by_birth([], BORN) is None
