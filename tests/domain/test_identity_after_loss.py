"""A record that joins a pregnancy of which nobody lives stops, and goes on if there was no loss."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from handover.family.babies import BabyNamed
from handover.handover import Handover
from handover.person import About
from handover.policy import View
from handover.referral.referral import Referral
from tests import referring as f
from tests import region as rg
from tests.losing import record_loss
from tests.putting_right import correct
from tests.region import HANA, LENA, MARY, Region
from tests.undoing import ask_undone, confirm_mistake

HER = rg.about().mother
OTHER_NUMBER = "9990000026"
HERS_BY_RIGHT = replace(HER, nhs_number=OTHER_NUMBER)


def seen(region: Region, handover_id: UUID) -> Handover:
    return region.service.look_up(handover_id, MARY, View.RECORD)


def twin(order: int, number: str = OTHER_NUMBER) -> About:
    """The mother with this number, and one baby of hers by the order of birth."""
    return replace(rg.about(number), babies=(BabyNamed(order),))


def test_who_was_never_told_of_as_lost_does_not_live_either(region: Region) -> None:
    hers = region.recorded(rg.record(whom=twin(2)))
    region.ask(MARY, record_loss(hers))
    wrong = region.recorded(rg.record(whom=twin(1, HER.nhs_number)))
    region.ask(MARY, correct(wrong, HERS_BY_RIGHT))
    found = seen(region, wrong)
    assert (found.is_stopped, len(found.losses)) == (True, 1)
    assert set(found.baby_ids) > set(seen(region, hers).baby_ids)
    assert [one.order for one in found.about.babies] == [1], "its words stay as they were"


def test_it_goes_on_when_the_loss_was_a_mistake(region: Region) -> None:
    hers = region.recorded(rg.record(whom=twin(2)))
    region.ask(MARY, record_loss(hers))
    wrong = region.recorded(rg.record(whom=twin(1, HER.nhs_number)))
    region.ask(MARY, correct(wrong, HERS_BY_RIGHT))
    region.ask(MARY, ask_undone(hers))
    region.ask(HANA, confirm_mistake(hers))
    assert not seen(region, wrong).is_stopped


def test_of_a_pregnancy_that_goes_on_only_the_baby_who_is_named_is_meant(region: Region) -> None:
    hers = region.recorded(rg.record(whom=replace(twin(1), babies=(BabyNamed(1), BabyNamed(2)))))
    first, second = seen(region, hers).baby_ids
    region.ask(MARY, record_loss(hers, baby_id=first))
    wrong = region.recorded(rg.record(whom=twin(2, HER.nhs_number)))
    region.ask(MARY, correct(wrong, HERS_BY_RIGHT))
    found = seen(region, wrong)
    assert (found.baby_ids, found.is_stopped, found.losses) == ((second,), False, [])


def test_the_date_of_a_pregnancy_that_was_lost_stops_it(region: Region) -> None:
    lost = region.recorded(rg.record(whom=rg.about(due_on=date(2026, 11, 10))))
    region.ask(MARY, record_loss(lost))
    slip = rg.about(due_on=date(2027, 8, 20))
    wrong, same = region.recorded(rg.record(whom=slip)), region.recorded(rg.record(whom=slip))
    closed = region.recorded(rg.record(whom=slip))
    region.ask(MARY, rg.withdraw(closed))
    region.ask(MARY, correct(wrong, HER, due_on=date(2026, 11, 12)))
    for one in (wrong, same):
        found = seen(region, one)
        assert found.baby_ids == seen(region, lost).baby_ids
        assert (found.is_stopped, len(found.losses)) == (True, 1)
    assert seen(region, closed).losses == []


def test_the_day_of_birth_is_put_right_of_a_twin_who_died_too(region: Region) -> None:
    whom = About(HER, None, date(2026, 11, 14), (BabyNamed(1), BabyNamed(2)))
    handover_id = region.recorded(rg.record(whom=whom))
    first, _ = seen(region, handover_id).baby_ids
    region.ask(MARY, record_loss(handover_id, baby_id=first))
    region.ask(MARY, correct(handover_id, HER, baby_born_on=date(2026, 11, 12)))
    family = region.service.known_family(seen(region, handover_id))
    assert family is not None
    assert {one.born_on for one in family.babies.values()} == {date(2026, 11, 12)}


def test_a_twin_who_was_never_born_has_no_day_of_birth(region: Region) -> None:
    awaited = replace(rg.about(), babies=(BabyNamed(1), BabyNamed(2)))
    handover_id = region.recorded(rg.record(whom=awaited))
    first, _ = seen(region, handover_id).baby_ids
    region.ask(MARY, record_loss(handover_id, baby_id=first))
    born = About(HER, None, date(2026, 11, 14), (BabyNamed(2),))
    later = region.recorded(rg.record(whom=born))
    region.ask(MARY, correct(later, HER, baby_born_on=date(2026, 11, 12)))
    family = region.service.known_family(seen(region, later))
    assert family is not None
    assert [one.born_on for one in family.babies.values()] == [None, date(2026, 11, 12)]


def test_what_another_record_disputed_is_settled_though_the_referral_has_left(
    region: Region,
) -> None:
    told, stays = region.recorded(), region.recorded()
    region.ask(MARY, f.refer(told))
    region.ask(MARY, f.outcome(told))
    region.ask(MARY, f.disagree(stays))
    region.ask(MARY, correct(told, HERS_BY_RIGHT))
    region.ask(LENA, f.settle(stays))
    referral: Referral = region.service.repository.get(f.FIRST_REFERRAL)
    assert referral.disputed_through is None
