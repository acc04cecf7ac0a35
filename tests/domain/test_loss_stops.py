"""What may still be stated of a handover that a loss has stopped, and why; all else is refused."""

from uuid import UUID

import pytest

from handover import commands as c
from handover import events, loss_events, undo_events
from handover.birth_events import BirthLearned
from handover.chasing.events import DisagreementEscalated
from handover.correcting import events as correcting
from handover.daily import events as daily
from handover.daily.commands import Reassign, ReassignSender
from handover.disagreement import events as disagreement
from handover.family.refusals import RoutineContactStopped
from handover.handover import Handover
from handover.move_events import MoveLearned
from handover.policy import View
from handover.states import REFUSED_IN
from handover.stopped import may_follow_loss
from handover.succession_events import TeamSucceeded
from handover.words_events import WordsKept
from tests import region as r
from tests.domain.event_classes import event_classes
from tests.losing import record_loss
from tests.region import HANA, MARY, Region

FACTS = {events.CallAttempted, events.ConversationHeld, events.NoteAdded, MoveLearned, BirthLearned}
ABOUT_THE_LOSS = {loss_events.LossLearned, loss_events.LossKnown}
ABOUT_A_MISTAKE = {
    *(undo_events.LossUndoAsked, undo_events.LossUndoRefused, undo_events.LossUndone),
    undo_events.UndoKnown,
}
WHOM_IT_IS_ABOUT = {
    *(events.EnteredInError, correcting.IdentityCorrected, correcting.NeighbourCorrected),
    correcting.ChangeRead,
}
WHO_HOLDS_IT = {TeamSucceeded, daily.Reassigned, daily.SenderReassigned}
BETWEEN_PROFESSIONALS = {
    *(disagreement.DisagreementRecorded, disagreement.DisagreementSettled),
    *(DisagreementEscalated, WordsKept),
}
AFTER_A_LOSS = {
    *(FACTS | ABOUT_THE_LOSS | ABOUT_A_MISTAKE),
    *(WHOM_IT_IS_ABOUT | WHO_HOLDS_IT | BETWEEN_PROFESSIONALS),
}


def seen(region: Region, handover_id: UUID) -> Handover:
    return region.service.look_up(handover_id, MARY, View.RECORD)


def test_after_a_loss_nothing_is_stated_but_these(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, record_loss(handover_id))
    stopped = seen(region, handover_id)
    every = {one for one in event_classes() if issubclass(one, events.Event)}
    assert every > AFTER_A_LOSS
    for event in AFTER_A_LOSS:
        stopped._check_stated(event)  # noqa: SLF001 - the last door, for a verb that asks nobody
    for event in every - AFTER_A_LOSS:
        with pytest.raises(RoutineContactStopped):
            stopped._check_stated(event)  # noqa: SLF001 - the same


def test_a_verb_is_routine_unless_no_state_refuses_it_or_it_is_one_of_three() -> None:
    may = {one for one in REFUSED_IN if may_follow_loss(one)}
    facts = {one for one, refused in REFUSED_IN.items() if not refused}
    assert may - facts == {c.EnterInError, Reassign, ReassignSender}
    assert facts <= may


def test_whoever_waits_for_an_open_record_waits_on(region: Region) -> None:
    found = seen(region, region.recorded())
    assert (found.over, found.is_stopped) == (None, False)


def test_a_record_that_was_closed_is_over_by_its_end(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, r.withdraw(handover_id))
    found = seen(region, handover_id)
    assert found.over == found.ended
    assert (found.over is None, found.is_stopped) == (False, False)


def test_a_record_that_a_loss_stopped_is_over_by_the_loss(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, record_loss(handover_id))
    found = seen(region, handover_id)
    assert found.over == found.stopped
    assert (found.over is None, found.is_stopped) == (False, True)


def test_a_record_that_was_made_in_error_is_over_by_that_though_a_loss_stopped_it(
    region: Region,
) -> None:
    handover_id = region.recorded()
    region.ask(HANA, record_loss(handover_id))
    region.ask(MARY, r.enter_in_error(handover_id))
    found = seen(region, handover_id)
    assert found.over == found.ended != found.stopped
