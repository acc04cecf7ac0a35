"""A loss that was recorded by mistake is undone by two people; both facts stay for ever."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from handover.actor import Actor, Role
from handover.content import Trigger
from handover.family.babies import BabyState
from handover.family.losses import LossKind, routine_contact_allowed
from handover.family.refusals import (
    BabyHasDied,
    LaterPregnancyKnown,
    LossAlreadyUndone,
    NoLossToConfirm,
    NoLossToUndo,
    NoUndoToConfirm,
    RoutineContactStopped,
    SecondPersonNeeded,
    UndoAlreadyAsked,
    UndoNotAsked,
)
from handover.refusals import Busy, HandoverNotFound, InvalidValue
from tests import region as r
from tests import undoing as u
from tests.domain.test_loss import BORN, TWINS, born, due, family_of, second, seen
from tests.faults import refuse_events
from tests.losing import confirm, loss, record_loss
from tests.region import DERBY, HANA, HUGO, LEICESTER, MARY, NOTTINGHAM, NOW, Region, record, settle

LATER = NOW + timedelta(hours=30)
TWIN = loss(LossKind.NEONATAL_DEATH, happened_on=None)


def lost_by_mistake(region: Region, handover_id: UUID) -> None:
    region.ask(MARY, record_loss(handover_id))
    region.ask(MARY, u.ask_undone(handover_id))


def test_two_people_undo_it_and_everything_that_it_stopped_goes_on(region: Region) -> None:
    first, other = region.recorded(), region.recorded(record(to_team_id=NOTTINGHAM))
    region.ask(HANA, r.acknowledge(first))
    before = [seen(region, one).due for one in (first, other)]
    promised = seen(region, first).response_due_at
    lost_by_mistake(region, first)
    assert seen(region, other).undo_asked is not None
    with pytest.raises(RoutineContactStopped):
        region.ask(HANA, r.done(first))
    region.ask(HANA, u.confirm_mistake(first), at=LATER)
    assert [seen(region, one).is_stopped for one in (first, other)] == [False, False]
    assert [seen(region, one).due for one in (first, other)] == before
    assert seen(region, first).response_due_at == promised
    assert [stopped for _, stopped in seen(region, other).undone] == [NOW]
    region.ask(HANA, r.done(first))
    region.recorded()


def test_both_facts_stay_for_ever(region: Region) -> None:
    handover_id = region.recorded()
    lost_by_mistake(region, handover_id)
    region.ask(HANA, u.confirm_mistake(handover_id))
    family = family_of(region, handover_id)
    [undone] = family.undone
    assert not family.losses
    assert (undone.recorded.name, undone.loss) == ("Mary Ashby", loss())
    assert (undone.asking.asked.name, undone.asking.reason) == ("Mary Ashby", u.WRONG_RECORD)
    assert (undone.confirmed.name, undone.words) == ("Hana Quorn", "")
    assert family.undo_asked is None
    [baby] = family.babies.values()
    assert (baby.state, baby.born_on) == (BabyState.UNBORN, None)
    assert routine_contact_allowed(family, (baby.baby_id,))
    assert len(seen(region, handover_id).losses) == 1


def test_a_due_date_means_the_pregnancy_again(region: Region) -> None:
    handover_id = region.recorded()
    lost_by_mistake(region, handover_id)
    region.ask(HANA, u.confirm_mistake(handover_id))
    again = region.recorded(record(whom=due(date(2027, 2, 10))))
    assert seen(region, again).baby_ids == seen(region, handover_id).baby_ids
    [pregnancy] = family_of(region, handover_id).pregnancies.values()
    assert (pregnancy.ended_on, pregnancy.due_on) == (None, date(2027, 2, 10))


def test_the_twin_who_lives_after_all_is_born_and_the_other_stays_lost(region: Region) -> None:
    both = region.recorded(record(whom=TWINS))
    one = region.recorded(record(whom=born(BORN, TWINS.babies[1])))
    first = seen(region, both).baby_ids[0]
    region.ask(MARY, record_loss(both, TWIN))
    region.ask(MARY, u.ask_undone(both, second(region, both)))
    region.ask(HANA, u.confirm_mistake(both))
    babies = family_of(region, both).babies.values()
    assert [baby.state for baby in babies] == [BabyState.DIED, BabyState.BORN]
    assert [baby.born_on for baby in babies] == [BORN, BORN]
    assert not seen(region, both).is_stopped
    assert not seen(region, one).is_stopped
    assert list(seen(region, both).lost) == [first]
    with pytest.raises(BabyHasDied):
        region.recorded(record(whom=born(BORN, TWINS.babies[0])))


def test_who_names_no_baby_means_every_lost_one_of_the_record(region: Region) -> None:
    both = region.recorded(record(whom=TWINS))
    region.ask(MARY, record_loss(both, TWIN))
    region.ask(MARY, u.ask_undone(both))
    region.ask(HANA, u.confirm_mistake(both))
    assert len(family_of(region, both).undone) == 2
    assert not seen(region, both).lost


def test_a_birth_that_was_told_meanwhile_is_the_babys(region: Region) -> None:
    """A twin born while the other was wrongly thought lost before birth."""
    both = region.recorded(record(whom=due(date(2026, 12, 20), *TWINS.babies)))
    region.ask(MARY, record_loss(both, loss(), second(region, both)))
    region.recorded(record(whom=born(BORN)))
    region.ask(MARY, u.ask_undone(both))
    region.ask(HANA, u.confirm_mistake(both))
    babies = family_of(region, both).babies.values()
    assert [(one.state, one.born_on) for one in babies] == [(BabyState.BORN, BORN)] * 2


SAME_NAME = Actor("mary2", " mary  ASHBY", Role.MIDWIFE, LEICESTER, "Leicester midwives")


@pytest.mark.parametrize("who", [MARY, SAME_NAME, replace(MARY, name="Mary Newname")])
def test_nobody_undoes_a_loss_alone(region: Region, who: Actor) -> None:
    handover_id = region.recorded()
    lost_by_mistake(region, handover_id)
    with pytest.raises(SecondPersonNeeded):
        region.ask(who, u.confirm_mistake(handover_id))
    assert seen(region, handover_id).is_stopped


def test_a_colleague_of_the_same_team_may_be_the_second(region: Region) -> None:
    handover_id = region.recorded()
    lost_by_mistake(region, handover_id)
    colleague = Actor("meg", "Meg Soar", Role.MIDWIFE, LEICESTER, "Leicester midwives")
    region.ask(colleague, u.confirm_mistake(handover_id))
    assert not seen(region, handover_id).is_stopped


def test_there_must_be_something_to_undo(region: Region) -> None:
    handover_id = region.recorded()
    with pytest.raises(NoLossToUndo):
        region.ask(MARY, u.ask_undone(handover_id))
    with pytest.raises(UndoNotAsked):
        region.ask(HANA, u.confirm_mistake(handover_id))
    region.ask(MARY, record_loss(handover_id))
    with pytest.raises(UndoNotAsked):
        region.ask(HANA, u.let_stand(handover_id))
    with pytest.raises(InvalidValue, match="Choose a baby of this family"):
        region.ask(MARY, u.ask_undone(handover_id, uuid4()))
    with pytest.raises(InvalidValue, match="Enter the reason"):
        region.ask(MARY, replace(u.ask_undone(handover_id), reason=" - "))
    region.ask(MARY, u.ask_undone(handover_id))
    with pytest.raises(UndoAlreadyAsked, match=r"^Mary Ashby has asked for this, Tuesday 24 Nov"):
        region.ask(HANA, u.ask_undone(handover_id))
    region.ask(HANA, u.confirm_mistake(handover_id))
    with pytest.raises(UndoNotAsked):
        region.ask(HANA, u.confirm_mistake(handover_id))
    with pytest.raises(LossAlreadyUndone, match=r"goes on\. Hana Quorn confirmed it, Tuesday 24"):
        region.ask(MARY, u.ask_undone(handover_id))


@pytest.mark.parametrize("who", [MARY, HANA])
def test_the_loss_stands_when_anybody_says_why(region: Region, who: Actor) -> None:
    """Who asked may take it back alone: what is stopped stays so."""
    handover_id = region.recorded()
    lost_by_mistake(region, handover_id)
    with pytest.raises(InvalidValue, match="Enter why the loss stands"):
        region.ask(who, u.let_stand(handover_id, " "))
    region.ask(who, u.let_stand(handover_id))
    family = family_of(region, handover_id)
    [(asking, answered, words)] = family.undo_refused
    assert (asking.reason, answered.name) == (u.WRONG_RECORD, who.name)
    assert words == "The ward confirms the death"
    assert seen(region, handover_id).is_stopped
    assert seen(region, handover_id).undo_asked is None
    region.ask(MARY, u.ask_undone(handover_id))


def test_a_loss_may_be_recorded_again_after_it_was_undone(region: Region) -> None:
    handover_id = region.recorded()
    lost_by_mistake(region, handover_id)
    region.ask(HANA, u.confirm_mistake(handover_id))
    with pytest.raises(NoLossToConfirm):
        region.ask(HANA, confirm(handover_id))
    region.ask(HANA, record_loss(handover_id))
    assert seen(region, handover_id).is_stopped
    assert len(seen(region, handover_id).losses) == 2
    region.ask(HANA, u.ask_undone(handover_id))
    region.ask(MARY, u.confirm_mistake(handover_id))
    assert len(family_of(region, handover_id).undone) == 2


def test_a_loss_before_birth_stands_once_another_pregnancy_is_known(region: Region) -> None:
    old = region.recorded(record(whom=due(date(2027, 3, 1))))
    told = loss(LossKind.MISCARRIAGE, happened_on=None)
    region.ask(MARY, record_loss(old, told))
    region.ask(MARY, u.ask_undone(old))
    months_later = NOW + timedelta(days=120)
    region.recorded(record(whom=due(date(2027, 12, 1))), at=months_later)
    with pytest.raises(LaterPregnancyKnown):
        region.ask(HANA, u.confirm_mistake(old))
    region.ask(HANA, u.let_stand(old))
    with pytest.raises(LaterPregnancyKnown):
        region.ask(MARY, u.ask_undone(old))


def test_each_team_says_once_that_it_knows_of_the_mistake(region: Region) -> None:
    handover_id = region.recorded()
    lost_by_mistake(region, handover_id)
    with pytest.raises(NoUndoToConfirm):
        region.ask(MARY, u.undo_known(handover_id))
    region.ask(HANA, u.confirm_mistake(handover_id))
    assert set(seen(region, handover_id).undo_known_by) == {DERBY}
    with pytest.raises(NoUndoToConfirm):
        region.ask(HANA, u.undo_known(handover_id))
    region.ask(MARY, u.undo_known(handover_id))
    assert set(seen(region, handover_id).undo_known_by) == {DERBY, LEICESTER}


def test_support_that_was_asked_for_because_of_the_mistake_learns_of_it(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, record_loss(handover_id))
    support = region.recorded(replace(record(), trigger=Trigger.LOSS, to_team_id=NOTTINGHAM))
    wrong = region.recorded(replace(record(), trigger=Trigger.LOSS))
    region.ask(MARY, r.enter_in_error(wrong))
    region.ask(MARY, u.ask_undone(handover_id))
    region.ask(HANA, u.confirm_mistake(handover_id))
    assert [stopped for _, stopped in seen(region, support).undone] == [None]
    assert not seen(region, wrong).undone
    region.ask(HUGO, u.undo_known(support))


def test_a_record_that_closed_after_the_twins_loss_learns_of_the_mistake(region: Region) -> None:
    both = region.recorded(record(whom=TWINS))
    region.ask(MARY, record_loss(both, TWIN, second(region, both)))
    region.ask(HANA, r.acknowledge(both))
    region.ask(HANA, r.done(both))
    region.ask(MARY, u.ask_undone(both, second(region, both)))
    region.ask(HANA, u.confirm_mistake(both))
    assert not seen(region, both).lost
    region.ask(MARY, u.undo_known(both))


def test_strangers_learn_of_nothing(region: Region) -> None:
    handover_id = region.recorded()
    lost_by_mistake(region, handover_id)
    for command in (u.ask_undone, u.confirm_mistake, u.undo_known):
        with pytest.raises(HandoverNotFound):
            region.ask(HUGO, command(handover_id))


def test_a_save_that_fails_leaves_the_stop_and_the_loss(log: str) -> None:
    region = settle(log)
    handover_id = region.recorded()
    lost_by_mistake(region, handover_id)
    refuse_events(log, "handover.loss_undone")
    with pytest.raises(Busy):
        region.ask(HANA, u.confirm_mistake(handover_id))
    assert seen(region, handover_id).is_stopped
    assert family_of(region, handover_id).losses
    region.service.close()
