"""Surrogacy, fostering and adoption: limits on telling, and no link between two identities."""

from typing import Any
from uuid import UUID

import pytest

from handover.family.arrangements import ArrangementKind
from handover.family.babies import BabyNamed
from handover.family.places import PlaceKind
from handover.family.refusals import BabyAdopted, NothingNewAfterDeath
from handover.refusals import HandoverNotFound, InvalidValue
from tests import each_baby as b
from tests import region as r
from tests.domain.test_loss import TWINS, born, family_of, second, seen
from tests.losing import record_loss
from tests.region import DERBY, HANA, HUGO, MARY, NOTTINGHAM, Region, record


@pytest.fixture
def newborn(region: Region) -> UUID:
    return region.recorded(record(whom=born(b.BORN_ON)))


def test_one_pregnancy_may_have_two_receiving_teams(region: Region) -> None:
    """The surrogate stays with her team, the baby goes to the intended parents' (domain 2.7)."""
    hers = region.recorded()
    region.ask(MARY, b.arranged(hers))
    theirs = region.recorded(record(to_team_id=NOTTINGHAM))
    region.ask(HANA, r.acknowledge(hers))
    region.ask(HUGO, r.acknowledge(theirs))
    assert seen(region, hers).baby_ids == seen(region, theirs).baby_ids
    assert [seen(region, one).holder.team.team_id for one in (hers, theirs)] == [DERBY, NOTTINGHAM]
    [arrangements] = family_of(region, theirs).each_baby.arrangements.values()
    assert [(said.name, one) for said, one in arrangements] == [("Mary Ashby", b.arrangement())]


def test_every_version_is_kept_and_it_is_about_one_baby(region: Region) -> None:
    both = region.recorded(record(whom=TWINS))
    other = second(region, both)
    fostering = b.arrangement(ArrangementKind.FOSTERING)
    planned = b.arrangement(ArrangementKind.ADOPTION_PLANNED, cares="")
    for told in (fostering, planned):
        region.ask(MARY, b.arranged(both, told, other))
    facts = family_of(region, both).each_baby
    assert {key: [one for _, one in told] for key, told in facts.arrangements.items()} == {
        other: [fostering, planned]
    }
    assert not facts.is_adopted(other)
    region.ask(MARY, b.baby_is(both, b.place(PlaceKind.FOSTER_CARERS), other))


def test_after_an_adoption_nothing_of_the_new_identity_is_recorded(
    region: Region, newborn: UUID
) -> None:
    region.ask(MARY, b.number(newborn))
    region.ask(MARY, b.adopted(newborn))
    for command in (
        b.number(newborn, b.NEW_NUMBER, "Issued after the adoption"),
        b.baby_is(newborn),
        b.arranged(newborn),
    ):
        with pytest.raises(BabyAdopted):
            region.ask(HANA, command)
    with pytest.raises(BabyAdopted):
        region.recorded(record(whom=born(b.BORN_ON, BabyNamed(1, "Another Name"))))
    region.recorded(record(whom=born(b.BORN_ON, BabyNamed(1))))
    region.ask(MARY, b.mother_is(newborn))
    [baby_id] = family_of(region, newborn).babies
    assert family_of(region, newborn).each_baby.number_of(baby_id) == b.BABYS_NUMBER
    assert family_of(region, newborn).babies[baby_id].name == ""


def test_an_adoption_that_was_planned_before_is_one_all_the_same(
    region: Region, newborn: UUID
) -> None:
    region.ask(MARY, b.arranged(newborn, b.arrangement(ArrangementKind.ADOPTION_PLANNED, cares="")))
    region.ask(MARY, b.number(newborn))
    region.ask(MARY, b.adopted(newborn))
    with pytest.raises(BabyAdopted):
        region.ask(MARY, b.number(newborn, b.NEW_NUMBER, "Issued after the adoption"))


def test_the_twin_who_was_not_adopted_has_a_name_and_a_number(region: Region) -> None:
    both = region.recorded(record(whom=born(b.BORN_ON, BabyNamed(1), BabyNamed(2))))
    region.ask(MARY, b.adopted(both, second(region, both)))
    region.recorded(record(whom=born(b.BORN_ON, BabyNamed(1, "Ada"))))
    region.ask(MARY, b.number(both, baby_id=seen(region, both).baby_ids[0]))


@pytest.mark.parametrize("kind", [ArrangementKind.ADOPTION_PLANNED, ArrangementKind.ADOPTED])
def test_who_adopts_is_never_recorded(kind: ArrangementKind) -> None:
    with pytest.raises(InvalidValue, match="Leave out who adopts the baby, or where") as refused:
        b.arrangement(kind)
    assert refused.value.field == "cares"
    assert b.arrangement(kind, cares=" ").is_adopted is (kind is ArrangementKind.ADOPTED)


@pytest.mark.parametrize(
    "changed,says",
    [
        ({"not_told": " - "}, "Enter what must not be told, and to whom"),
        ({"how_known": None}, "Say how you know"),
        ({"from_whom": ""}, "Say who told you"),
        ({"cares": "a\nb"}, "Enter who receives the baby on one line"),
    ],
)
def test_an_arrangement_says_its_limits(changed: dict[str, Any], says: str) -> None:
    with pytest.raises(InvalidValue, match=says):
        b.arrangement(**changed)


def test_nothing_is_arranged_for_a_baby_who_died_and_strangers_arrange_nothing(
    region: Region,
) -> None:
    handover_id = region.recorded()
    with pytest.raises(HandoverNotFound):
        region.ask(HUGO, b.arranged(handover_id))
    region.ask(MARY, record_loss(handover_id))
    with pytest.raises(NothingNewAfterDeath):
        region.ask(MARY, b.arranged(handover_id))
