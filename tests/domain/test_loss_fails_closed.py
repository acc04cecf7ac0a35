"""Whether anything routine may be sent or said: no single sign of a death is overlooked."""

from dataclasses import replace

from handover.family.babies import BabyState
from handover.family.losses import routine_contact_allowed
from tests.domain.test_loss import BORN, born, family_of
from tests.losing import record_loss
from tests.region import MARY, Region, record


def test_each_sign_of_a_death_is_a_no_of_its_own(region: Region) -> None:
    """A loss sets all three. An event to come that sets one alone must not open the door."""
    handover_id = region.recorded(record(whom=born()))
    has_died, is_lost, is_over = (family_of(region, handover_id) for _ in range(3))
    [baby] = has_died.babies.values()
    [pregnancy] = is_over.pregnancies.values()
    region.ask(MARY, record_loss(handover_id))
    has_died.babies[baby.baby_id] = replace(baby, state=BabyState.DIED)
    is_lost.losses = family_of(region, handover_id).losses
    is_over.pregnancies[pregnancy.pregnancy_id] = replace(pregnancy, ended_on=BORN)
    for family in (None, has_died, is_lost, is_over):
        assert routine_contact_allowed(family, (baby.baby_id,)) is False
