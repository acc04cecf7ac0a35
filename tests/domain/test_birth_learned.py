"""A baby is born after the record was made: every open handover about it learns of the birth."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from handover.birth_events import BirthLearned
from handover.content import Trigger
from handover.family.babies import BabyNamed
from handover.family.losses import LossKind
from tests import region as r
from tests.domain.test_loss import DUE, born, due, second, seen
from tests.each_baby import BORN_ON, record_birth
from tests.losing import loss, record_loss
from tests.putting_right import correct, reopen
from tests.region import HANA, MARY, NOTTINGHAM, Region, about, record
from tests.undoing import ask_undone, confirm_mistake

TWINS = due(DUE, BabyNamed(1, "Ada"), BabyNamed(2, "Ben"))


def learned(region: Region, handover_id: UUID) -> tuple[date | None, date | None]:
    """The day of birth that was told, and the day that counts."""
    handover = seen(region, handover_id)
    return handover.birth_learned, handover.born_on


def told_of(region: Region, handover_id: UUID) -> list[str]:
    """Who told of a birth, as often as it was told."""
    events = [one.event for one in region.service.read_log(0, 1_000)]
    births = [one for one in events if isinstance(one, BirthLearned)]
    return [one.envelope.name for one in births if one.originator_id == handover_id]


def test_every_open_handover_about_the_baby_learns_of_its_birth(region: Region) -> None:
    first, other = region.recorded(), region.recorded(record(to_team_id=NOTTINGHAM))
    closed = region.recorded()
    region.ask(MARY, r.withdraw(closed))
    due_before = seen(region, first).due
    assert learned(region, first) == (None, None)
    assert seen(region, first).area_said is None, "what stands beside it has begun, too"
    region.ask(HANA, record_birth(first))
    assert learned(region, first) == learned(region, other) == (BORN_ON, BORN_ON)
    assert told_of(region, first) == told_of(region, other) == ["Hana Quorn"]
    assert learned(region, closed) == (None, None)
    assert (seen(region, first).due, seen(region, first).about.due_on) == (due_before, DUE)


def test_a_new_record_that_gives_the_birth_tells_the_others(region: Region) -> None:
    awaited = region.recorded()
    newer = region.recorded(record(whom=born(BORN_ON)))
    assert learned(region, awaited) == (BORN_ON, BORN_ON)
    assert learned(region, newer) == (None, BORN_ON), "it gives the birth itself"


def test_a_new_record_that_gives_only_the_due_date_learns_of_the_birth(region: Region) -> None:
    region.recorded(record(whom=born(BORN_ON)))
    late = region.recorded()
    assert learned(region, late) == (BORN_ON, BORN_ON)


def test_what_is_told_again_of_a_birth_is_no_news(region: Region) -> None:
    handover_id, other = region.recorded(), region.recorded()
    region.ask(HANA, record_birth(handover_id))
    before = [seen(region, one).version for one in (handover_id, other)]
    region.ask(MARY, record_birth(handover_id, None))
    region.recorded(record(whom=born(BORN_ON)))
    assert [seen(region, one).version for one in (handover_id, other)] == before


def test_the_birth_of_one_pregnancy_is_not_that_of_another(region: Region) -> None:
    old = region.recorded(record(whom=born(date(2026, 1, 5))))
    awaited = region.recorded()
    assert learned(region, awaited) == (None, None)
    before = seen(region, old).version
    region.ask(MARY, record_birth(awaited))
    assert seen(region, old).version == before


def test_a_twin_who_died_before_the_birth_was_not_born(region: Region) -> None:
    both = region.recorded(record(whom=TWINS))
    one = region.recorded(record(whom=due(DUE, BabyNamed(2))))
    lost = second(region, both)
    region.ask(MARY, record_loss(both, loss(), lost))
    region.ask(MARY, record_birth(both, baby_id=seen(region, both).baby_ids[0]))
    assert learned(region, both) == (BORN_ON, BORN_ON)
    assert learned(region, one) == (None, None)
    region.ask(MARY, ask_undone(both, lost))
    region.ask(HANA, confirm_mistake(both))
    assert learned(region, one) == (BORN_ON, BORN_ON), "it lives, and was born"
    assert told_of(region, both) == ["Mary Ashby"], "no news"


def test_what_is_opened_again_learns_of_the_birth(region: Region) -> None:
    closed, other = region.recorded(), region.recorded()
    region.ask(MARY, r.withdraw(closed))
    region.ask(MARY, record_birth(other))
    region.ask(MARY, reopen(closed))
    assert learned(region, closed) == (BORN_ON, BORN_ON)


def test_what_moves_to_another_family_learns_of_the_birth_there(region: Region) -> None:
    wrong, right = about("9990000026"), about().mother
    handover_id = region.recorded(record(whom=wrong))
    region.ask(MARY, record_birth(handover_id, BORN_ON - timedelta(days=3)))
    there = region.recorded(record(whom=born(BORN_ON)))
    region.ask(MARY, correct(handover_id, right))
    assert learned(region, handover_id) == (BORN_ON, BORN_ON)
    assert learned(region, there) == (None, BORN_ON)


def test_what_moves_with_a_birth_tells_those_who_awaited_it_there(region: Region) -> None:
    awaited = region.recorded()
    moved = region.recorded(record(whom=about("9990000026", due_on=None, baby_born_on=BORN_ON)))
    region.ask(MARY, correct(moved, about().mother))
    assert learned(region, awaited) == (BORN_ON, BORN_ON)


def test_a_correction_of_the_name_takes_no_birth_away(region: Region) -> None:
    handover_id, other = region.recorded(), region.recorded()
    region.ask(MARY, record_birth(handover_id))
    mother = about(born_on=date(1996, 5, 4)).mother
    region.ask(MARY, correct(handover_id, mother))
    for one in (handover_id, other):
        assert learned(region, one) == (BORN_ON, BORN_ON)


def test_a_day_of_birth_that_is_put_right_reaches_those_who_learned_of_it(region: Region) -> None:
    awaited = region.recorded()
    gives_it = region.recorded(record(whom=born(BORN_ON)))
    right = BORN_ON - timedelta(days=2)
    region.ask(MARY, correct(gives_it, about().mother, baby_born_on=right))
    assert learned(region, awaited) == (right, right)


def test_a_birth_is_a_fact_also_after_a_loss(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, record_birth(handover_id))
    region.ask(MARY, record_loss(handover_id, loss(LossKind.NEONATAL_DEATH, happened_on=None)))
    mother = about(born_on=date(1996, 5, 4)).mother
    region.ask(MARY, correct(handover_id, mother))
    assert learned(region, handover_id) == (BORN_ON, BORN_ON)
    support = region.recorded(replace(record(), trigger=Trigger.LOSS))
    assert learned(region, support) == (BORN_ON, BORN_ON)
    assert (seen(region, handover_id).is_stopped, seen(region, support).is_stopped) == (True, False)
