"""No path round "refer first": a record of a mark stands on a referral for as long as it stands."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid5

import pytest

from handover import commands as c
from handover.actor import Actor
from handover.policy import View
from handover.referral.refusals import ReferralWasReviewed
from handover.referral.told import FrontDoor, ReferralTold, ReferredTo
from handover.refusals import InvalidValue, Refusal
from handover.states import State
from handover.teams import TeamKind
from tests import referring as f
from tests import region as r
from tests.losing import record_loss
from tests.marking import LATER, beside, mistaken, refused
from tests.putting_right import reopen, revise
from tests.referring import referral_of
from tests.region import HANA, KIT, LENA, MARY, NOW, Region
from tests.telling import FAMILY_ID

MINUTE, WEEK = timedelta(minutes=1), timedelta(days=7)
SECOND = uuid5(FAMILY_ID, "referral/2")
Then = list[tuple[Actor, c.Command]]


@pytest.fixture
def mark_id(region: Region) -> UUID:
    """A mark that Mary has recorded for Derby; its referral was told at the stop."""
    return region.recorded(r.record_of_mark(r.referral()))


def state_of(region: Region, handover_id: UUID) -> State:
    return region.service.look_up(handover_id, MARY, View.RECORD).state


# --- while the record of the mark stands ---


def test_the_referral_on_which_a_mark_stands_cannot_be_called_a_mistake(
    region: Region, mark_id: UUID
) -> None:
    refused(region, f.in_error(mark_id))
    assert referral_of(region).in_error is None


@pytest.mark.usefixtures("mark_id")
def test_nor_through_another_record_of_the_family(region: Region) -> None:
    refused(region, f.in_error(beside(region)))


@pytest.mark.parametrize(
    "then",
    [
        lambda mark_id: [(HANA, r.decline(mark_id))],
        lambda mark_id: [(HANA, r.decline(mark_id)), (MARY, r.redirect(mark_id))],
        lambda mark_id: [(HANA, r.acknowledge(mark_id))],
        lambda mark_id: [(HANA, r.acknowledge(mark_id)), (HANA, r.done(mark_id))],
        lambda mark_id: [(MARY, revise(mark_id))],
        lambda mark_id: [(MARY, record_loss(mark_id))],
    ],
    ids=["declined", "redirected", "acknowledged", "done", "revised", "the baby has died"],
)
def test_whatever_becomes_of_the_record_it_needs_its_referral(
    region: Region, mark_id: UUID, then: Callable[[UUID], Then]
) -> None:
    for actor, command in then(mark_id):
        region.ask(actor, command)
    refused(region, f.in_error(mark_id))


def test_a_team_that_came_after_the_one_that_referred_may_not_either(
    region: Region, mark_id: UUID
) -> None:
    place = replace(r.register("Leicester", telephone="01632 960177"), ods_code="RWE")
    after = region.ask(KIT, replace(place, kind=TeamKind.MIDWIFERY)).subject_id
    region.ask(KIT, c.CloseTeam(r.LEICESTER, "Merged", after))
    assert referral_of(region).team.team_id == after
    refused(region, f.in_error(mark_id), replace(MARY, team_id=after))


def test_one_that_a_senior_decided_needs_none(region: Region) -> None:
    mark_id = region.recorded(r.record_of_mark(r.decision()))
    region.ask(MARY, f.refer(mark_id))
    mistaken(region, mark_id)


def test_a_record_of_anything_else_needs_none(region: Region) -> None:
    handover_id = beside(region)
    region.ask(MARY, f.refer(handover_id))
    mistaken(region, handover_id)


# --- when the record of the mark stands no more ---


@pytest.mark.parametrize("ends", [r.withdraw, r.enter_in_error])
def test_a_mark_that_stands_no_more_needs_none(
    region: Region, mark_id: UUID, ends: Callable[[UUID], c.Command]
) -> None:
    region.ask(MARY, ends(mark_id))
    mistaken(region, mark_id)


def test_a_mark_that_is_in_error_after_it_was_acknowledged_needs_none(
    region: Region, mark_id: UUID
) -> None:
    region.ask(HANA, r.acknowledge(mark_id))
    region.ask(MARY, r.enter_in_error(mark_id))
    mistaken(region, mark_id)


def test_what_was_withdrawn_is_not_opened_again_without_a_referral(
    region: Region, mark_id: UUID
) -> None:
    region.ask(MARY, r.withdraw(mark_id))
    mistaken(region, mark_id)
    refused(region, reopen(mark_id))
    since = region.ask(MARY, f.refer(mark_id, at=None), LATER).subject_id
    region.ask(MARY, reopen(mark_id), LATER)
    assert state_of(region, mark_id) is State.WAITING
    refused(region, f.in_error(mark_id, since))


def test_what_was_withdrawn_and_is_still_referred_is_opened_again(
    region: Region, mark_id: UUID
) -> None:
    region.ask(MARY, r.withdraw(mark_id))
    region.ask(MARY, reopen(mark_id), LATER)
    assert state_of(region, mark_id) is State.WAITING


def test_what_a_senior_decided_is_opened_again_as_it_was(region: Region) -> None:
    mark_id = region.recorded(r.record_of_mark(r.decision()))
    region.ask(MARY, r.withdraw(mark_id))
    region.ask(MARY, reopen(mark_id), LATER)
    assert state_of(region, mark_id) is State.WAITING


# --- another referral that stands ---


@pytest.mark.parametrize(
    "to", [ReferredTo.CHILDREN, ReferredTo.HUB, ReferredTo.OUT_OF_HOURS, ReferredTo.EMERGENCY]
)
def test_another_referral_that_was_made_since_takes_its_place_and_is_the_last(
    region: Region, mark_id: UUID, to: ReferredTo
) -> None:
    region.ask(MARY, f.refer(mark_id, f.told(to)))
    mistaken(region, mark_id)
    refused(region, f.in_error(mark_id, SECOND))


def test_it_may_be_the_newer_one_that_was_a_mistake(region: Region, mark_id: UUID) -> None:
    region.ask(MARY, f.refer(mark_id))
    mistaken(region, mark_id, SECOND)
    refused(region, f.in_error(mark_id))


@pytest.mark.parametrize(
    "another",
    [
        f.told(ReferredTo.ADULTS),
        f.told(made_as=FrontDoor.CONTACT),
        f.told(made_as=FrontDoor.NOTIFICATION),
    ],
    ids=["of the mother herself", "a contact", "a notification"],
)
def test_what_is_no_referral_of_a_child_does_not(
    region: Region, mark_id: UUID, another: ReferralTold
) -> None:
    region.ask(MARY, f.refer(mark_id, another))
    refused(region, f.in_error(mark_id))
    mistaken(region, mark_id, SECOND)


def test_999_is_rung_and_nobody_asks_as_what(region: Region, mark_id: UUID) -> None:
    region.ask(MARY, f.refer(mark_id, f.told(ReferredTo.EMERGENCY, made_as=FrontDoor.CONTACT)))
    mistaken(region, mark_id)


def test_one_from_longer_before_than_the_stop_takes_was_about_something_else(
    region: Region, mark_id: UUID
) -> None:
    region.ask(MARY, f.refer(mark_id, at=NOW - WEEK - MINUTE))
    refused(region, f.in_error(mark_id))
    region.ask(MARY, f.refer(mark_id, at=NOW - WEEK))
    mistaken(region, mark_id)


def test_one_that_the_other_team_has_told_counts(region: Region, mark_id: UUID) -> None:
    region.ask(HANA, f.refer(mark_id))
    mistaken(region, mark_id)


def test_of_two_records_of_one_mark_either_may_lose_its_referral_and_not_both(
    region: Region, mark_id: UUID
) -> None:
    second = region.recorded(r.record_of_mark(r.referral()))
    mistaken(region, mark_id)
    refused(region, f.in_error(second, SECOND))
    refused(region, f.in_error(mark_id, SECOND))


def test_a_record_of_a_mark_that_stands_no_more_leaves_its_referral_to_the_other(
    region: Region, mark_id: UUID
) -> None:
    second = region.recorded(r.record_of_mark(r.referral()))
    region.ask(MARY, r.enter_in_error(second))
    mistaken(region, mark_id)
    refused(region, f.in_error(mark_id, SECOND))


# --- which refusal comes first ---


def test_nobody_learns_of_a_mark_who_may_not_say_so_anyway(region: Region, mark_id: UUID) -> None:
    with pytest.raises(Refusal) as told:
        region.ask(HANA, f.in_error(mark_id))
    assert told.value.code == "not_your_referral"


def test_what_a_lead_has_reviewed_stays_for_that_reason(region: Region, mark_id: UUID) -> None:
    region.ask(MARY, f.outcome(mark_id))
    region.ask(LENA, f.review(mark_id))
    with pytest.raises(ReferralWasReviewed):
        region.ask(MARY, f.in_error(mark_id))


def test_a_reason_is_asked_for_before_she_is_sent_to_the_telephone(
    region: Region, mark_id: UUID
) -> None:
    with pytest.raises(InvalidValue):
        region.ask(MARY, f.in_error(mark_id, reason=" "))
