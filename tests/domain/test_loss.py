"""After a loss nothing routine is asked about that baby; the living twin is untouched."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from handover import commands as c
from handover import events
from handover.actor import Actor
from handover.content import Trigger
from handover.daily.commands import Reassign, ReassignSender
from handover.family.babies import BabyNamed, BabyState, baby_id_of
from handover.family.commands import RecordLoss
from handover.family.family import Family
from handover.family.losses import LossKind, routine_contact_allowed
from handover.family.part_dates import PartDate
from handover.family.refusals import (
    BabyHasDied,
    LossKnown,
    NoLossToConfirm,
    RoutineContactStopped,
)
from handover.handover import Handover
from handover.person import About
from handover.policy import View
from handover.refusals import HandoverNotFound, InvalidValue
from handover.states import REFUSED_IN
from tests import region as r
from tests.daily import reassign, reassign_sender
from tests.losing import KEY_CONTACT, confirm, loss, record_loss
from tests.region import DERBY, HANA, HUGO, MARY, NOTTINGHAM, NOW, Region, about, record

BORN = date(2026, 11, 20)
DUE = date(2027, 2, 1)


def due(on: date = DUE, *babies: BabyNamed) -> About:
    return About(about().mother, on, None, babies)


def born(on: date = BORN, *babies: BabyNamed) -> About:
    return About(about().mother, None, on, babies)


TWINS = born(BORN, BabyNamed(1, "Ada"), BabyNamed(2, "Ben"))


def seen(region: Region, handover_id: UUID, by: Actor = MARY) -> Handover:
    return region.service.look_up(handover_id, by, View.RECORD)


def family_of(region: Region, handover_id: UUID) -> Family:
    return region.service.family_of(handover_id, MARY)[1]


def second(region: Region, handover_id: UUID) -> UUID:
    """The id of the second baby."""
    [pregnancy] = family_of(region, handover_id).pregnancies
    return baby_id_of(pregnancy, 2)


ROUTINE = (
    r.acknowledge,
    c.MarkReceived,
    r.decline,
    r.done,
    r.ask_sender,
)


@pytest.mark.parametrize("verb", ROUTINE)
def test_a_loss_stops_what_is_routine_and_names_whom_to_ask(
    region: Region, verb: Callable[[UUID], c.OnHandover]
) -> None:
    handover_id = region.recorded()
    region.ask(MARY, record_loss(handover_id))
    with pytest.raises(RoutineContactStopped, match=KEY_CONTACT):
        region.ask(HANA, verb(handover_id))
    assert seen(region, handover_id).is_stopped
    assert seen(region, handover_id).response_due_at is None


PASSING = {c.EnterInError, Reassign, ReassignSender}


def test_every_command_is_routine_but_facts_and_three_more(region: Region) -> None:
    """A new verb is refused after a loss until somebody has thought about it."""
    handover_id = region.recorded()
    region.ask(MARY, record_loss(handover_id))
    stopped = seen(region, handover_id)
    for command in {one for one, refused in REFUSED_IN.items() if refused} - PASSING:
        with pytest.raises(RoutineContactStopped):
            stopped._check_routine(command)  # noqa: SLF001 - the one door for all of them
    with pytest.raises(RoutineContactStopped):
        stopped._happen(r_event(), stopped.recorded)  # noqa: SLF001 - and the last one


@pytest.mark.parametrize(
    "who,verb", [(MARY, r.enter_in_error), (MARY, reassign_sender), (HANA, reassign)]
)
def test_three_more_may_follow_a_loss(
    region: Region, who: Actor, verb: Callable[[UUID], c.OnHandover]
) -> None:
    """It was about somebody else; or somebody is away, and a colleague holds the family."""
    handover_id = region.recorded()
    if verb is reassign:
        region.ask(HANA, r.acknowledge(handover_id))
    region.ask(MARY, record_loss(handover_id))
    before = seen(region, handover_id).version
    region.ask(who, verb(handover_id))
    assert seen(region, handover_id).version == before + 1


def r_event() -> type:
    """An event of a verb that asked nobody."""
    return type("Verb", (events.MarkedReceived,), {"__module__": "nowhere"})


def test_what_happened_may_still_be_told(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, record_loss(handover_id))
    for command in (r.attempt(handover_id), r.conversation(handover_id), r.note(handover_id)):
        region.ask(MARY, command)
    told = seen(region, handover_id)
    assert (len(told.attempts), len(told.conversations), len(told.notes)) == (1, 1, 1)


def test_a_promise_ends_with_the_loss(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, r.acknowledge(handover_id))
    region.ask(HANA, record_loss(handover_id))
    assert seen(region, handover_id).response_due_at is None


def test_one_save_stops_every_open_record_about_the_baby(region: Region) -> None:
    first, other = region.recorded(), region.recorded(record(to_team_id=NOTTINGHAM))
    closed = region.recorded()
    region.ask(HANA, r.acknowledge(closed))
    region.ask(HANA, r.done(closed))
    before = seen(region, closed).version
    region.ask(HANA, record_loss(first))
    assert seen(region, first).is_stopped
    assert seen(region, other).is_stopped
    assert seen(region, closed).version == before


def test_a_record_about_both_twins_stays_open_for_the_living_one(region: Region) -> None:
    both = region.recorded(record(whom=TWINS))
    one = region.recorded(record(whom=born(BORN, BabyNamed(2))))
    region.ask(MARY, record_loss(both, loss(LossKind.NEONATAL_DEATH), second(region, both)))
    assert not seen(region, both).is_stopped
    assert seen(region, one).is_stopped
    region.ask(HANA, r.acknowledge(both))
    [first, lost] = family_of(region, both).babies.values()
    assert (first.state, lost.state) == (BabyState.BORN, BabyState.DIED)


def test_a_second_loss_stops_what_was_still_open(region: Region) -> None:
    both = region.recorded(record(whom=TWINS))
    told = loss(LossKind.NEONATAL_DEATH)
    region.ask(MARY, record_loss(both, told, second(region, both)))
    region.ask(MARY, record_loss(both, told))
    assert seen(region, both).is_stopped
    with pytest.raises(LossKnown, match=KEY_CONTACT):
        region.ask(MARY, record_loss(both, told))


def test_who_means_the_pregnancy_means_the_living_twin(region: Region) -> None:
    both = region.recorded(record(whom=TWINS))
    region.ask(MARY, record_loss(both, loss(LossKind.NEONATAL_DEATH), second(region, both)))
    later = region.recorded(record(whom=born()))
    assert seen(region, later).baby_ids == seen(region, both).baby_ids[:1]
    with pytest.raises(BabyHasDied):
        region.recorded(record(whom=born(BORN, BabyNamed(2))))


@pytest.mark.parametrize(
    "whom", [due(), due(DUE + timedelta(days=42)), due(DUE + timedelta(days=60)), born()]
)
def test_nothing_routine_begins_about_who_was_lost(region: Region, whom: About) -> None:
    region.ask(MARY, record_loss(region.recorded()))
    with pytest.raises(BabyHasDied, match=KEY_CONTACT):
        region.recorded(record(whom=whom))


def test_support_after_a_loss_may_be_asked_for_and_is_not_stopped(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, record_loss(handover_id))
    support = region.recorded(replace(record(), trigger=Trigger.LOSS))
    region.ask(HANA, r.acknowledge(support))
    assert seen(region, support).response_due_at is not None


def test_a_twin_who_is_named_only_after_the_loss_of_all_does_not_live(region: Region) -> None:
    """Support after the loss names a twin whom nobody had recorded: nothing routine about it."""
    first = region.recorded()
    region.ask(MARY, record_loss(first))
    twin = due(DUE, BabyNamed(2))
    support = region.recorded(replace(record(whom=twin), trigger=Trigger.LOSS))
    family = family_of(region, support)
    assert len(family.babies) == 2
    assert family.living(tuple(family.babies)) == ()
    assert not routine_contact_allowed(family, seen(region, support).baby_ids)
    for whom in (twin, due()):
        with pytest.raises(BabyHasDied, match=KEY_CONTACT):
            region.recorded(record(whom=whom))
    with pytest.raises(LossKnown, match=KEY_CONTACT):
        region.ask(MARY, record_loss(support, baby_id=seen(region, support).baby_ids[0]))


def test_support_asked_for_before_the_loss_is_recorded_goes_on(region: Region) -> None:
    support = region.recorded(replace(record(), trigger=Trigger.LOSS))
    region.ask(MARY, record_loss(support))
    assert not seen(region, support).is_stopped


def test_a_later_pregnancy_can_be_recorded(region: Region) -> None:
    told = loss(LossKind.MISCARRIAGE, happened_on=PartDate(2026, 2, 3), when="about 14 weeks")
    old = region.recorded(record(whom=due(date(2027, 3, 1))))
    region.ask(MARY, record_loss(old, told))
    later = region.recorded(record(whom=due(date(2027, 8, 2))), at=NOW + timedelta(days=1))
    assert set(seen(region, later).baby_ids).isdisjoint(seen(region, old).baby_ids)


def test_each_team_says_once_that_it_knows(region: Region) -> None:
    handover_id = region.recorded()
    with pytest.raises(NoLossToConfirm):
        region.ask(HANA, confirm(handover_id))
    region.ask(MARY, record_loss(handover_id))
    assert set(seen(region, handover_id).loss_known_by) == {MARY.team_id}
    with pytest.raises(NoLossToConfirm):
        region.ask(MARY, confirm(handover_id))
    region.ask(HANA, confirm(handover_id))
    assert set(seen(region, handover_id).loss_known_by) == {MARY.team_id, DERBY}


def test_another_team_learns_of_no_family(region: Region) -> None:
    with pytest.raises(HandoverNotFound):
        region.ask(HUGO, record_loss(region.recorded()))


def test_it_fails_closed(region: Region) -> None:
    handover_id = region.recorded(record(whom=TWINS))
    family = family_of(region, handover_id)
    first, other = seen(region, handover_id).baby_ids
    assert routine_contact_allowed(family, (first, other))
    assert not routine_contact_allowed(None, (first,))
    assert not routine_contact_allowed(family, ())
    assert not routine_contact_allowed(family, (first, uuid4()))
    region.ask(MARY, record_loss(handover_id, loss(LossKind.NEONATAL_DEATH), other))
    family = family_of(region, handover_id)
    assert routine_contact_allowed(family, (first,))
    assert not routine_contact_allowed(family, (first, other))


@pytest.mark.parametrize(
    "kind,on,says",
    [
        (LossKind.MISCARRIAGE, None, "recorded as born"),
        (LossKind.NEONATAL_DEATH, PartDate(2026, 11, 19), "before the baby was born"),
        (LossKind.STILLBIRTH, PartDate(2026, 11, 25), "in the future"),
    ],
)
def test_what_contradicts_the_birth_is_refused(
    region: Region, kind: LossKind, on: PartDate | None, says: str
) -> None:
    handover_id = region.recorded(record(whom=born()))
    with pytest.raises(InvalidValue, match=says):
        region.ask(MARY, record_loss(handover_id, loss(kind, happened_on=on)))


def test_a_loss_is_about_a_baby_of_the_family(region: Region) -> None:
    with pytest.raises(InvalidValue, match="Choose a baby of this family"):
        region.ask(MARY, RecordLoss(region.recorded(), loss(), uuid4()))


@pytest.mark.parametrize(
    "changed,says",
    [
        ({"contact_name": ""}, "Name the key contact, or say who will name one"),
        ({"contact_role": ""}, "Enter the key contact's role"),
        ({"contact_telephone": "12"}, "telephone number"),
        ({"plan": " "}, "Enter the plan"),
        ({"how_known": None}, "Say how you know"),
    ],
)
def test_nobody_is_left_without_a_contact(changed: dict[str, Any], says: str) -> None:
    with pytest.raises(InvalidValue, match=says):
        loss(**changed)


def test_no_key_contact_yet_says_who_names_one() -> None:
    told = loss(contact_name="", who_names_one="the bereavement team", happened_on=None)
    assert told.key_contact == "no key contact yet: the bereavement team will name one"
