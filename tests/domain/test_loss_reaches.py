"""Whom a loss reaches where a baby is named only after the end of the pregnancy: who was lost."""

from handover.family.babies import BabyNamed, baby_id_of
from handover.family.family import Family
from tests.domain.test_aggregate_alone import said
from tests.domain.test_family_alone import DUE, FIRST, due, family_of
from tests.losing import record_loss


def named_later(family: Family, *orders: int) -> None:
    """Support after the loss speaks of babies whom nobody had recorded."""
    for order in orders:
        family.place(due(DUE, BabyNamed(order)), said(), is_about_loss=True)


def test_who_is_named_after_the_loss_does_not_live_and_is_reached_through_who_was_lost() -> None:
    family = family_of(first=due())
    [pregnancy] = family.pregnancies
    lost, second, third = (baby_id_of(pregnancy, order) for order in (1, 2, 3))
    family.record_loss(record_loss(FIRST), said())
    named_later(family, 2, 3)
    assert family.living((lost, second, third)) == ()
    assert family.with_who_was_lost((second,)) == (second, lost)
    assert family.with_who_was_lost((second, third)) == (second, third, lost)
    assert family.with_who_was_lost((lost, second)) == (lost, second)


def test_of_twins_who_were_both_lost_each_is_reached_by_its_own_loss() -> None:
    family = family_of(first=due(DUE, BabyNamed(1), BabyNamed(2)))
    family.record_loss(record_loss(FIRST), said())
    for baby_id in family.babies:
        assert family.with_who_was_lost((baby_id,)) == (baby_id,)


def test_while_a_twin_lives_nobody_else_is_reached() -> None:
    family = family_of(first=due(DUE, BabyNamed(1), BabyNamed(2)))
    first, second = family.babies
    family.record_loss(record_loss(FIRST, baby_id=first), said())
    assert family.living((first, second)) == (second,)
    assert family.with_who_was_lost((second,)) == (second,)
