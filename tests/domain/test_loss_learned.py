"""What a handover by itself makes of a loss, and of its undoing: what is stopped, and who knows."""

from datetime import timedelta
from uuid import UUID

import pytest

from handover.actor import Actor
from handover.family.babies import BabyNamed
from handover.family.refusals import NoLossToConfirm, NoUndoToConfirm
from handover.handover import Handover
from tests.domain.test_aggregate_alone import recorded, said
from tests.losing import loss
from tests.region import HANA, LENA, MARY, NOW

ADA, BEN = UUID(int=21), UUID(int=22)
NAMES = {ADA: BabyNamed(1, "Ada"), BEN: BabyNamed(2, "Ben")}
DAY = timedelta(days=1)


def learn(handover: Handover, who: Actor = MARY, *lost: UUID, is_one_living: bool = False) -> None:
    lost = lost or (ADA,)
    names = [NAMES[one] for one in lost]
    handover.learn_of_loss(names, lost, loss(), said(who), is_one_living=is_one_living)


def test_the_team_of_whoever_told_knows_and_the_other_has_yet_to_say_so() -> None:
    handover = recorded()
    learn(handover, MARY)
    assert handover.loss_known_by == {MARY.team_id: said(MARY)}
    handover.confirm_loss_known(said(HANA))
    assert handover.loss_known_by == {MARY.team_id: said(MARY), HANA.team_id: said(HANA)}
    for who in (MARY, HANA):
        with pytest.raises(NoLossToConfirm):
            handover.confirm_loss_known(said(who))


def test_a_second_loss_is_one_that_the_other_team_does_not_know_yet() -> None:
    handover = recorded()
    learn(handover, MARY, ADA, is_one_living=True)
    handover.confirm_loss_known(said(HANA))
    learn(handover, MARY, BEN)
    assert set(handover.loss_known_by) == {MARY.team_id}
    assert set(handover.lost) == {ADA, BEN}
    assert [names for _, names, _ in handover.losses] == [(NAMES[ADA],), (NAMES[BEN],)]


def test_what_nobody_of_a_team_said_is_known_to_no_team() -> None:
    handover = recorded()
    learn(handover, LENA)
    assert handover.loss_known_by == {}
    handover.confirm_loss_known(said(LENA))
    assert handover.loss_known_by == {}


def test_it_stops_where_nobody_lives_and_goes_on_for_who_does() -> None:
    handover = recorded()
    learn(handover, is_one_living=True)
    assert not handover.is_stopped
    learn(handover, HANA, BEN)
    assert handover.stopped == said(HANA)


def undo(handover: Handover, who: Actor, *baby_ids: UUID) -> None:
    handover.learn_of_undone([NAMES[one] for one in baby_ids], baby_ids, said(who, DAY))


def test_it_stays_stopped_while_somebody_asks_whether_it_was_a_mistake() -> None:
    handover = recorded()
    learn(handover)
    handover.learn_of_undo_asked(said(MARY, DAY))
    assert (handover.undo_asked, handover.stopped) == (said(MARY, DAY), said(MARY))


def test_it_goes_on_when_the_loss_was_a_mistake_and_is_asked_about_no_more() -> None:
    handover = recorded()
    learn(handover)
    handover.learn_of_undo_asked(said(MARY))
    undo(handover, HANA, ADA)
    assert (handover.undo_asked, handover.is_stopped, len(handover.lost)) == (None, False, 0)
    assert handover.undone == [(said(HANA, DAY), NOW)]
    assert len(handover.losses) == 1, "both facts stay"


def test_it_stays_stopped_when_the_loss_stands() -> None:
    handover = recorded()
    learn(handover)
    handover.learn_of_undo_asked(said(MARY))
    handover.learn_of_undo_refused(said(HANA))
    assert (handover.undo_asked, handover.stopped, handover.undone) == (None, said(MARY), [])


def test_the_mistake_of_one_twins_loss_leaves_the_others() -> None:
    handover = recorded()
    learn(handover, MARY, ADA, is_one_living=True)
    undo(handover, HANA, ADA, BEN)
    assert (handover.lost, handover.undone) == ({}, [(said(HANA, DAY), None)])
    learn(handover, MARY, ADA, BEN)
    undo(handover, HANA, BEN)
    assert list(handover.lost) == [ADA]


def test_the_team_of_whoever_confirmed_knows_of_the_mistake_and_the_other_says_so() -> None:
    handover = recorded()
    learn(handover)
    undo(handover, HANA, ADA)
    assert handover.undo_known_by == {HANA.team_id: said(HANA, DAY)}
    handover.confirm_undo_known(said(MARY, DAY))
    assert handover.undo_known_by == {
        HANA.team_id: said(HANA, DAY),
        MARY.team_id: said(MARY, DAY),
    }
    with pytest.raises(NoUndoToConfirm):
        handover.confirm_undo_known(said(MARY, DAY))


def test_a_mistake_that_nobody_of_a_team_confirmed_is_known_to_no_team() -> None:
    handover = recorded()
    learn(handover)
    undo(handover, LENA, ADA)
    assert handover.undo_known_by == {}
    handover.confirm_undo_known(said(LENA, DAY))
    assert handover.undo_known_by == {}
