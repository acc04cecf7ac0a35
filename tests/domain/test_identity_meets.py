"""Whom a record is about is put right while other things are under way: none is lost or mistaken.

What was set aside comes back and has to be read, whoever was named stays named, a disagreement
goes on, and a referral follows the woman about whom it was made.
"""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from handover import commands as c
from handover.content import Kind, Trigger
from handover.correcting.changes import IdentityCorrection, NeighbourCorrection
from handover.family.family import Family
from handover.family.refusals import RoutineContactStopped
from handover.handover import Handover
from handover.person import About
from handover.policy import View
from handover.referral.referral import Referral
from handover.referral.told import Outcome
from handover.refusals import InvalidValue
from tests import daily
from tests import referring as f
from tests import region as rg
from tests.losing import record_loss
from tests.putting_right import change_read, correct, correct_number
from tests.region import DERBY, HANA, HUGO, KIT, LEICESTER, MARY, NOTTINGHAM, NOW, Region

HER = rg.about().mother
OTHER_NUMBER = "9990000026"
OTHER = replace(HER, nhs_number=OTHER_NUMBER)


def seen(region: Region, handover_id: UUID) -> Handover:
    return region.service.look_up(handover_id, MARY, View.RECORD)


def family_of(region: Region, handover_id: UUID) -> Family:
    return region.service.family_of(handover_id, MARY)[1]


def beside(region: Region, whom: About | None = None) -> UUID:
    """Another record, about the same mother unless told."""
    return region.recorded(rg.record(Kind.CONCERN, whom=whom))


def referral(region: Region, referral_id: UUID = f.FIRST_REFERRAL) -> Referral:
    found: Referral = region.service.repository.get(referral_id)
    return found


def set_aside_by_both(region: Region, handover_id: UUID) -> None:
    for actor, team_id in ((HANA, DERBY), (MARY, LEICESTER)):
        region.ask(actor, daily.set_aside(handover_id))
        assert seen(region, handover_id).set_aside_by(team_id, NOW) is not None


# --- set aside, and unread ---


def test_what_was_set_aside_comes_back_to_both_teams_and_is_unread_by_the_other(
    region: Region,
) -> None:
    handover_id = region.recorded()
    set_aside_by_both(region, handover_id)
    region.ask(HANA, correct_number(handover_id))
    found = seen(region, handover_id)
    assert [found.set_aside_by(team, NOW) for team in (DERBY, LEICESTER)] == [None, None]
    [change] = found.unread_by(LEICESTER)
    assert isinstance(change, IdentityCorrection)
    assert found.unread_by(DERBY) == ()


def test_a_record_that_has_to_be_checked_comes_back_too(region: Region) -> None:
    wrong, stays = region.recorded(), beside(region)
    set_aside_by_both(region, stays)
    region.ask(MARY, correct_number(wrong))
    found = seen(region, stays)
    assert [found.set_aside_by(team, NOW) for team in (DERBY, LEICESTER)] == [None, None]
    [change] = found.unread_by(DERBY)
    assert isinstance(change, NeighbourCorrection)


def test_to_set_it_aside_again_is_not_to_have_read_it(region: Region) -> None:
    handover_id = region.recorded()
    for _ in range(2):
        region.ask(HANA, daily.set_aside(handover_id))
    region.ask(MARY, correct_number(handover_id))
    region.ask(HANA, daily.set_aside(handover_id))
    found = seen(region, handover_id)
    assert found.set_aside_by(DERBY, NOW) is not None, "it has changed, so it may be put off again"
    assert len(found.unread_by(DERBY)) == 1
    region.ask(HANA, change_read(handover_id))
    assert seen(region, handover_id).unread_by(DERBY) == ()


# --- named colleagues, and a successor ---


def test_whoever_was_named_stays_named(region: Region) -> None:
    handover_id = region.recorded(rg.record(Kind.CONCERN))
    region.ask(MARY, daily.reassign_sender(handover_id))
    region.ask(HANA, rg.acknowledge(handover_id))
    region.ask(HANA, daily.reassign(handover_id))
    before = seen(region, handover_id)
    region.ask(MARY, correct_number(handover_id))
    after = seen(region, handover_id)
    assert (after.named_sender, after.named_receiver) == (daily.MAUD, daily.HILDA)
    assert (after.holder, after.acknowledgement) == (before.holder, before.acknowledgement)


def test_the_successor_of_a_team_that_had_not_read_it_has_to(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, correct_number(handover_id))
    region.ask(HANA, daily.set_aside(handover_id))
    region.ask(KIT, c.CloseTeam(DERBY, "Merged", NOTTINGHAM))
    found = seen(region, handover_id)
    assert len(found.unread_by(NOTTINGHAM)) == 1
    assert found.set_aside_by(NOTTINGHAM, NOW) is None
    region.ask(HUGO, change_read(handover_id))
    assert seen(region, handover_id).unread_by(NOTTINGHAM) == ()


# --- a disagreement ---


def test_a_disagreement_goes_on_and_is_settled(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, rg.decline(handover_id))
    region.ask(MARY, f.disagree(handover_id, None))
    before = seen(region, handover_id).disagreements
    region.ask(MARY, correct_number(handover_id))
    assert seen(region, handover_id).disagreements == before
    region.ask(MARY, f.settle(handover_id))


# --- a referral ---


def test_a_referral_follows_the_record_by_which_it_was_told(region: Region) -> None:
    handover_id, stays = region.recorded(), beside(region)
    region.ask(MARY, f.refer(handover_id))
    region.ask(MARY, correct_number(handover_id))
    assert list(family_of(region, handover_id).referrals) == [f.FIRST_REFERRAL]
    assert list(family_of(region, stays).referrals) == [], "it was about another woman"
    with pytest.raises(InvalidValue, match="Choose a referral of this family"):
        region.ask(MARY, f.outcome(stays, Outcome.EARLY_HELP))
    region.ask(MARY, f.answer(handover_id))
    region.ask(MARY, f.outcome(handover_id))
    region.ask(MARY, f.disagree(handover_id))
    region.ask(MARY, f.settle(handover_id))
    assert not referral(region).is_word_awaited


def test_a_referral_that_another_record_told_stays(region: Region) -> None:
    handover_id, stays = region.recorded(), beside(region)
    region.ask(MARY, f.refer(stays))
    region.ask(MARY, correct_number(handover_id))
    assert list(family_of(region, stays).referrals) == [f.FIRST_REFERRAL]
    assert list(family_of(region, handover_id).referrals) == []


def test_the_next_referral_of_the_family_that_it_left_is_another(region: Region) -> None:
    handover_id, stays = region.recorded(), beside(region)
    region.ask(MARY, f.refer(handover_id))
    region.ask(MARY, correct_number(handover_id))
    region.ask(MARY, f.refer(stays))
    [second] = family_of(region, stays).referrals
    assert second != f.FIRST_REFERRAL
    region.ask(MARY, f.answer(stays, second))
    assert referral(region).answer is None


def test_a_referral_comes_back_with_its_record(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, f.refer(handover_id))
    region.ask(MARY, correct_number(handover_id))
    region.ask(MARY, replace(correct(handover_id, HER), changes_seen=1))
    assert list(family_of(region, handover_id).referrals) == [f.FIRST_REFERRAL]
    region.ask(MARY, f.answer(handover_id))


def test_in_the_right_family_a_loss_reaches_the_referral(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, f.refer(handover_id))
    region.ask(MARY, correct_number(handover_id))
    region.ask(MARY, record_loss(handover_id))
    assert referral(region).stopped is not None


def test_a_loss_that_was_known_there_stops_the_referral_in_the_same_save(region: Region) -> None:
    handover_id, hers = region.recorded(), beside(region, rg.about(OTHER_NUMBER))
    region.ask(MARY, f.refer(handover_id))
    region.ask(MARY, record_loss(hers))
    region.ask(MARY, correct_number(handover_id))
    assert (seen(region, handover_id).is_stopped, referral(region).word_due_at) == (True, None)


def test_a_referral_of_support_after_that_loss_goes_on(region: Region) -> None:
    support = region.recorded(replace(rg.record(Kind.CONCERN), trigger=Trigger.LOSS))
    hers = beside(region, rg.about(OTHER_NUMBER))
    region.ask(MARY, f.refer(support))
    due_at = referral(region).word_due_at
    region.ask(MARY, record_loss(hers))
    region.ask(MARY, correct_number(support))
    assert (referral(region).stopped, referral(region).word_due_at) == (None, due_at)
    assert family_of(region, support).referrals == {f.FIRST_REFERRAL: ()}


def test_a_loss_of_the_other_woman_does_not_stop_it_any_more(region: Region) -> None:
    handover_id, hers = region.recorded(), beside(region)
    region.ask(MARY, f.refer(handover_id))
    due_at = referral(region).word_due_at
    region.ask(MARY, rg.withdraw(handover_id))
    region.ask(MARY, record_loss(hers))
    assert referral(region).stopped is not None
    region.ask(MARY, correct_number(handover_id))
    assert referral(region).word_due_at == due_at


def test_another_date_takes_the_referral_to_the_babies_that_are_meant(region: Region) -> None:
    known = beside(region, rg.about(due_on=date(2026, 11, 10)))
    wrong = region.recorded(rg.record(whom=rg.about(due_on=date(2027, 8, 20))))
    region.ask(MARY, f.refer(wrong))
    region.ask(MARY, correct(wrong, HER, due_on=date(2026, 11, 12)))
    assert family_of(region, wrong).referrals == {f.FIRST_REFERRAL: seen(region, known).baby_ids}
    region.ask(MARY, record_loss(known))
    assert referral(region).stopped is not None


# --- a loss ---


def test_the_date_of_a_pregnancy_that_was_lost_stops_it(region: Region) -> None:
    lost = beside(region, rg.about(due_on=date(2026, 11, 10)))
    wrong = region.recorded(rg.record(whom=rg.about(due_on=date(2027, 8, 20))))
    region.ask(MARY, f.refer(wrong))
    region.ask(MARY, record_loss(lost))
    assert not seen(region, wrong).is_stopped
    region.ask(MARY, correct(wrong, HER, due_on=date(2026, 11, 12)))
    assert seen(region, wrong).baby_ids == seen(region, lost).baby_ids
    assert (seen(region, wrong).is_stopped, referral(region).word_due_at) == (True, None)
    with pytest.raises(RoutineContactStopped):
        region.ask(HANA, rg.acknowledge(wrong))
