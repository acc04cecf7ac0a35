"""A referral that waits for a word is never left with a team that cannot open its record."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from handover import commands as c
from handover.directory import commands as t
from handover.directory.refusals import StillOpen
from handover.handover import Handover
from handover.policy import View
from handover.referral.refusals import NotYourReferral
from handover.referral.reviewing import ReviewDecision
from handover.referral.told import Outcome
from handover.refusals import HandoverNotFound
from handover.states import State
from tests import referring as f
from tests import region as r
from tests.losing import record_loss
from tests.referring import referral_of
from tests.region import DERBY, HANA, HUGO, KIT, LEICESTER, LENA, MARY, NOTTINGHAM, NOW, Region

DAY = timedelta(days=1)
CLOSE = c.CloseTeam(DERBY, "Joined with Nottingham", NOTTINGHAM)
CLOSE_ALONE = c.CloseTeam(DERBY, "Merged", uncovered="Nobody lives there")


@pytest.fixture
def ended(region: Region) -> UUID:
    """What Derby has answered and closed, with a referral that Hana made meanwhile."""
    handover_id = region.recorded()
    region.ask(HANA, r.acknowledge(handover_id))
    region.ask(HANA, f.refer(handover_id))
    region.ask(HANA, r.done(handover_id))
    return handover_id


def seen(region: Region, handover_id: UUID) -> Handover:
    found: Handover = region.service.repository.get(handover_id)
    return found


def test_a_closed_record_is_still_open_to_who_referred_and_its_word_is_awaited(
    region: Region, ended: UUID
) -> None:
    assert referral_of(region).word_due_at is not None
    assert region.service.look_up(ended, HANA, View.RECORD).state is State.CLOSED
    region.ask(HANA, f.answer(ended))
    region.ask(HANA, f.outcome(ended))
    region.ask(LENA, f.review(ended))


def test_a_team_for_whose_referral_a_word_is_awaited_is_not_closed_without_a_successor(
    region: Region, ended: UUID
) -> None:
    with pytest.raises(StillOpen, match=r"^1 handover or concern is open with this team\."):
        region.ask(KIT, CLOSE_ALONE)
    region.ask(HANA, f.outcome(ended, Outcome.EARLY_HELP))
    region.ask(KIT, CLOSE_ALONE)
    assert referral_of(region).team.team_id == DERBY, "what is decided stays where it was"


def test_an_open_review_is_left_with_nobody_no_more_than_a_word(
    region: Region, ended: UUID
) -> None:
    region.ask(HANA, f.outcome(ended))
    with pytest.raises(StillOpen):
        region.ask(KIT, CLOSE_ALONE)
    region.ask(LENA, f.review(ended))
    region.ask(KIT, CLOSE_ALONE)


def test_what_was_a_mistake_holds_no_team_open(region: Region, ended: UUID) -> None:
    region.ask(HANA, f.in_error(ended))
    region.ask(KIT, CLOSE_ALONE)


def test_what_a_loss_has_stopped_goes_to_the_successor_too(region: Region, ended: UUID) -> None:
    region.ask(MARY, record_loss(ended))
    with pytest.raises(StillOpen):
        region.ask(KIT, CLOSE_ALONE)
    region.ask(KIT, CLOSE)
    assert referral_of(region).team.team_id == NOTTINGHAM


def test_the_other_teams_referral_holds_this_team_not_open(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, f.refer(handover_id))
    region.ask(HANA, r.acknowledge(handover_id))
    region.ask(HANA, r.done(handover_id))
    region.ask(KIT, CLOSE_ALONE)
    assert seen(region, handover_id).receiving.team_id == DERBY


def test_the_successor_follows_it_on_the_record_that_is_closed_and_no_clock_moves(
    region: Region, ended: UUID
) -> None:
    due_at = referral_of(region).word_due_at
    with pytest.raises(HandoverNotFound):
        region.ask(HUGO, f.outcome(ended))
    region.ask(KIT, CLOSE, NOW + DAY)
    after = referral_of(region)
    assert (after.team.team_id, after.team.name) == (NOTTINGHAM, "Nottingham health visiting")
    assert (after.word_due_at, after.made.name) == (due_at, "Hana Quorn")
    assert after.modified_on == NOW + DAY
    record = region.service.look_up(ended, HUGO, View.RECORD)
    assert (record.state, record.receiving.team_id) == (State.CLOSED, NOTTINGHAM)
    region.ask(HUGO, f.answer(ended))
    region.ask(HUGO, f.in_error(ended))


def test_it_goes_on_to_whoever_is_said_later_to_have_taken_over(
    region: Region, ended: UUID
) -> None:
    region.ask(HANA, f.outcome(ended, Outcome.EARLY_HELP))
    region.ask(KIT, CLOSE_ALONE)
    region.ask(MARY, f.outcome(ended), NOW + DAY)
    assert referral_of(region).review_due is not None
    region.ask(KIT, t.NameSuccessor(DERBY, NOTTINGHAM), NOW + DAY)
    assert referral_of(region).team.team_id == NOTTINGHAM


def test_of_an_open_record_the_referral_goes_with_it(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, f.refer(handover_id))
    second = region.ask(MARY, f.refer(handover_id)).subject_id
    region.ask(KIT, CLOSE)
    assert referral_of(region).team.team_id == NOTTINGHAM
    assert referral_of(region, second).team.team_id == LEICESTER


@pytest.fixture
def declined(region: Region) -> UUID:
    """Derby referred, and has declined the record since."""
    handover_id = region.recorded()
    region.ask(HANA, f.refer(handover_id))
    region.ask(HANA, r.decline(handover_id))
    return handover_id


def test_who_declined_follows_what_it_referred_until_the_record_is_redirected(
    region: Region, declined: UUID
) -> None:
    assert referral_of(region).team.team_id == DERBY
    region.ask(HANA, f.answer(declined))


def test_who_can_open_the_record_no_more_waits_no_more_and_the_sending_team_does(
    region: Region, declined: UUID
) -> None:
    due_at = referral_of(region).word_due_at
    region.ask(MARY, r.redirect(declined, NOTTINGHAM), NOW + DAY)
    with pytest.raises(HandoverNotFound):
        region.ask(HANA, f.outcome(declined))
    after = referral_of(region)
    assert (after.team.team_id, after.word_due_at) == (LEICESTER, due_at)
    with pytest.raises(NotYourReferral):
        region.ask(HUGO, f.in_error(declined))
    region.ask(MARY, f.in_error(declined))


def test_a_redirect_moves_no_other_referral(region: Region, declined: UUID) -> None:
    own = region.ask(MARY, f.refer(declined)).subject_id
    region.ask(HANA, f.outcome(declined, Outcome.EARLY_HELP))
    region.ask(MARY, r.redirect(declined, NOTTINGHAM))
    assert referral_of(region).version == 2, "nothing is awaited, so nothing moves"
    assert referral_of(region, own).version == 1


def test_what_was_referred_through_another_record_stays(region: Region, declined: UUID) -> None:
    second = region.recorded()
    other = region.ask(HANA, f.refer(second)).subject_id
    region.ask(MARY, r.redirect(declined, NOTTINGHAM))
    assert referral_of(region).team.team_id == LEICESTER
    assert referral_of(region, other).team.team_id == DERBY


def test_a_review_that_is_asked_for_again_is_awaited_by_who_follows_it_now(
    region: Region, declined: UUID
) -> None:
    region.ask(HANA, f.outcome(declined))
    region.ask(MARY, r.redirect(declined, NOTTINGHAM))
    region.ask(
        replace(LENA, account_id="lou", name="Lou Erewash"),
        f.review(declined, ReviewDecision.RECONSIDER),
    )
    found = referral_of(region)
    assert (found.team.team_id, found.is_word_awaited) == (LEICESTER, True)
