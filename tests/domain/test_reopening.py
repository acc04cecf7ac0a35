"""What was closed by mistake goes on: never hidden, never too late, never after a loss."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from handover import commands as c
from handover import refusals as r
from handover.content import Kind, Trigger
from handover.correcting.events import Reopened
from handover.correcting.refusals import (
    ClosedByOtherTeam,
    ClosedTooLongAgo,
    NeverReopened,
    NotClosed,
)
from handover.directory.refusals import OwnTeamClosed
from handover.family.babies import BabyNamed
from handover.family.refusals import RoutineContactStopped
from handover.handover import Handover
from handover.person import About
from handover.policy import View
from handover.refusals import InvalidValue
from handover.states import State
from tests import region as rg
from tests.losing import KEY_CONTACT, record_loss
from tests.putting_right import reopen, revise
from tests.region import DERBY, HANA, HUGO, KIT, LEICESTER, MARY, NOTTINGHAM, NOW, TODAY, Region

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NEW_DATE = date(2026, 12, 15)
TWINS = About(rg.about().mother, None, TODAY - 3 * DAY, (BabyNamed(1), BabyNamed(2)))


def seen(region: Region, handover_id: UUID) -> Handover:
    return region.service.look_up(handover_id, MARY, View.RECORD)


def done(region: Region, kind: Kind = Kind.HANDOVER_OF_CARE) -> UUID:
    """Acknowledged by Hana, and done."""
    handover_id = region.recorded(rg.record(kind))
    region.ask(HANA, rg.acknowledge(handover_id))
    region.ask(HANA, rg.done(handover_id), NOW + HOUR)
    return handover_id


def withdrawn(region: Region) -> UUID:
    handover_id = region.recorded()
    region.ask(MARY, rg.withdraw(handover_id), NOW + HOUR)
    return handover_id


def opened_again(region: Region, handover_id: UUID) -> Reopened:
    """The fact that Mary's opening it again leaves behind."""
    head = region.service.head()
    region.ask(MARY, reopen(handover_id), NOW + 3 * HOUR)
    [fact] = (one.event for one in region.service.read_log(head, 9) if type(one.event) is Reopened)
    assert isinstance(fact, Reopened)
    return fact


@pytest.mark.parametrize("kind", Kind)
def test_what_was_done_goes_on_with_a_new_date_and_the_same_holder(
    region: Region, kind: Kind
) -> None:
    handover_id = done(region, kind)
    before = seen(region, handover_id)
    region.ask(HANA, reopen(handover_id, NEW_DATE), NOW + 2 * HOUR)
    after = seen(region, handover_id)
    assert after.state is State.ACKNOWLEDGED
    assert (after.next_action_on, after.holder) == (NEW_DATE, before.holder)
    assert (after.due, after.acknowledged) == (before.due, before.acknowledged)
    assert after.response_due_at is not None
    assert (after.ended, after.end_reason) == (None, "")
    [opened] = after.reopenings
    assert (opened.said.name, opened.reason) == ("Hana Quorn", "Closed by mistake")
    assert (opened.ended, opened.end_reason) == (before.ended, "Visited at home, all well")
    region.ask(HANA, rg.done(handover_id))
    assert seen(region, handover_id).state is State.CLOSED


def test_what_was_withdrawn_waits_again_with_new_due_times_and_its_age(region: Region) -> None:
    handover_id = withdrawn(region)
    before = seen(region, handover_id)
    at = NOW + 5 * DAY + timedelta(seconds=20)
    region.ask(MARY, reopen(handover_id), at)
    after = seen(region, handover_id)
    assert after.state is State.WAITING
    assert after.due.call_due_at > before.due.call_due_at
    assert after.due.acknowledge_due_at > at
    assert after.recorded == before.recorded
    assert (after.call_stopped_at, after.calls_count_from) == (None, NOW + 5 * DAY)
    assert (before.run, after.run) == (0, 1)
    region.ask(HANA, rg.acknowledge(handover_id))
    assert seen(region, handover_id).holder.name == "Hana Quorn"


def test_talk_from_before_the_withdrawal_stops_no_new_clock(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, rg.conversation(handover_id), NOW)
    region.ask(MARY, rg.withdraw(handover_id), NOW + HOUR)
    region.ask(MARY, reopen(handover_id), NOW + 2 * HOUR)
    assert seen(region, handover_id).call_stopped_at is None
    region.ask(MARY, rg.conversation(handover_id, NOW + HOUR), NOW + 3 * HOUR)
    assert seen(region, handover_id).call_stopped_at is None
    region.ask(MARY, rg.conversation(handover_id), NOW + 3 * HOUR)
    assert seen(region, handover_id).call_stopped_at == NOW + 3 * HOUR


def test_what_was_declined_before_is_back_with_its_sender_not_with_who_said_no(
    region: Region,
) -> None:
    handover_id = region.recorded()
    region.ask(HANA, rg.decline(handover_id))
    region.ask(MARY, rg.withdraw(handover_id))
    region.ask(MARY, reopen(handover_id))
    assert seen(region, handover_id).state is State.DECLINED
    region.ask(MARY, rg.redirect(handover_id, NOTTINGHAM))
    region.ask(MARY, rg.withdraw(handover_id))
    region.ask(MARY, reopen(handover_id))
    assert seen(region, handover_id).state is State.WAITING


def test_a_question_that_nobody_answered_is_open_again(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, rg.ask_sender(handover_id), NOW + HOUR)
    region.ask(MARY, rg.withdraw(handover_id), NOW + 2 * HOUR)
    assert opened_again(region, handover_id).asked_at == NOW + HOUR, "it waits since then"
    region.ask(MARY, rg.answer_receiver(handover_id))
    assert len(seen(region, handover_id).answered) == 1
    region.ask(MARY, rg.withdraw(handover_id))
    assert opened_again(region, handover_id).asked_at is None, "none is open any more"


def test_what_is_open_is_not_opened_again(region: Region) -> None:
    handover_id = region.recorded()
    for command in (None, rg.decline(handover_id)):
        if command:
            region.ask(HANA, command)
        with pytest.raises(NotClosed) as refused:
            region.ask(MARY, reopen(handover_id))
        assert refused.value.message == "This is open already, so it cannot be opened again."


def test_an_error_never_comes_back(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, rg.enter_in_error(handover_id))
    with pytest.raises(NeverReopened) as refused:
        region.ask(MARY, reopen(handover_id))
    assert refused.value.message == (
        "This was entered in error, so it cannot be opened again. Record a new handover instead."
    )


def test_only_the_team_that_closed_it_opens_it_again(region: Region) -> None:
    for handover_id, other in ((done(region), MARY), (withdrawn(region), HANA)):
        with pytest.raises(ClosedByOtherTeam) as refused:
            region.ask(other, reopen(handover_id, NEW_DATE))
        assert refused.value.message == (
            "The other team closed this, and only they can open it again. Ring them."
        )
    with pytest.raises(r.HandoverNotFound):
        region.ask(HUGO, reopen(handover_id))


def test_thirty_days_are_the_longest(region: Region) -> None:
    first, second = withdrawn(region), withdrawn(region)
    limit = NOW + HOUR + 30 * DAY
    region.ask(MARY, reopen(first), limit)
    with pytest.raises(ClosedTooLongAgo) as refused:
        region.ask(MARY, reopen(second), limit + timedelta(microseconds=1))
    assert refused.value.message == (
        "This was closed more than 30 days ago, so it cannot be opened again. "
        "Record a new handover instead."
    )


@pytest.mark.parametrize(
    "on,refusal",
    [
        (None, InvalidValue),
        (TODAY - DAY, r.NextActionInPast),
        (TODAY + timedelta(days=367), r.NextActionTooFar),
    ],
)
def test_a_promise_that_goes_on_needs_a_date_that_can_be(
    region: Region, on: date | None, refusal: type[r.Refusal]
) -> None:
    handover_id = done(region)
    with pytest.raises(refusal) as refused:
        region.ask(HANA, reopen(handover_id, on))
    assert refused.value.field == "next_action_on"
    assert seen(region, handover_id).state is State.CLOSED


def test_what_was_withdrawn_takes_no_date_and_needs_a_reason(region: Region) -> None:
    handover_id = withdrawn(region)
    with pytest.raises(InvalidValue) as refused:
        region.ask(MARY, reopen(handover_id, NEW_DATE))
    assert refused.value.message == "Leave out the date: nobody had promised it"
    assert refused.value.field == "next_action_on"
    with pytest.raises(InvalidValue, match="Enter the reason"):
        region.ask(MARY, type(reopen(handover_id))(handover_id, " "))


def test_it_does_not_go_back_to_a_team_that_has_closed_since(region: Region) -> None:
    handover_id = withdrawn(region)
    region.ask(KIT, c.CloseTeam(DERBY, "Merged", uncovered="All families have moved"))
    with pytest.raises(r.TeamClosed):
        region.ask(MARY, reopen(handover_id))
    assert seen(region, handover_id).state is State.CLOSED


def test_a_team_that_has_closed_promises_nothing_again(region: Region) -> None:
    handover_id = done(region)
    region.ask(KIT, c.CloseTeam(DERBY, "Merged", NOTTINGHAM))
    with pytest.raises(OwnTeamClosed) as refused:
        region.ask(HANA, reopen(handover_id, NEW_DATE))
    assert refused.value.message == (
        "Your team has closed, so nothing can be sent or opened again in its name. "
        "Ask whoever runs this service to move your account to your new team."
    )
    assert seen(region, handover_id).state is State.CLOSED


def test_the_promise_goes_on_although_the_team_that_sent_it_has_closed(region: Region) -> None:
    handover_id = done(region)
    region.ask(KIT, c.CloseTeam(LEICESTER, "Merged", uncovered="All families have moved"))
    region.ask(HANA, reopen(handover_id, NEW_DATE))
    assert seen(region, handover_id).state is State.ACKNOWLEDGED


def test_a_team_that_has_closed_sends_nothing_again(region: Region) -> None:
    handover_id = withdrawn(region)
    region.ask(KIT, c.CloseTeam(LEICESTER, "Merged", uncovered="All families have moved"))
    with pytest.raises(OwnTeamClosed):
        region.ask(MARY, reopen(handover_id))
    assert seen(region, handover_id).state is State.CLOSED


def test_a_loss_after_the_end_keeps_it_closed_and_names_whom_to_ask(region: Region) -> None:
    handover_id, other = withdrawn(region), region.recorded()
    region.ask(MARY, record_loss(other))
    assert not seen(region, handover_id).losses
    with pytest.raises(RoutineContactStopped, match=KEY_CONTACT):
        region.ask(MARY, reopen(handover_id))


def test_what_a_loss_stopped_stays_so_even_when_it_ended_in_error(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, record_loss(handover_id))
    with pytest.raises(RoutineContactStopped):
        region.ask(MARY, reopen(handover_id))
    region.ask(MARY, rg.enter_in_error(handover_id))
    with pytest.raises(NeverReopened):
        region.ask(MARY, reopen(handover_id))


def test_the_living_twin_goes_on_and_the_loss_of_the_other_is_told(region: Region) -> None:
    handover_id = region.recorded(rg.record(whom=TWINS))
    region.ask(MARY, rg.withdraw(handover_id))
    other = region.recorded(rg.record(whom=TWINS))
    first, _ = seen(region, other).baby_ids
    region.ask(MARY, record_loss(other, baby_id=first))
    region.ask(MARY, reopen(handover_id))
    found = seen(region, handover_id)
    assert (found.state, found.is_stopped, len(found.losses)) == (State.WAITING, False, 1)
    assert seen(region, other).losses[0][2] == found.losses[0][2]
    region.ask(MARY, rg.withdraw(handover_id))
    region.ask(MARY, reopen(handover_id))
    assert len(seen(region, handover_id).losses) == 1, "it is told once"


def test_support_after_a_loss_can_be_opened_again(region: Region) -> None:
    first = region.recorded()
    region.ask(MARY, record_loss(first))
    support = replace(rg.record(Kind.CONCERN), trigger=Trigger.LOSS)
    handover_id = region.recorded(support)
    region.ask(MARY, rg.withdraw(handover_id))
    region.ask(MARY, reopen(handover_id))
    assert seen(region, handover_id).state is State.WAITING


def test_what_is_open_again_can_be_changed(region: Region) -> None:
    handover_id = withdrawn(region)
    region.ask(MARY, reopen(handover_id))
    region.ask(MARY, revise(handover_id))
    assert len(seen(region, handover_id).changes) == 1
