"""A referral stays with the family of before, and is followed through the record that told it."""

from dataclasses import replace
from uuid import UUID

import pytest

from handover import commands as c
from handover.actor import Actor
from handover.directory.refusals import StillOpen
from handover.handover import Handover
from handover.policy import View
from handover.referral.referral import Referral
from handover.referral.told import Outcome
from handover.refusals import InvalidValue
from tests import referring as f
from tests import region as rg
from tests.putting_right import correct
from tests.region import DERBY, HANA, KIT, LEICESTER, LENA, MARY, NOTTINGHAM, Region

HERS_BY_RIGHT = replace(rg.about().mother, nhs_number="9990000026")
UNCOVERED = "Nobody lives there"


def seen(region: Region, handover_id: UUID) -> Handover:
    return region.service.look_up(handover_id, MARY, View.RECORD)


def referral(region: Region) -> Referral:
    found: Referral = region.service.repository.get(f.FIRST_REFERRAL)
    return found


def moved(region: Region, who: Actor) -> UUID:
    """A record by which `who` told a referral, and which is about another mother now."""
    handover_id = region.recorded()
    region.ask(who, f.refer(handover_id))
    region.ask(MARY, correct(handover_id, HERS_BY_RIGHT))
    return handover_id


def test_its_word_and_its_outcome_are_told_through_the_record_that_told_it(region: Region) -> None:
    handover_id = moved(region, MARY)
    region.ask(MARY, f.answer(handover_id))
    region.ask(HANA, f.outcome(handover_id, Outcome.EARLY_HELP))
    assert (referral(region).word_due_at, len(referral(region).outcomes)) == (None, 1)


def test_it_can_still_be_entered_in_error(region: Region) -> None:
    handover_id = moved(region, MARY)
    region.ask(MARY, f.in_error(handover_id))
    assert referral(region).in_error is not None


def test_a_referral_that_neither_it_nor_its_family_told_is_another(region: Region) -> None:
    moved(region, MARY)
    hers = region.recorded(rg.record(whom=rg.about(HERS_BY_RIGHT.nhs_number)))
    with pytest.raises(InvalidValue, match="Choose a referral of this family"):
        region.ask(MARY, f.answer(hers))


def test_whoever_declined_it_passes_it_on_with_the_record(region: Region) -> None:
    handover_id = moved(region, HANA)
    region.ask(HANA, rg.decline(handover_id))
    region.ask(MARY, rg.redirect(handover_id))
    assert referral(region).team.team_id == LEICESTER


def test_a_team_that_waits_for_it_closes_only_with_a_successor(region: Region) -> None:
    handover_id = moved(region, HANA)
    region.ask(MARY, rg.withdraw(handover_id))
    with pytest.raises(StillOpen):
        region.ask(KIT, c.CloseTeam(DERBY, "Merged", uncovered=UNCOVERED))
    region.ask(KIT, c.CloseTeam(DERBY, "Merged", NOTTINGHAM))
    assert referral(region).team.team_id == NOTTINGHAM
    assert seen(region, handover_id).receiving.team_id == NOTTINGHAM


def test_what_was_disputed_for_another_family_can_still_be_settled(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, f.refer(handover_id))
    region.ask(MARY, f.outcome(handover_id))
    region.ask(MARY, f.disagree(handover_id))
    region.ask(MARY, correct(handover_id, HERS_BY_RIGHT))
    region.ask(LENA, f.settle(handover_id))
    assert referral(region).disputed_through is None
    assert not seen(region, handover_id).is_disputed(f.FIRST_REFERRAL)
