"""A referral is followed to its outcome; silence about it comes back."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from handover.commands import Command
from handover.disagreement.refusals import NothingToDisagreeWith
from handover.family.family import Family
from handover.policy import View
from handover.referral.due import ReferralDue
from handover.referral.refusals import (
    ReferralAlreadyAnswered,
)
from handover.referral.told import (
    FrontDoor,
    FrontDoorAnswer,
    GivenHow,
    Outcome,
    ReferredTo,
)
from handover.refusals import InvalidValue, NoFamilyHere
from tests import referring as f
from tests import region as r
from tests.referring import FIRST_REFERRAL, MADE_AT, referral_of
from tests.region import HANA, LENA, MARY, NOTTINGHAM, NOW, Region, record

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


def test_it_keeps_what_was_told_and_both_times(region: Region, handover_id: UUID) -> None:
    found = referral_of(region)
    assert found.told == f.told()
    assert (found.made.happened_at, found.made.recorded_at) == (MADE_AT, NOW)
    assert (found.made.name, found.team.ods_code) == ("Mary Ashby", "RWE")
    assert found.handover_id == handover_id
    assert found.baby_ids == region.service.look_up(handover_id, MARY, View.RECORD).baby_ids
    assert (found.outcome, found.answer, found.answered) == (None, None, None)
    assert found.created_on == NOW
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
    region: Region, handover_id: UUID, verb: Callable[..., Command], at: datetime, says: str
) -> None:
    with pytest.raises(InvalidValue) as refused:
        region.ask(MARY, verb(handover_id, at=at))
    assert (refused.value.message, refused.value.field) == (says, "happened_at")


def test_a_word_in_the_minute_of_the_referral_counts(region: Region, handover_id: UUID) -> None:
    region.ask(MARY, f.outcome(handover_id, Outcome.EARLY_HELP, at=MADE_AT))
    assert referral_of(region).outcomes[0][0].happened_at == MADE_AT


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
