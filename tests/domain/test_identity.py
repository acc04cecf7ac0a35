"""Who a record is about is put right: in the right family, everywhere, and read by everybody."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from handover.content import Kind, Trigger
from handover.correcting.changes import IdentityCorrection, NeighbourCorrection
from handover.correcting.commands import CorrectIdentity
from handover.family.babies import BabyNamed
from handover.family.family import Family
from handover.family.refusals import RoutineContactStopped
from handover.family.safety_commands import HideAddress
from handover.family.sensitive import HiddenBecause
from handover.handover import Handover
from handover.person import About, Mother
from handover.policy import View
from handover.states import State
from tests import region as rg
from tests.losing import record_loss
from tests.putting_right import change_read, correct
from tests.region import DERBY, HANA, LEICESTER, MARY, NHS_NUMBER, NOTTINGHAM, NOW, Region

HER = rg.about().mother
OTHER_NUMBER, THIRD_NUMBER = "9990000026", "9990000034"
DAY = timedelta(days=1)


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


def test_another_number_moves_it_to_the_right_family(region: Region) -> None:
    handover_id, stays = region.recorded(), other(region)
    old = family_of(region, handover_id)
    region.ask(MARY, correct(handover_id, named(OTHER_NUMBER)), NOW + DAY)
    found, right = seen(region, handover_id), family_of(region, handover_id)
    assert found.about == replace(rg.about(), mother=named(OTHER_NUMBER))
    assert (right.id != old.id, right.mother) == (True, named(OTHER_NUMBER))
    assert found.baby_ids == right.handovers[handover_id]
    assert set(found.baby_ids) <= set(right.babies)
    left = family_of(region, stays)
    assert (left.id, set(left.handovers)) == (old.id, {stays})
    [change] = found.changes
    assert isinstance(change, IdentityCorrection)
    assert (change.before, change.after) == (rg.about(), found.about)
    assert (change.said.name, change.said.recorded_at) == ("Mary Ashby", NOW + DAY)
    assert change.reason == "Read from the wrong notes"


def test_nothing_else_of_the_record_changes(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, rg.acknowledge(handover_id))
    before = seen(region, handover_id)
    region.ask(HANA, correct(handover_id, named(OTHER_NUMBER)))
    after = seen(region, handover_id)
    assert (after.due, after.state, after.holder) == (before.due, before.state, before.holder)
    assert (after.safer, after.recorded) == (before.safer, before.recorded)


def test_a_loss_in_the_family_it_has_left_reaches_it_no_more(region: Region) -> None:
    handover_id, stays = region.recorded(), other(region)
    region.ask(MARY, correct(handover_id, named(OTHER_NUMBER)))
    region.ask(MARY, record_loss(stays))
    assert seen(region, stays).is_stopped
    assert not seen(region, handover_id).is_stopped
    assert seen(region, handover_id).losses == []


def test_a_loss_in_the_right_family_stops_it_before_and_after(region: Region) -> None:
    wrong, later = region.recorded(), region.recorded()
    hers = other(region, rg.about(OTHER_NUMBER))
    region.ask(MARY, correct(later, named(OTHER_NUMBER)))
    region.ask(MARY, record_loss(hers))
    assert seen(region, later).is_stopped, "it had moved there"
    region.ask(MARY, replace(correct(wrong, named(OTHER_NUMBER)), changes_seen=1))
    found = seen(region, wrong)
    assert (found.is_stopped, len(found.losses)) == (True, 1)
    with pytest.raises(RoutineContactStopped):
        region.ask(HANA, rg.acknowledge(wrong))


def test_a_closed_record_moves_and_is_not_stopped(region: Region) -> None:
    wrong, hers = region.recorded(), other(region, rg.about(OTHER_NUMBER))
    region.ask(MARY, rg.withdraw(wrong))
    region.ask(MARY, record_loss(hers))
    region.ask(MARY, correct(wrong, named(OTHER_NUMBER)))
    found = seen(region, wrong)
    assert (found.state, found.is_stopped, found.losses) == (State.CLOSED, False, [])
    assert found.family_id == seen(region, hers).family_id


def test_support_after_a_loss_moves_and_goes_on(region: Region) -> None:
    hers = other(region, rg.about(OTHER_NUMBER))
    region.ask(MARY, record_loss(hers))
    support = replace(rg.record(Kind.CONCERN), trigger=Trigger.LOSS)
    handover_id = region.recorded(support)
    region.ask(MARY, correct(handover_id, named(OTHER_NUMBER)))
    found = seen(region, handover_id)
    assert (found.is_stopped, len(found.losses)) == (False, 1)


def test_what_it_alone_had_told_is_no_part_of_the_family_any_more(region: Region) -> None:
    handover_id = region.recorded()
    family_id = family_of(region, handover_id).id
    region.ask(MARY, correct(handover_id, named(OTHER_NUMBER)))
    left: object = region.service.repository.get(family_id)
    assert isinstance(left, Family)
    assert (left.handovers, left.pregnancies, left.babies) == ({}, {}, {})
    assert len(left.retired) == 1
    whose = Mother(NHS_NUMBER, "Real Owner", date(1990, 1, 1))
    hers = other(region, About(whose, date(2027, 5, 1), None))
    anew = family_of(region, hers)
    assert (anew.id, anew.mother, len(anew.babies)) == (family_id, whose, 1)
    assert set(anew.pregnancies).isdisjoint(left.retired), "an id never means another pregnancy"


def test_what_another_record_tells_too_stays(region: Region) -> None:
    handover_id, stays = region.recorded(), other(region)
    region.ask(MARY, correct(handover_id, named(OTHER_NUMBER)))
    left = family_of(region, stays)
    assert (len(left.pregnancies), left.retired) == (1, {})
    assert set(seen(region, stays).baby_ids) <= set(left.babies)


def test_every_team_with_a_record_under_the_old_number_checks_it(region: Region) -> None:
    handover_id, stays, closed = region.recorded(), other(region), other(region)
    region.ask(MARY, rg.withdraw(closed))
    region.ask(MARY, correct(handover_id, named(OTHER_NUMBER)))
    [change] = seen(region, stays).changes
    assert isinstance(change, NeighbourCorrection)
    assert seen(region, stays).about == rg.about()
    assert len(seen(region, stays).unread_by(DERBY)) == 1
    assert seen(region, stays).unread_by(LEICESTER) == ()
    assert seen(region, closed).changes == []
    region.ask(HANA, change_read(stays))
    assert seen(region, stays).unread_by(DERBY) == ()


def test_a_name_that_is_wrong_in_several_open_records_is_put_right_in_all(region: Region) -> None:
    handover_id, same, closed = region.recorded(), other(region), other(region)
    region.ask(MARY, rg.withdraw(closed))
    region.ask(HANA, correct(handover_id, named(name="Test Mothers")))
    for one in (handover_id, same):
        found = seen(region, one)
        assert found.about.mother.name == "Test Mothers"
        [change] = found.changes
        assert isinstance(change, IdentityCorrection)
        assert change.before.mother.name == "Test Mother"
        assert len(found.unread_by(LEICESTER)) == 1
        assert found.unread_by(DERBY) == ()
    assert seen(region, closed).about.mother.name == "Test Mother"
    assert family_of(region, handover_id).mother.name == "Test Mothers"


def test_a_record_that_says_something_else_is_checked_and_not_changed(region: Region) -> None:
    handover_id = region.recorded()
    third = other(region, replace(rg.about(), mother=named(name="Ann Maiden")))
    right = other(region, replace(rg.about(), mother=named(name="Ann Test")))
    region.ask(MARY, correct(handover_id, named(name="Ann Test")))
    assert seen(region, third).about.mother.name == "Ann Maiden"
    [change] = seen(region, third).changes
    assert isinstance(change, NeighbourCorrection)
    assert seen(region, right).changes == [], "it was right already"


def test_only_what_was_wrong_is_put_right_elsewhere(region: Region) -> None:
    handover_id = region.recorded()
    married = other(region, replace(rg.about(), mother=named(name="Ann Maiden")))
    region.ask(MARY, correct(handover_id, named(born_on=date(1996, 3, 5))))
    found = seen(region, married).about.mother
    assert (found.name, found.born_on) == ("Ann Maiden", date(1996, 3, 5))


def test_a_date_is_put_right_in_the_family_and_with_each_baby(region: Region) -> None:
    born = date(2026, 11, 14)
    whom = rg.about(due_on=None, baby_born_on=born)
    handover_id, same = region.recorded(rg.record(whom=whom)), other(region, whom)
    right = born - 2 * DAY
    region.ask(MARY, correct(handover_id, HER, baby_born_on=right))
    family = family_of(region, handover_id)
    [pregnancy], [baby] = family.pregnancies.values(), family.babies.values()
    assert (pregnancy.born_on, baby.born_on) == (right, right)
    for one in (handover_id, same):
        assert seen(region, one).about.baby_born_on == right
        assert seen(region, one).baby_ids == (baby.baby_id,)


def test_a_due_date_of_another_year_was_of_the_same_pregnancy_all_along(region: Region) -> None:
    known = other(region)
    slip = date(2026, 11, 10)
    handover_id = region.recorded(rg.record(whom=rg.about(OTHER_NUMBER, due_on=slip)))
    theirs = other(region, rg.about(OTHER_NUMBER, due_on=slip))
    region.ask(MARY, correct(handover_id, named(OTHER_NUMBER), due_on=date(2027, 2, 1)))
    family = family_of(region, handover_id)
    [pregnancy] = family.pregnancies.values()
    assert pregnancy.due_on == date(2027, 2, 1)
    assert seen(region, theirs).about.due_on == date(2027, 2, 1)
    assert seen(region, known).changes == []


def test_the_date_of_another_known_pregnancy_moves_it_there(region: Region) -> None:
    known = other(region, rg.about(due_on=date(2026, 11, 10)))
    slip = rg.about(due_on=date(2027, 8, 20))
    wrong, same = other(region, slip), other(region, slip)
    assert seen(region, wrong).baby_ids != seen(region, known).baby_ids
    region.ask(MARY, correct(wrong, HER, due_on=date(2026, 11, 12)))
    family = family_of(region, wrong)
    for one in (wrong, same):
        assert seen(region, one).about.due_on == date(2026, 11, 12)
        assert seen(region, one).baby_ids == seen(region, known).baby_ids
    assert (len(family.pregnancies), len(family.babies), len(family.retired)) == (1, 1, 1)


def test_after_a_loss_her_name_may_be_put_right_and_nothing_else(region: Region) -> None:
    handover_id, same = region.recorded(), other(region)
    region.ask(MARY, record_loss(handover_id))
    for command in (
        correct(handover_id, named(OTHER_NUMBER)),
        correct(handover_id, HER, due_on=date(2027, 2, 3)),
    ):
        with pytest.raises(RoutineContactStopped, match="Ines Wold"):
            region.ask(MARY, command)
    region.ask(MARY, correct(handover_id, named(name="Ann Test")))
    for one in (handover_id, same):
        found = seen(region, one)
        assert (found.about.mother.name, found.is_stopped) == ("Ann Test", True)


def test_the_loss_of_a_twin_is_left_behind_with_the_wrong_family(region: Region) -> None:
    twins = About(HER, None, date(2026, 11, 21), (BabyNamed(1), BabyNamed(2)))
    handover_id = region.recorded(rg.record(whom=twins))
    first, _ = seen(region, handover_id).baby_ids
    region.ask(MARY, record_loss(handover_id, baby_id=first))
    assert len(seen(region, handover_id).losses) == 1
    region.ask(MARY, correct(handover_id, named(OTHER_NUMBER)))
    found = seen(region, handover_id)
    assert (found.losses, found.lost, found.loss_known_by) == ([], {}, {})
    assert len(found.baby_ids) == 2


def test_the_next_team_reads_it_as_it_is(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, rg.decline(handover_id))
    region.ask(MARY, correct(handover_id, named(OTHER_NUMBER)))
    region.ask(MARY, rg.redirect(handover_id))
    assert seen(region, handover_id).unread_by(NOTTINGHAM) == ()


def test_moving_back_and_forth_loses_nothing(region: Region) -> None:
    handover_id = region.recorded()
    first = family_of(region, handover_id).id
    region.ask(MARY, correct(handover_id, named(OTHER_NUMBER)))
    back = CorrectIdentity(handover_id, HER, "It was right before", 1)
    region.ask(MARY, back)
    found, family = seen(region, handover_id), family_of(region, handover_id)
    assert (found.about, family.id) == (rg.about(), first)
    assert set(found.baby_ids) == set(family.babies)
    assert len(found.changes) == 2


def test_a_hidden_address_stays_hidden_wherever_the_record_goes(region: Region) -> None:
    first, second = region.recorded(), region.recorded()
    region.ask(MARY, HideAddress(first, HiddenBecause.DOMESTIC_ABUSE))
    region.ask(MARY, correct(first, named(OTHER_NUMBER)))
    assert family_of(region, first).is_address_hidden
    again = replace(correct(second, named(OTHER_NUMBER)), changes_seen=1)
    region.ask(MARY, again)
    assert family_of(region, second).is_address_hidden, "it was hidden there already"
    assert len(family_of(region, second).flags) == 1
