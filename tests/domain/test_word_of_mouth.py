"""Acknowledged by word of mouth: reported by the sender, unconfirmed, and it moves nothing."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from handover import commands as c
from handover.content import Kind
from handover.daily.refusals import NotSpokenTo
from handover.family.refusals import RoutineContactStopped
from handover.handover import Handover
from handover.policy import View
from handover.refusals import (
    AlreadyAcknowledged,
    AlreadyClosed,
    AlreadyDeclined,
    InvalidValue,
    NextActionInPast,
    NextActionTooFar,
    NotAcknowledged,
    NotPermitted,
)
from handover.states import State
from tests import region as r
from tests.daily import FRIDAY, word_of_mouth
from tests.losing import record_loss
from tests.putting_right import reopen
from tests.region import HANA, MARY, NOW, TODAY, Region, record

HOUR = timedelta(hours=1)


def seen(region: Region, handover_id: UUID) -> Handover:
    return region.service.look_up(handover_id, MARY, View.RECORD)


@pytest.fixture(params=list(Kind), ids=[kind.value for kind in Kind])
def spoken(request: pytest.FixtureRequest, region: Region) -> UUID:
    """Mary has spoken with Hana."""
    handover_id = region.recorded(record(request.param))
    region.ask(MARY, r.conversation(handover_id))
    return handover_id


def test_it_says_who_in_which_role_takes_it_on_with_what_by_when(
    region: Region, spoken: UUID
) -> None:
    region.ask(MARY, word_of_mouth(spoken), NOW + HOUR)
    found = seen(region, spoken).word_of_mouth
    assert found is not None
    said, word = found
    assert (said.name, said.recorded_at) == ("Mary Ashby", NOW + HOUR)
    assert (word.professional, word.professional_role) == ("Hana Quorn", "Health visitor")
    assert (word.next_action, word.next_action_on) == ("She visits at home", FRIDAY)


def test_it_stops_no_clock_changes_no_state_and_the_sender_holds_the_family(
    region: Region, spoken: UUID
) -> None:
    before = seen(region, spoken)
    region.ask(MARY, word_of_mouth(spoken))
    after = seen(region, spoken)
    assert (after.state, after.acknowledgement) == (State.WAITING, None)
    assert (after.response_due_at, after.next_action_on) == (None, None)
    for name in ("due", "call_stopped_at", "acknowledged", "holder", "is_out_of_area"):
        assert getattr(after, name) == getattr(before, name)
    assert after.holder.name == "Mary Ashby"


def test_it_needs_a_conversation_with_that_person(region: Region, spoken: UUID) -> None:
    with pytest.raises(NotSpokenTo) as refused:
        region.ask(MARY, word_of_mouth(spoken, "Priya Dale"))
    assert refused.value.field == "professional"
    unspoken = region.recorded()
    region.ask(MARY, r.attempt(unspoken))
    assert seen(region, unspoken).word_of_mouth is None
    with pytest.raises(NotSpokenTo):
        region.ask(MARY, word_of_mouth(unspoken))


@pytest.mark.parametrize("name", ["hana quorn", " HANA QUORN\n"])
def test_the_name_is_the_conversations(region: Region, spoken: UUID, name: str) -> None:
    region.ask(MARY, word_of_mouth(spoken, name))
    found = seen(region, spoken).word_of_mouth
    assert found is not None
    assert found[1].professional == "Hana Quorn"


def test_the_latest_word_stands_and_all_are_kept(region: Region, spoken: UUID) -> None:
    region.ask(MARY, word_of_mouth(spoken))
    region.ask(MARY, word_of_mouth(spoken, on=date(2026, 11, 30)))
    found = seen(region, spoken)
    assert found.word_of_mouth is not None
    assert found.word_of_mouth[1].next_action_on == date(2026, 11, 30)
    assert len(found.words_of_mouth) == 2


def test_talk_with_the_team_that_declined_is_no_word_of_the_next(
    region: Region, spoken: UUID
) -> None:
    region.ask(MARY, word_of_mouth(spoken))
    region.ask(HANA, r.decline(spoken), NOW + HOUR)
    assert seen(region, spoken).word_of_mouth is None
    region.ask(MARY, r.redirect(spoken), NOW + HOUR)
    assert seen(region, spoken).word_of_mouth is None
    with pytest.raises(NotSpokenTo):
        region.ask(MARY, word_of_mouth(spoken), NOW + HOUR)
    region.ask(MARY, r.conversation(spoken), NOW + HOUR)
    region.ask(MARY, word_of_mouth(spoken), NOW + HOUR)
    assert seen(region, spoken).word_of_mouth is not None


def test_a_word_never_stands_again_however_often_it_was_sent_on_and_opened_again(
    region: Region, spoken: UUID
) -> None:
    region.ask(MARY, word_of_mouth(spoken))
    region.ask(HANA, r.decline(spoken), NOW + HOUR)
    region.ask(MARY, r.redirect(spoken), NOW + HOUR)
    region.ask(MARY, r.withdraw(spoken), NOW + HOUR)
    region.ask(MARY, reopen(spoken), NOW + HOUR)
    assert seen(region, spoken).state is State.WAITING
    assert seen(region, spoken).word_of_mouth is None


def test_an_acknowledgement_of_the_team_itself_stands_above_it(
    region: Region, spoken: UUID
) -> None:
    region.ask(MARY, word_of_mouth(spoken))
    region.ask(HANA, c.MarkReceived(spoken))
    assert seen(region, spoken).word_of_mouth is not None
    region.ask(HANA, r.acknowledge(spoken))
    found = seen(region, spoken)
    assert (found.state, found.word_of_mouth) == (State.ACKNOWLEDGED, None)
    assert len(found.words_of_mouth) == 1
    with pytest.raises(AlreadyAcknowledged):
        region.ask(MARY, word_of_mouth(spoken))


def test_it_is_refused_once_the_team_has_answered_or_it_is_over(
    region: Region, spoken: UUID
) -> None:
    declined = region.recorded()
    region.ask(MARY, r.conversation(declined))
    region.ask(HANA, r.decline(declined))
    with pytest.raises(AlreadyDeclined):
        region.ask(MARY, word_of_mouth(declined))
    region.ask(MARY, r.withdraw(spoken))
    with pytest.raises(AlreadyClosed):
        region.ask(MARY, word_of_mouth(spoken))
    lost = region.recorded()
    region.ask(MARY, r.conversation(lost))
    region.ask(MARY, record_loss(lost))
    with pytest.raises(RoutineContactStopped):
        region.ask(MARY, word_of_mouth(lost))


@pytest.mark.parametrize(
    "on,refusal",
    [
        (TODAY - timedelta(days=1), NextActionInPast),
        (TODAY + timedelta(days=367), NextActionTooFar),
    ],
)
def test_the_day_is_one_that_can_be_promised(
    region: Region, spoken: UUID, on: date, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        region.ask(MARY, word_of_mouth(spoken, on=on))
    region.ask(MARY, word_of_mouth(spoken, on=TODAY))


def test_a_word_without_an_action_is_none(region: Region, spoken: UUID) -> None:
    with pytest.raises(InvalidValue) as refused:
        region.ask(MARY, replace(word_of_mouth(spoken), next_action=" - "))
    assert refused.value.field == "next_action"


def test_only_the_sender_reports_it(region: Region, spoken: UUID) -> None:
    with pytest.raises(NotPermitted):
        region.ask(HANA, word_of_mouth(spoken))


def test_nothing_is_done_on_a_word_alone(region: Region, spoken: UUID) -> None:
    region.ask(MARY, word_of_mouth(spoken))
    with pytest.raises(NotAcknowledged):
        region.ask(HANA, r.done(spoken))
    assert seen(region, spoken).state is State.WAITING
