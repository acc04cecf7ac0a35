"""Whose loss may still be undone in a family that has more than one pregnancy; and what is said."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from handover.family.losses import LossKind
from handover.family.part_dates import PartDate
from handover.family.refusals import (
    LaterPregnancyKnown,
    LossAlreadyUndone,
    NoLossToUndo,
    UndoAlreadyAsked,
)
from handover.refusals import InvalidValue
from handover.words import say_time
from tests import undoing as u
from tests.domain.test_loss import TWINS, born, due, family_of, second, seen
from tests.losing import loss, record_loss
from tests.region import HANA, MARY, NOW, Region, record

DAY = timedelta(days=1)
LATER, LATER_STILL = NOW + DAY, NOW + 2 * DAY
MISCARRIED = loss(LossKind.MISCARRIAGE, happened_on=PartDate(2026, 8, 3))
DIED = loss(LossKind.NEONATAL_DEATH, happened_on=None)


def undo(region: Region, handover_id: UUID) -> None:
    region.ask(MARY, u.ask_undone(handover_id), at=LATER_STILL)
    region.ask(HANA, u.confirm_mistake(handover_id), at=LATER_STILL)


def older_sibling(region: Region) -> UUID:
    return region.recorded(record(whom=born(date(2026, 1, 20))))


def miscarried(region: Region) -> UUID:
    handover_id = region.recorded(record(whom=due(date(2027, 3, 1))))
    region.ask(MARY, record_loss(handover_id, MISCARRIED))
    return handover_id


def test_an_older_sibling_stands_in_nobodys_way(region: Region) -> None:
    older_sibling(region)
    lost = region.recorded(record(whom=due()))
    region.ask(MARY, record_loss(lost))
    undo(region, lost)
    assert not seen(region, lost).is_stopped


def test_a_baby_who_is_awaited_does_whoever_else_was_born_before(region: Region) -> None:
    older_sibling(region)
    old = miscarried(region)
    region.recorded(record(whom=due(date(2027, 8, 2))), at=LATER)
    with pytest.raises(LaterPregnancyKnown):
        region.ask(MARY, u.ask_undone(old), at=LATER_STILL)


def test_another_pregnancy_that_was_lost_too_stands_in_nobodys_way(region: Region) -> None:
    old = miscarried(region)
    later = region.recorded(record(whom=due(date(2027, 8, 2))), at=LATER)
    region.ask(MARY, record_loss(later), at=LATER)
    undo(region, old)
    assert not seen(region, old).is_stopped
    assert seen(region, later).is_stopped


def test_the_death_of_a_born_baby_is_undone_though_another_is_awaited(region: Region) -> None:
    died = older_sibling(region)
    region.ask(MARY, record_loss(died, DIED))
    region.recorded(record(whom=due()))
    undo(region, died)
    assert not seen(region, died).is_stopped


def test_of_a_twin_who_was_never_lost_there_is_nothing_to_undo(region: Region) -> None:
    both = region.recorded(record(whom=TWINS))
    region.ask(MARY, record_loss(both, DIED, second(region, both)))
    undo(region, both)
    [undone] = family_of(region, both).undone
    assert undone.baby_id == second(region, both)
    with pytest.raises(NoLossToUndo):
        region.ask(MARY, u.ask_undone(both, seen(region, both).baby_ids[0]))


def test_the_loss_of_an_unborn_twin_is_undone_though_the_other_is_awaited(region: Region) -> None:
    both = region.recorded(record(whom=due(date(2027, 2, 1), *TWINS.babies)))
    region.ask(MARY, record_loss(both, loss(), second(region, both)))
    undo(region, both)
    assert family_of(region, both).losses == {}


def test_a_mistake_is_about_a_baby_of_the_family(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, record_loss(handover_id))
    with pytest.raises(InvalidValue) as refused:
        region.ask(MARY, u.ask_undone(handover_id, uuid4()))
    says = "Choose a baby of this family"
    assert (refused.value.field, refused.value.message) == ("baby_id", says)


def test_who_asks_again_reads_who_asked_and_who_confirmed(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, record_loss(handover_id))
    region.ask(MARY, u.ask_undone(handover_id))
    with pytest.raises(UndoAlreadyAsked) as again:
        region.ask(HANA, u.ask_undone(handover_id))
    asked = f"Mary Ashby has asked for this, {say_time(NOW)}. {UndoAlreadyAsked.sentence}"
    assert again.value.message == asked
    region.ask(HANA, u.confirm_mistake(handover_id))
    with pytest.raises(LossAlreadyUndone) as late:
        region.ask(MARY, u.ask_undone(handover_id))
    confirmed = f"{LossAlreadyUndone.sentence} Hana Quorn confirmed it, {say_time(NOW)}."
    assert late.value.message == confirmed


def test_what_is_said_too_long_is_refused_beside_its_field(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, record_loss(handover_id))
    with pytest.raises(InvalidValue, match=r"^Shorten the reason to 1,000") as refused:
        region.ask(MARY, replace(u.ask_undone(handover_id), reason="a" * 1001))
    assert refused.value.field == "reason"
    with pytest.raises(InvalidValue, match=r"^Enter the reason$"):
        region.ask(MARY, replace(u.ask_undone(handover_id), reason="-"))
    region.ask(MARY, u.ask_undone(handover_id))
    for command, says in (
        (replace(u.confirm_mistake(handover_id), words="a" * 1001), "Shorten your words to 1,000"),
        (u.let_stand(handover_id, "-"), "Enter why the loss stands"),
        (u.let_stand(handover_id, "a" * 1001), "Shorten why the loss stands to 1,000"),
    ):
        with pytest.raises(InvalidValue) as answered:
            region.ask(HANA, command)
        assert (answered.value.field, answered.value.message[: len(says)]) == ("words", says)
