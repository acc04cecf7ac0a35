"""A referral that was recorded by mistake waits for nobody, and nothing of it is erased."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from handover.commands import OnHandover
from handover.policy import View
from handover.referral.refusals import (
    NotYourReferral,
    ReferralInError,
    ReferralWasReviewed,
)
from handover.referral.reviewing import ReviewDecision
from handover.referral.told import Outcome
from handover.refusals import InvalidValue, Refusal
from tests import referring as f
from tests.losing import record_loss
from tests.referring import FIRST_REFERRAL, referral_of
from tests.region import HANA, LENA, MARY, NOW, Region
from tests.undoing import ask_undone, confirm_mistake

LATER = NOW + timedelta(days=2)


@pytest.fixture
def handover_id(region: Region) -> UUID:
    """What Mary has recorded for Derby, with a referral that she typed on the wrong record."""
    recorded = region.recorded()
    region.ask(MARY, f.refer(recorded))
    return recorded


def is_disputed(region: Region, handover_id: UUID) -> bool:
    return region.service.look_up(handover_id, MARY, View.RECORD).is_disputed(FIRST_REFERRAL)


def test_nothing_is_awaited_and_all_that_was_told_stays(region: Region, handover_id: UUID) -> None:
    region.ask(MARY, f.in_error(handover_id, reason="  Another\nfamily "), LATER)
    found = referral_of(region)
    assert (found.word_due_at, found.outcome, found.review_due) == (None, None, None)
    assert found.in_error is not None
    assert (found.in_error.name, found.in_error.recorded_at) == ("Mary Ashby", LATER)
    assert found.error_reason == "Another\nfamily"
    assert found.told == f.told()
    assert found.modified_on == LATER


def test_an_outcome_that_was_told_before_stays_to_be_read(
    region: Region, handover_id: UUID
) -> None:
    region.ask(MARY, f.outcome(handover_id, Outcome.EARLY_HELP))
    region.ask(MARY, f.in_error(handover_id))
    found = referral_of(region).outcome
    assert found is not None
    assert found.outcome is Outcome.EARLY_HELP


def test_a_review_that_it_opened_ends_with_it(region: Region, handover_id: UUID) -> None:
    region.ask(MARY, f.outcome(handover_id))
    assert referral_of(region).review_due is not None
    region.ask(MARY, f.in_error(handover_id))
    assert referral_of(region).review_due is None


def test_the_other_team_cannot_end_what_this_one_waits_for(
    region: Region, handover_id: UUID
) -> None:
    with pytest.raises(NotYourReferral) as refused:
        region.ask(HANA, f.in_error(handover_id))
    assert refused.value.sentence == (
        "Only the team that follows this referral can say that it was entered in error. Ring "
        "them, or add a note."
    )
    assert referral_of(region).word_due_at is not None


def test_the_receiving_team_ends_what_it_recorded_itself(region: Region, handover_id: UUID) -> None:
    second = region.ask(HANA, f.refer(handover_id)).subject_id
    with pytest.raises(NotYourReferral):
        region.ask(MARY, f.in_error(handover_id, second))
    region.ask(HANA, f.in_error(handover_id, second))
    assert referral_of(region, second).in_error is not None
    assert referral_of(region).in_error is None, "the first is another"


@pytest.mark.parametrize("decision", ReviewDecision)
def test_what_a_lead_has_reviewed_stays(
    region: Region, handover_id: UUID, decision: ReviewDecision
) -> None:
    region.ask(MARY, f.outcome(handover_id))
    region.ask(LENA, f.review(handover_id, decision))
    with pytest.raises(ReferralWasReviewed) as refused:
        region.ask(MARY, f.in_error(handover_id))
    assert refused.value.sentence == (
        "A lead has reviewed this referral, so it stays. Ring the authority and record what they "
        "say as the outcome."
    )


@pytest.mark.parametrize(
    "who,command",
    [
        (MARY, f.answer),
        (MARY, f.outcome),
        (MARY, f.in_error),
        (MARY, f.disagree),
        (LENA, f.review),
    ],
)
def test_nothing_more_is_told_of_it(
    region: Region,
    handover_id: UUID,
    who: object,
    command: Callable[[UUID], OnHandover],
) -> None:
    region.ask(MARY, f.outcome(handover_id))
    region.ask(MARY, f.in_error(handover_id))
    with pytest.raises(ReferralInError) as refused:
        region.ask(who, command(handover_id))  # type: ignore[arg-type]  # one of the people above
    assert refused.value.sentence == (
        "This referral was entered in error, so nothing more is recorded about it. If a referral "
        "was made, record it as a new one."
    )


def test_it_takes_a_reason(region: Region, handover_id: UUID) -> None:
    with pytest.raises(InvalidValue) as refused:
        region.ask(MARY, f.in_error(handover_id, reason=" "))
    assert (refused.value.message, refused.value.field) == ("Enter the reason", "reason")


def test_what_is_wrong_with_it_is_a_few_sentences_and_no_story(
    region: Region, handover_id: UUID
) -> None:
    with pytest.raises(InvalidValue, match="1,000 characters or fewer: it has 1,001"):
        region.ask(MARY, f.in_error(handover_id, reason="x" * 1001))
    assert referral_of(region).error_reason == "", "until somebody says so, nothing is wrong"
    region.ask(MARY, f.in_error(handover_id, reason="x" * 1000))


def test_the_next_referral_of_the_family_is_followed_as_ever(
    region: Region, handover_id: UUID
) -> None:
    region.ask(MARY, f.in_error(handover_id))
    second = region.ask(MARY, f.refer(handover_id)).subject_id
    assert second != FIRST_REFERRAL
    assert referral_of(region, second).word_due_at is not None


def test_it_may_be_said_after_a_loss_for_it_is_a_fact(region: Region, handover_id: UUID) -> None:
    region.ask(MARY, record_loss(handover_id))
    region.ask(MARY, f.in_error(handover_id))
    assert referral_of(region).in_error is not None


def test_a_loss_and_its_undoing_say_nothing_of_what_was_a_mistake(
    region: Region, handover_id: UUID
) -> None:
    region.ask(MARY, f.in_error(handover_id))
    region.ask(MARY, record_loss(handover_id))
    found = referral_of(region)
    assert (found.stopped, found.word_due_at, found.version) == (None, None, 2)


def test_the_undoing_of_a_loss_makes_no_mistake_due_again(
    region: Region, handover_id: UUID
) -> None:
    region.ask(MARY, record_loss(handover_id))
    region.ask(MARY, f.in_error(handover_id))
    region.ask(MARY, ask_undone(handover_id))
    region.ask(HANA, confirm_mistake(handover_id))
    found = referral_of(region)
    assert (found.word_due_at, found.version) == (None, 3), "made, stopped, entered in error"


def test_a_disagreement_about_it_stays_open_until_it_is_settled_in_words(
    region: Region, handover_id: UUID
) -> None:
    region.ask(MARY, f.outcome(handover_id, Outcome.EARLY_HELP))
    region.ask(HANA, f.disagree(handover_id))
    region.ask(MARY, f.in_error(handover_id))
    assert is_disputed(region, handover_id)
    region.ask(HANA, f.settle(handover_id))
    assert not is_disputed(region, handover_id)


def test_each_refusal_has_a_name_of_its_own() -> None:
    kinds: tuple[type[Refusal], ...] = (ReferralInError, NotYourReferral, ReferralWasReviewed)
    assert [one.code for one in kinds] == [
        "referral_in_error",
        "not_your_referral",
        "referral_was_reviewed",
    ]
