"""A referral is followed to its outcome; silence, and "no further action", come back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from handover.actor import Actor, Role
from handover.calls import AttemptOutcome
from handover.content import ParentsTold
from handover.disagreement.refusals import NothingToDisagreeWith
from handover.family.babies import BabyNamed
from handover.family.family import Family
from handover.family.losses import LossKind
from handover.policy import View
from handover.referral.due import ReferralDue
from handover.referral.referral import Referral
from handover.referral.refusals import (
    DeciderMayNotReview,
    NoReviewOpen,
    ReferralAlreadyAnswered,
)
from handover.referral.reviewing import ReviewDecision
from handover.referral.told import (
    FrontDoor,
    FrontDoorAnswer,
    GivenHow,
    Outcome,
    OutcomeGiven,
    ReferralTold,
    ReferredTo,
)
from handover.refusals import InvalidValue, NoFamilyHere
from tests import referring as f
from tests import region as r
from tests.losing import loss, record_loss
from tests.referring import FIRST_REFERRAL, MADE_AT
from tests.region import HANA, LENA, MARY, NOTTINGHAM, NOW, TODAY, Region, record

SAM, LATER = "Sam Rowe", NOW + timedelta(days=2)
FIVE_PM = datetime(2026, 11, 25, 17, 0, tzinfo=UTC)
"""The day after the referral, when an office closes."""


@pytest.fixture
def handover_id(region: Region) -> UUID:
    """What Mary has recorded for Derby, with a referral that she made an hour before."""
    recorded = region.recorded()
    region.ask(MARY, f.refer(recorded))
    return recorded


def referral_of(region: Region, referral_id: UUID = FIRST_REFERRAL) -> Referral:
    found: Referral = region.service.repository.get(referral_id)
    return found


def family_of(region: Region, handover_id: UUID) -> Family:
    return region.service.family_of(handover_id, MARY)[1]


def test_it_keeps_what_was_told_and_both_times(region: Region, handover_id: UUID) -> None:
    found = referral_of(region)
    assert found.told == f.told()
    assert (found.made.happened_at, found.made.recorded_at) == (MADE_AT, NOW)
    assert (found.made.name, found.team.ods_code) == ("Mary Ashby", "RWE")
    assert found.handover_id == handover_id
    assert found.baby_ids == region.service.look_up(handover_id, MARY, View.RECORD).baby_ids
    assert found.outcome is None
    assert list(family_of(region, handover_id).referrals) == [FIRST_REFERRAL]


def test_a_second_referral_is_followed_beside_the_first(region: Region, handover_id: UUID) -> None:
    second = region.ask(HANA, f.refer(handover_id, f.told(ReferredTo.ADULTS))).subject_id
    assert second != FIRST_REFERRAL
    assert referral_of(region, second).team.ods_code == "RY8", "silence comes back to who referred"
    assert list(family_of(region, handover_id).referrals) == [FIRST_REFERRAL, second]


def test_every_handover_of_the_family_leads_to_it(region: Region) -> None:
    first, later = region.recorded(), region.recorded(record(to_team_id=NOTTINGHAM))
    region.ask(MARY, f.refer(first))
    region.ask(MARY, f.outcome(later, Outcome.CHILD_IN_NEED))
    assert referral_of(region).outcomes[-1][1].outcome is Outcome.CHILD_IN_NEED


def test_an_acknowledgement_is_due_in_one_working_day_and_why_is_kept(
    region: Region, handover_id: UUID
) -> None:
    found = referral_of(region)
    assert found.handover_id == handover_id
    assert found.word_due_at == FIVE_PM
    assert found.word_due == ReferralDue(FIVE_PM, "referral/1", found.word_due.calendar_version)
    assert found.word_due.calendar_version.endswith("GB-ENG")


def test_a_weekend_is_no_working_day_and_the_day_it_was_made_counts(region: Region) -> None:
    friday = datetime(2026, 11, 20, 16, 55, tzinfo=UTC)
    region.ask(MARY, f.refer(region.recorded(), at=friday))
    assert referral_of(region).word_due_at == datetime(2026, 11, 23, 17, 0, tzinfo=UTC)


def test_made_just_now_is_the_time_of_the_record(region: Region) -> None:
    region.ask(MARY, f.refer(region.recorded(), at=None))
    assert referral_of(region).made.happened_at == NOW


@pytest.mark.parametrize(
    "at,says",
    [
        (
            NOW + timedelta(microseconds=1),
            "The time of the referral is in the future. Refer now, then enter when you did",
        ),
        (
            NOW - timedelta(days=366, microseconds=1),
            "The referral was more than 12 months ago. Check the year",
        ),
        (
            MADE_AT.replace(tzinfo=None),
            "Say in which time zone it was, for example 2026-05-03T16:30:00+01:00",
        ),
    ],
)
def test_a_time_that_cannot_be_is_refused(region: Region, at: datetime, says: str) -> None:
    handover_id = region.recorded()
    with pytest.raises(InvalidValue) as refused:
        region.ask(MARY, f.refer(handover_id, at=at))
    assert (refused.value.message, refused.value.field) == (says, "happened_at")


@pytest.mark.parametrize("at", [NOW, NOW - timedelta(days=366)])
def test_the_very_first_and_last_moment_are_taken(region: Region, at: datetime) -> None:
    region.ask(MARY, f.refer(region.recorded(), at=at))
    assert referral_of(region).made.happened_at == at


def test_after_an_acknowledgement_the_outcome_is_due_by_a_clock_of_its_own(
    region: Region, handover_id: UUID
) -> None:
    region.ask(MARY, f.answer(handover_id, at=NOW - timedelta(minutes=5)))
    found = referral_of(region)
    assert found.answer == FrontDoorAnswer(SAM, GivenHow.TELEPHONE, FrontDoor.REFERRAL)
    assert found.answered is not None
    assert found.answered.happened_at == NOW - timedelta(minutes=5)
    assert found.word_due_at == datetime(2026, 11, 27, 17, 0, tzinfo=UTC)
    assert found.outcome is None


def test_the_front_door_may_take_it_as_less_than_it_was(region: Region, handover_id: UUID) -> None:
    region.ask(HANA, f.answer(handover_id, taken_as=FrontDoor.CONTACT))
    found = referral_of(region)
    assert found.told.made_as is FrontDoor.REFERRAL
    assert found.answer is not None
    assert found.answer.taken_as is FrontDoor.CONTACT


def test_it_is_acknowledged_once_and_not_after_its_outcome(
    region: Region, handover_id: UUID
) -> None:
    region.ask(MARY, f.answer(handover_id))
    with pytest.raises(ReferralAlreadyAnswered):
        region.ask(HANA, f.answer(handover_id))
    second = region.ask(MARY, f.refer(handover_id)).subject_id
    region.ask(MARY, f.outcome(handover_id, Outcome.SECTION_47, second))
    with pytest.raises(ReferralAlreadyAnswered):
        region.ask(MARY, f.answer(handover_id, second))


@pytest.mark.parametrize("verb", [f.answer, f.outcome])
@pytest.mark.parametrize(
    "at,says",
    [
        (
            NOW + timedelta(microseconds=1),
            "This time is in the future. Enter when they told you",
        ),
        (
            MADE_AT - timedelta(microseconds=1),
            "This is before the referral was made. Check the date and the time",
        ),
        (
            NOW.replace(tzinfo=None),
            "Say in which time zone it was, for example 2026-05-03T16:30:00+01:00",
        ),
    ],
)
def test_a_word_that_came_before_the_referral_or_not_yet_is_refused(
    region: Region, handover_id: UUID, verb: object, at: datetime, says: str
) -> None:
    with pytest.raises(InvalidValue) as refused:
        region.ask(MARY, verb(handover_id, at=at))  # type: ignore[operator]  # each makes a command
    assert (refused.value.message, refused.value.field) == (says, "happened_at")


def test_a_word_in_the_minute_of_the_referral_counts(region: Region, handover_id: UUID) -> None:
    region.ask(MARY, f.outcome(handover_id, Outcome.EARLY_HELP, at=MADE_AT))
    assert referral_of(region).outcomes[0][0].happened_at == MADE_AT


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
    assert (decision, rationale) == (ReviewDecision.AGREE, "Early help is in place")
    assert (found.review_due, found.word_due_at) == (None, None)
    assert found.outcome is not None


def test_without_a_reason_it_is_not_reviewed(region: Region, handover_id: UUID) -> None:
    region.ask(MARY, f.outcome(handover_id))
    with pytest.raises(InvalidValue, match=r"^Enter the reason for your decision$") as refused:
        region.ask(LENA, replace(f.review(handover_id), rationale=" "))
    assert refused.value.field == "rationale"
    assert referral_of(region).review_due is not None


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


def test_a_referral_of_another_family_is_not_changed_through_this_one(
    region: Region, handover_id: UUID
) -> None:
    whom = r.about(nhs_number="9990000026")
    other = region.recorded(record(whom=whom))
    for command in (f.answer(other), f.outcome(other), f.disagree(other), f.answer(other, uuid4())):
        with pytest.raises(InvalidValue, match=r"^Choose a referral of this family$") as refused:
            region.ask(MARY, command)
        assert refused.value.field == "referral_id"
    with pytest.raises(InvalidValue, match=r"^Choose a referral of this family$"):
        region.ask(LENA, f.review(other))
    with pytest.raises(NothingToDisagreeWith):
        region.ask(MARY, f.disagree(handover_id))


def test_through_a_record_in_error_nothing_new_is_told_but_what_was_made_is_followed(
    region: Region, handover_id: UUID
) -> None:
    region.ask(MARY, r.enter_in_error(handover_id))
    with pytest.raises(NoFamilyHere):
        region.ask(MARY, f.refer(handover_id))
    region.ask(MARY, f.outcome(handover_id))
    region.ask(LENA, f.review(handover_id))


def test_a_referral_can_be_told_in_every_state_of_the_record(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, r.acknowledge(handover_id))
    region.ask(HANA, r.done(handover_id))
    region.ask(HANA, f.refer(handover_id))
    region.ask(MARY, f.answer(handover_id))
    region.ask(MARY, f.outcome(handover_id))


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


BLANK = [
    (lambda: f.told(authority=" "), "authority", "Enter the local authority"),
    (lambda: f.told(made_by="-"), "made_by", "Enter who made the referral"),
    (lambda: f.told(reference="a\nb"), "reference", "Enter their reference on one line"),
    (
        lambda: FrontDoorAnswer(" ", GivenHow.EMAIL, FrontDoor.REFERRAL),
        "given_by",
        "Enter who told you",
    ),
    (lambda: OutcomeGiven(f.NFA, "", GivenHow.EMAIL, "No"), "given_by", "Enter who told you"),
    (
        lambda: OutcomeGiven(f.NFA, SAM, GivenHow.EMAIL),
        "words",
        "Enter what they decided, and why",
    ),
    (
        lambda: OutcomeGiven(Outcome.OTHER, SAM, GivenHow.EMAIL, " "),
        "words",
        "Enter what they decided, and why",
    ),
]


@pytest.mark.parametrize("make,field,says", BLANK, ids=[str(n) for n in range(len(BLANK))])
def test_what_is_blank_is_asked_for(make: object, field: str, says: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        make()  # type: ignore[operator]  # each makes a value
    assert (refused.value.field, refused.value.message) == (field, says)


def test_words_are_trimmed_and_most_outcomes_need_none() -> None:
    trimmed = f.told(authority=" Derby ", made_by=" Mary ", reference=" ")
    assert (trimmed.authority, trimmed.made_by, trimmed.reference) == ("Derby", "Mary", "")
    given = OutcomeGiven(Outcome.SECTION_47, f" {SAM} ", GivenHow.MEETING, " ")
    assert (given.given_by, given.words) == (SAM, "")


def test_what_they_decided_is_kept_within_a_reasons_length() -> None:
    with pytest.raises(InvalidValue, match="1,000 characters or fewer: it has 1,001"):
        OutcomeGiven(Outcome.OTHER, SAM, GivenHow.EMAIL, "x" * 1001)
    assert OutcomeGiven(Outcome.OTHER, SAM, GivenHow.EMAIL, "x" * 1000).words == "x" * 1000


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


def test_parents_not_told_need_a_reason() -> None:
    with pytest.raises(InvalidValue, match="Say why the parents have not been told"):
        f.told(parents_told=ParentsTold(told=False))
