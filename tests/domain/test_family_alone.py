"""A family by itself: whom a record is about, what leaves with it, and which dates are right."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid5

import pytest

from handover.family.babies import BabyNamed, baby_id_of
from handover.family.each_baby import BabyFacts
from handover.family.facts import Facts
from handover.family.family import Family
from handover.family.refusals import BabyAdopted, BabyHasDied
from handover.person import About, Mother
from handover.refusals import BirthsTooClose, InvalidValue, TwoPregnancies
from tests.domain.test_aggregate_alone import said
from tests.each_baby import adopted, number
from tests.losing import loss, record_loss
from tests.region import MARY, NOW, about

FAMILY = UUID(int=100)
FIRST, SECOND, THIRD = UUID(int=1), UUID(int=2), UUID(int=3)
REFERRAL, OTHER_REFERRAL = UUID(int=11), UUID(int=12)
HER = about().mother
DUE = date(2027, 2, 1)
BORN = date(2026, 11, 20)
NEXT_DUE = DUE + timedelta(days=400)
DAY = timedelta(days=1)


def due(on: date = DUE, *babies: BabyNamed) -> About:
    return About(HER, on, None, babies)


def born(on: date = BORN, *babies: BabyNamed) -> About:
    return About(HER, None, on, babies)


def family_of(**handovers: About) -> Family:
    """Her family, with the handovers that are told of, in this order."""
    family = Family.open(FAMILY, HER, said())
    for name, whom in handovers.items():
        noted(family, {"first": FIRST, "second": SECOND, "third": THIRD}[name], whom)
    return family


def noted(family: Family, handover_id: UUID, whom: About) -> None:
    family.note_handover(handover_id, family.place(whom, said()), said())


def dates(family: Family) -> list[tuple[date | None, date | None]]:
    return [(one.due_on, one.born_on) for one in family.pregnancies.values()]


def renamed() -> Mother:
    return replace(HER, name="Jane Reed")


def test_of_a_mother_about_whom_nobody_has_recorded_nothing_is_known() -> None:
    family = Family.open(FAMILY, HER, said())
    assert (family.id, family.mother, family.facts) == (FAMILY, HER, Facts())
    assert (family.pregnancies, family.retired, family.babies) == ({}, {}, {})
    assert (family.handovers, family.each_baby, family.moves) == ({}, BabyFacts(), [])
    assert (family.referrals, family.referrals_noted) == ({}, 0)
    assert (family.safe_contacts, family.hidden, family.flags) == ([], None, [])
    assert family.exports == []
    assert (family.losses, family.undo_asked) == ({}, None)
    assert (family.undone, family.undo_refused) == ([], [])


def test_each_fact_has_the_time_at_which_it_was_recorded() -> None:
    family = Family.open(FAMILY, HER, said())
    assert family.created_on == NOW
    family.place(due(), said(MARY, DAY))
    assert family.modified_on == NOW + DAY


def test_who_names_no_baby_means_those_who_are_known() -> None:
    family = family_of(first=due(DUE, BabyNamed(2)))
    [second] = family.babies
    assert family.place(due(), said()) == (second,)


def test_who_does_not_know_the_name_tells_no_news() -> None:
    family = family_of(first=due(DUE, BabyNamed(1, "Ada")))
    before = family.version
    family.place(due(DUE, BabyNamed(1)), said())
    assert family.version == before


def test_nothing_routine_is_about_who_was_lost_and_support_after_the_loss_is() -> None:
    family = family_of(first=due(DUE, BabyNamed(1), BabyNamed(2)))
    first, second = family.babies
    family.record_loss(record_loss(FIRST, loss(), second), said())
    assert family.place(due(), said()) == (first,)
    for whom in (due(), due(DUE, BabyNamed(2), BabyNamed(1))):
        assert family.place(whom, said(), is_about_loss=True) == (first, second)
    with pytest.raises(BabyHasDied):
        family.place(due(DUE, BabyNamed(2)), said())
    family.record_loss(record_loss(FIRST), said())
    with pytest.raises(BabyHasDied):
        family.place(due(), said())


def test_the_due_date_of_a_pregnancy_that_was_lost_stays_as_it_was() -> None:
    family = family_of(first=due())
    family.record_loss(record_loss(FIRST), said())
    family.place(due(DUE + DAY), said(), is_about_loss=True)
    assert dates(family) == [(DUE, None)]


def test_an_adopted_baby_is_given_no_name() -> None:
    family = family_of(first=born())
    family.tell_of_baby(adopted(FIRST), said())
    with pytest.raises(BabyAdopted) as refused:
        family.place(born(BORN, BabyNamed(1, "Another Name")), said())
    assert refused.value.field == "babies"


def test_dates_are_checked_before_anything_is_told() -> None:
    family = family_of(first=due())
    family.check(due(DUE + 42 * DAY))
    with pytest.raises(TwoPregnancies):
        family.check(due(DUE + 43 * DAY))
    with pytest.raises(BirthsTooClose):
        family.check(born(DUE - 141 * DAY))


def test_the_mother_is_called_as_was_put_right_and_the_same_again_is_no_news() -> None:
    family = family_of(first=due())
    before = family.version
    family.correct_mother(HER, said())
    assert family.version == before
    family.correct_mother(renamed(), said())
    assert (family.mother, family.version) == (renamed(), before + 1)


def test_a_record_calls_her_something_else_only_where_no_other_record_is_left() -> None:
    family = family_of(first=due())
    family.meet(renamed(), said())
    assert family.mother == HER
    family.let_go(FIRST, said())
    family.meet(renamed(), said())
    assert family.mother == renamed()


def test_what_a_record_alone_had_told_leaves_with_it() -> None:
    family = family_of(first=due())
    [pregnancy] = family.pregnancies
    family.let_go(FIRST, said())
    assert (family.handovers, family.pregnancies, family.babies) == ({}, {}, {})
    assert list(family.retired) == [pregnancy]


def test_what_another_record_tells_too_stays() -> None:
    family = family_of(first=due(), second=due(NEXT_DUE), third=due())
    [pregnancy, later] = family.pregnancies
    family.let_go(FIRST, said())
    assert list(family.pregnancies) == [pregnancy, later]
    family.let_go(SECOND, said())
    assert (list(family.pregnancies), list(family.retired)) == ([pregnancy], [later])
    assert list(family.babies) == [baby_id_of(pregnancy, 1)]


def test_a_loss_stays_whoever_told_of_the_pregnancy() -> None:
    family = family_of(first=due(DUE, BabyNamed(1), BabyNamed(2)))
    [pregnancy] = family.pregnancies
    family.record_loss(record_loss(FIRST, loss(), baby_id_of(pregnancy, 2)), said())
    family.let_go(FIRST, said())
    assert (list(family.pregnancies), family.retired) == ([pregnancy], {})
    assert (len(family.babies), len(family.losses)) == (2, 1)


def test_only_the_referrals_of_a_record_leave_with_it() -> None:
    family = family_of(first=due())
    for referral_id in (REFERRAL, OTHER_REFERRAL):
        family.note_referral(referral_id, tuple(family.babies), said())
    family.let_go(FIRST, said(), [REFERRAL])
    assert list(family.referrals) == [OTHER_REFERRAL]


def test_a_referral_is_found_by_any_of_its_babies_and_ends_with_the_last_of_them() -> None:
    family = family_of(first=due(DUE, BabyNamed(1), BabyNamed(2)))
    first, second = family.babies
    family.note_referral(REFERRAL, (first, second), said())
    family.note_referral(OTHER_REFERRAL, (second,), said())
    assert family.next_referral_id == uuid5(FAMILY, "referral/3")
    assert family.referrals_about((first,)) == [REFERRAL]
    assert family.referrals_about((first, second)) == [REFERRAL, OTHER_REFERRAL]
    assert family.referrals_about(()) == []
    assert family.referrals_without_a_living_baby({first, second}) == [], "both still live"
    family.record_loss(record_loss(FIRST, loss(), second), said())
    assert family.referrals_without_a_living_baby({second}) == [OTHER_REFERRAL]
    assert family.referrals_without_a_living_baby({first}) == [], "it is not about her"


def test_a_pregnancy_that_comes_after_one_that_has_left_has_another_id() -> None:
    family = family_of(first=due())
    family.let_go(FIRST, said())
    noted(family, SECOND, due())
    assert list(family.retired) == [uuid5(FAMILY, "pregnancy/1")]
    assert list(family.pregnancies) == [uuid5(FAMILY, "pregnancy/2")]


def test_a_wrong_due_date_is_put_right_and_its_handovers_are_about_the_same_babies() -> None:
    family = family_of(first=due(DUE, BabyNamed(1), BabyNamed(2)), second=due(DUE, BabyNamed(2)))
    before = family.handovers
    right = family.redate([FIRST, SECOND], due(DUE + 200 * DAY), said())
    assert right == before == family.handovers
    assert dates(family) == [(DUE + 200 * DAY, None)]


@pytest.mark.parametrize("whom", [due(), born()])
def test_a_date_that_is_right_already_is_no_news(whom: About) -> None:
    family = family_of(first=whom)
    before = family.version
    assert family.redate([FIRST], whom, said()) == family.handovers
    assert family.version == before


def test_a_wrong_day_of_birth_is_put_right_and_the_due_date_stays() -> None:
    family = family_of(first=due(), second=born())
    family.redate([SECOND], born(BORN - DAY), said())
    assert dates(family) == [(DUE, BORN - DAY)]
    assert [one.born_on for one in family.babies.values()] == [BORN - DAY]


def test_a_wrong_due_date_is_put_right_and_the_day_of_birth_stays() -> None:
    family = family_of(first=due(), second=born())
    family.redate([FIRST], due(DUE + DAY), said())
    assert dates(family) == [(DUE + DAY, BORN)]
    assert [one.born_on for one in family.babies.values()] == [BORN]


@pytest.mark.parametrize("right", [BORN - 300 * DAY, BORN - 20 * DAY])
def test_a_birth_without_a_due_date_may_have_been_on_any_other_day(right: date) -> None:
    family = family_of(first=born())
    family.redate([FIRST], born(right), said())
    assert dates(family) == [(None, right)]


def test_a_birth_of_which_a_due_date_is_known_stays_near_it() -> None:
    family = family_of(first=due(), second=born())
    with pytest.raises(BirthsTooClose):
        family.redate([SECOND], born(DUE - 141 * DAY), said())
    family.redate([SECOND], born(DUE - 140 * DAY), said())
    assert dates(family) == [(DUE, DUE - 140 * DAY)]


def test_the_date_of_a_pregnancy_that_was_lost_is_put_right_as_if_it_went_on() -> None:
    family = family_of(first=due(), second=born())
    family.record_loss(record_loss(FIRST, loss(happened_on=None)), said())
    with pytest.raises(BirthsTooClose):
        family.redate([FIRST], born(DUE - 141 * DAY), said())
    family.redate([FIRST], born(BORN - 30 * DAY), said())
    assert dates(family) == [(DUE, BORN - 30 * DAY)]


def test_the_date_of_another_known_pregnancy_takes_its_handovers_there() -> None:
    slip = due(NEXT_DUE)
    family = family_of(first=due(DUE, BabyNamed(1), BabyNamed(2)), second=slip, third=slip)
    [pregnancy, wrong] = family.pregnancies
    twins = (baby_id_of(pregnancy, 1), baby_id_of(pregnancy, 2))
    right = family.redate([SECOND, THIRD], due(DUE + DAY), said())
    assert right == {SECOND: twins, THIRD: twins}
    assert family.handovers == {FIRST: twins, SECOND: twins, THIRD: twins}
    assert (list(family.pregnancies), list(family.retired)) == ([pregnancy], [wrong])


def test_the_birth_of_another_known_pregnancy_takes_its_handover_there() -> None:
    family = family_of(first=born(BORN - 300 * DAY), second=born(BORN))
    [pregnancy, wrong] = family.pregnancies
    family.redate([SECOND], born(BORN - 300 * DAY), said())
    assert family.handovers[SECOND] == family.handovers[FIRST]
    assert (list(family.pregnancies), list(family.retired)) == ([pregnancy], [wrong])


def test_a_date_that_contradicts_another_pregnancy_is_refused() -> None:
    family = family_of(first=due(), second=due(NEXT_DUE))
    with pytest.raises(TwoPregnancies):
        family.redate([SECOND], due(DUE + 43 * DAY), said())
    family = family_of(first=born(), second=due(NEXT_DUE))
    with pytest.raises(BirthsTooClose):
        family.redate([SECOND], born(BORN + 15 * DAY), said())


def test_a_number_that_is_missing_is_asked_for_as_the_babys() -> None:
    family = family_of(first=born())
    with pytest.raises(InvalidValue) as refused:
        family.tell_of_baby(number(FIRST, " "), said())
    says = "Enter the baby's NHS number"
    assert (refused.value.field, refused.value.message) == ("nhs_number", says)
