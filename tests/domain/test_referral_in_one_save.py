"""What begins or stops a referral in the same save: the stop for a mark, and a loss."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from handover.calls import AttemptOutcome
from handover.family.babies import BabyNamed
from handover.family.family import Family
from handover.family.losses import LossKind
from handover.referral.reviewing import ReviewDecision
from handover.referral.told import (
    FrontDoor,
    Outcome,
    ReferralTold,
    ReferredTo,
)
from tests import referring as f
from tests import region as r
from tests.losing import loss, record_loss
from tests.referring import referral_of
from tests.region import HANA, LENA, MARY, NOW, TODAY, Region, record
from tests.undoing import ask_undone, confirm_mistake, let_stand

SAM, LATER = "Sam Rowe", NOW + timedelta(days=2)
FIVE_PM = datetime(2026, 11, 25, 17, 0, tzinfo=UTC)
"""The day after the referral, when an office closes."""


@pytest.fixture
def handover_id(region: Region) -> UUID:
    """What Mary has recorded for Derby, with a referral that she made an hour before."""
    recorded = region.recorded()
    region.ask(MARY, f.refer(recorded))
    return recorded


def family_of(region: Region, handover_id: UUID) -> Family:
    return region.service.family_of(handover_id, MARY)[1]


def test_what_was_told_at_the_stop_is_followed_in_the_same_save(region: Region) -> None:
    before = region.service.head()
    handover_id = region.recorded(r.record_of_mark(r.referral()))
    found = referral_of(region)
    assert found.told == ReferralTold(
        ReferredTo.CHILDREN,
        "Derby children's social care",
        FrontDoor.REFERRAL,
        made_by="Mary Ashby",
        parents_told=None,
        reference="CSC 40417",
    )
    assert found.made.happened_at == NOW - timedelta(minutes=25)
    assert found.handover_id == handover_id
    assert found.word_due_at == FIVE_PM
    assert region.service.head() > before
    assert found.version == 1


@pytest.mark.parametrize("said", ["999", "999 and Derby children's social care"])
def test_999_at_the_stop_is_followed_as_what_it_is(region: Region, said: str) -> None:
    region.recorded(r.record_of_mark(replace(r.referral(), referred_to=said)))
    found = referral_of(region)
    assert (found.told.to, found.told.authority) == (ReferredTo.EMERGENCY, said)


def test_a_seniors_decision_at_the_stop_is_no_referral(region: Region) -> None:
    handover_id = region.recorded(r.record_of_mark(r.decision()))
    assert family_of(region, handover_id).referrals == {}


def test_a_record_that_tells_of_none_makes_none(region: Region) -> None:
    assert family_of(region, region.recorded()).referrals == {}


def test_a_loss_makes_it_due_no_more_and_facts_may_still_be_told(
    region: Region, handover_id: UUID
) -> None:
    before = region.service.head()
    region.ask(HANA, record_loss(handover_id))
    found = referral_of(region)
    assert found.stopped is not None
    assert (found.stopped.name, found.word_due_at) == ("Hana Quorn", None)
    assert region.service.head() > before
    region.ask(MARY, f.answer(handover_id))
    assert referral_of(region).word_due_at is None
    region.ask(MARY, f.outcome(handover_id))
    region.ask(LENA, f.review(handover_id, ReviewDecision.RECONSIDER))
    found = referral_of(region)
    assert (found.word_due_at, found.outcome, len(found.reviews)) == (None, None, 1)


def test_a_referral_of_the_mother_herself_goes_on_after_a_loss(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, f.refer(handover_id, f.told(ReferredTo.ADULTS)))
    region.ask(HANA, record_loss(handover_id))
    assert referral_of(region).stopped is None
    assert referral_of(region).word_due_at == FIVE_PM


def test_while_a_twin_lives_it_goes_on(region: Region) -> None:
    twins = r.about(due_on=None, baby_born_on=TODAY)
    twins = replace(twins, babies=(BabyNamed(1), BabyNamed(2)))
    handover_id = region.recorded(record(whom=twins))
    region.ask(MARY, f.refer(handover_id))
    first, second = referral_of(region).baby_ids
    told = loss(LossKind.NEONATAL_DEATH, happened_on=None)
    region.ask(MARY, record_loss(handover_id, told, second))
    assert referral_of(region).stopped is None
    region.ask(MARY, record_loss(handover_id, told, first))
    stopped = referral_of(region).stopped
    assert stopped is not None
    version = referral_of(region).version
    assert version == 2, "it learns of it once"


def test_what_a_loss_has_stopped_is_stopped_once(region: Region, handover_id: UUID) -> None:
    region.ask(MARY, record_loss(handover_id))
    found = referral_of(region)
    assert found.stopped is not None
    found.learn_of_loss(found.stopped)
    assert found.pending_events == []


def test_a_referral_after_the_loss_is_about_others_and_is_due(
    region: Region, handover_id: UUID
) -> None:
    """An inquiry about brothers and sisters, or into the death, goes on."""
    region.ask(MARY, record_loss(handover_id))
    second = region.ask(MARY, f.refer(handover_id)).subject_id
    assert referral_of(region, second).baby_ids == ()
    assert referral_of(region, second).word_due_at == FIVE_PM


def test_a_call_of_a_stopped_record_is_a_fact_as_before(region: Region, handover_id: UUID) -> None:
    region.ask(MARY, record_loss(handover_id))
    region.ask(MARY, r.attempt(handover_id, AttemptOutcome.NO_ANSWER))


def test_a_loss_that_was_a_mistake_makes_it_due_again_as_it_was(
    region: Region, handover_id: UUID
) -> None:
    region.ask(MARY, record_loss(handover_id))
    region.ask(MARY, ask_undone(handover_id))
    assert referral_of(region).word_due_at is None
    region.ask(HANA, confirm_mistake(handover_id))
    found = referral_of(region)
    assert (found.stopped, found.word_due_at) == (None, FIVE_PM)
    assert found.version == 3
    region.ask(MARY, f.outcome(handover_id, Outcome.EARLY_HELP))


def test_a_loss_that_stands_leaves_it_stopped(region: Region, handover_id: UUID) -> None:
    region.ask(MARY, record_loss(handover_id))
    region.ask(MARY, ask_undone(handover_id))
    region.ask(HANA, let_stand(handover_id))
    assert referral_of(region).stopped is not None


def test_what_no_loss_had_stopped_learns_of_no_mistake(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, f.refer(handover_id, f.told(ReferredTo.ADULTS)))
    region.ask(MARY, record_loss(handover_id))
    region.ask(MARY, ask_undone(handover_id))
    region.ask(HANA, confirm_mistake(handover_id))
    assert referral_of(region).version == 1
