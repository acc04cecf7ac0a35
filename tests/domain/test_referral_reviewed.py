"""No further action is looked at by somebody who had no part in it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from handover.actor import Actor, Role
from handover.family.family import Family
from handover.policy import View
from handover.referral.events import Reviewed
from handover.referral.refusals import (
    DeciderMayNotReview,
    NoReviewOpen,
)
from handover.referral.reviewing import ReviewDecision
from handover.referral.told import (
    Outcome,
)
from handover.refusals import InvalidValue
from tests import referring as f
from tests.referring import FIRST_REFERRAL, MADE_AT, referral_of
from tests.region import HANA, LENA, MARY, NOW, Region

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


@pytest.mark.parametrize("decided", [one for one in Outcome if one is not f.NFA])
def test_an_outcome_ends_the_waiting_and_opens_no_review(
    region: Region, handover_id: UUID, decided: Outcome
) -> None:
    region.ask(MARY, f.outcome(handover_id, decided))
    found = referral_of(region)
    assert found.outcome is not None
    assert (found.outcome.outcome, found.outcome.given_by) == (decided, SAM)
    assert (found.word_due_at, found.review_due) == (None, None)


def test_no_further_action_opens_a_review_in_the_same_save(
    region: Region, handover_id: UUID
) -> None:
    made = region.ask(MARY, f.outcome(handover_id, at=MADE_AT))
    found = referral_of(region)
    assert found.review_due is not None
    assert found.review_due.due_at == FIVE_PM, "from the day on which it was recorded"
    assert made.subject_version == found.version == 3
    assert (found.word_due_at, found.reviews) == (None, [])


def test_no_further_action_twice_is_one_review(region: Region, handover_id: UUID) -> None:
    region.ask(MARY, f.outcome(handover_id))
    region.ask(HANA, f.outcome(handover_id), LATER)
    found = referral_of(region)
    assert len(found.outcomes) == 2
    assert found.review_due is not None
    assert found.review_due.due_at == FIVE_PM
    region.ask(LENA, f.review(handover_id), LATER)
    region.ask(MARY, f.outcome(handover_id), LATER)
    assert referral_of(region).review_due is not None, "a new one, after it was reviewed"


def test_a_better_outcome_does_not_close_a_review_that_nobody_has_done(
    region: Region, handover_id: UUID
) -> None:
    region.ask(MARY, f.outcome(handover_id))
    region.ask(MARY, f.outcome(handover_id, Outcome.CHILD_IN_NEED))
    found = referral_of(region)
    assert found.outcome is not None
    assert found.outcome.outcome is Outcome.CHILD_IN_NEED
    assert found.review_due is not None


def test_somebody_else_reviews_it_with_a_reason(region: Region, handover_id: UUID) -> None:
    region.ask(MARY, f.outcome(handover_id))
    region.ask(LENA, f.review(handover_id), LATER)
    found = referral_of(region)
    [(envelope, decision, rationale)] = found.reviews
    assert (envelope.name, envelope.recorded_at) == ("Lena Soar", LATER)
    assert found.modified_on == LATER
    assert (decision, rationale) == (ReviewDecision.AGREE, "Early help is in place")
    assert (found.review_due, found.word_due_at) == (None, None)
    assert found.outcome is not None


def test_who_agrees_asks_for_no_new_word_and_the_lists_are_told_so(
    region: Region, handover_id: UUID
) -> None:
    region.ask(MARY, f.outcome(handover_id))
    before = region.service.head()
    region.ask(LENA, f.review(handover_id))
    stated = [one.event for one in region.service.read_log(before, 9)]
    assert [one.due for one in stated if isinstance(one, Reviewed)] == [None]


def test_without_a_reason_it_is_not_reviewed(region: Region, handover_id: UUID) -> None:
    region.ask(MARY, f.outcome(handover_id))
    with pytest.raises(InvalidValue, match=r"^Enter the reason for your decision$") as refused:
        region.ask(LENA, replace(f.review(handover_id), rationale=" "))
    assert refused.value.field == "rationale"
    assert referral_of(region).review_due is not None


def test_a_reason_is_a_few_sentences_and_no_story(region: Region, handover_id: UUID) -> None:
    region.ask(MARY, f.outcome(handover_id))
    with pytest.raises(InvalidValue, match="1,000 characters or fewer: it has 1,001"):
        region.ask(LENA, replace(f.review(handover_id), rationale="x" * 1001))
    region.ask(LENA, replace(f.review(handover_id), rationale="x" * 1000))


@pytest.mark.parametrize("decided", [None, Outcome.EARLY_HELP])
def test_what_did_not_end_so_is_not_reviewed(
    region: Region, handover_id: UUID, decided: Outcome | None
) -> None:
    if decided is not None:
        region.ask(MARY, f.outcome(handover_id, decided))
    with pytest.raises(NoReviewOpen):
        region.ask(LENA, f.review(handover_id))


def test_a_review_is_done_once(region: Region, handover_id: UUID) -> None:
    region.ask(MARY, f.outcome(handover_id))
    region.ask(LENA, f.review(handover_id))
    with pytest.raises(NoReviewOpen):
        region.ask(LENA, f.review(handover_id))


WHO_HAD_A_PART = {
    "the referrer's account": replace(LENA, account_id="mary"),
    "the recorder's account": replace(LENA, account_id="hana"),
    "the referrer's name": replace(LENA, name="mary  ashby"),
    "the recorder's name": replace(LENA, name="Hana Quorn"),
    "who decided": replace(LENA, name="SAM ROWE"),
    "who is said to have referred": replace(LENA, name="Nina Oak"),
}


@pytest.mark.parametrize("actor", WHO_HAD_A_PART.values(), ids=WHO_HAD_A_PART.keys())
def test_nobody_who_had_a_part_in_it_reviews_it(region: Region, actor: Actor) -> None:
    handover_id = region.recorded()
    region.ask(MARY, f.refer(handover_id, f.told(made_by="Nina Oak")))
    region.ask(HANA, f.outcome(handover_id))
    assert actor.role is Role.LEAD
    with pytest.raises(DeciderMayNotReview):
        region.ask(actor, f.review(handover_id))
    region.ask(LENA, f.review(handover_id))


@pytest.mark.parametrize("decision", [ReviewDecision.RECONSIDER, ReviewDecision.ESCALATE])
def test_who_is_asked_again_is_waited_for_again(
    region: Region, handover_id: UUID, decision: ReviewDecision
) -> None:
    region.ask(MARY, f.outcome(handover_id))
    region.ask(LENA, f.review(handover_id, decision), LATER)
    found = referral_of(region)
    assert found.outcome is None
    assert found.word_due_at == datetime(2026, 12, 1, 17, 0, tzinfo=UTC)
    region.ask(MARY, f.outcome(handover_id, Outcome.SECTION_47), LATER)
    assert referral_of(region).word_due_at is None


def test_to_escalate_begins_the_ladder_of_a_disagreement_in_the_same_save(
    region: Region, handover_id: UUID
) -> None:
    region.ask(MARY, f.outcome(handover_id))
    region.ask(LENA, f.review(handover_id, ReviewDecision.ESCALATE))
    [one] = region.service.look_up(handover_id, MARY, View.RECORD).disagreements.values()
    assert (one.said.name, one.referral_id) == ("Lena Soar", FIRST_REFERRAL)
    assert (one.other_side, one.reasons) == (f.AUTHORITY, "Early help is in place")
    assert len(one.ladder) == 3


def test_to_escalate_what_is_disputed_already_begins_no_second_ladder(
    region: Region, handover_id: UUID
) -> None:
    region.ask(MARY, f.outcome(handover_id))
    region.ask(MARY, f.disagree(handover_id))
    region.ask(LENA, f.review(handover_id, ReviewDecision.ESCALATE))
    assert len(region.service.look_up(handover_id, MARY, View.RECORD).disagreements) == 1


def test_a_settlement_ends_only_the_dispute_that_stands_with_that_handover(
    region: Region, handover_id: UUID
) -> None:
    region.ask(MARY, f.outcome(handover_id))
    found = referral_of(region)
    found.learn_of_settlement(handover_id, found.made)
    assert found.pending_events == [], "nobody differed, as far as it knows"
    region.ask(MARY, f.disagree(handover_id))
    found = referral_of(region)
    found.learn_of_settlement(uuid4(), found.made)
    assert found.pending_events == []
    assert found.disputed_through == handover_id
