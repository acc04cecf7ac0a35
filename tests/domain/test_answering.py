"""Received, acknowledged, declined, redirected: who holds the family after each, and refusals."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from handover import commands as c
from handover.content import Kind
from handover.deadlines import due_and_ladder
from handover.handover import Handover
from handover.opening_hours import OpeningHours
from handover.policy import View
from handover.refusals import (
    AlreadyAcknowledged,
    AlreadyDeclined,
    AlreadyReceived,
    HandoverNotFound,
    InvalidValue,
    NextActionInPast,
    NextActionTooFar,
    NotDeclined,
    Refusal,
    SendsToItself,
    TeamClosed,
    TeamNotFound,
)
from handover.states import State
from tests.region import (
    CORBY,
    HANA,
    HUGO,
    LEICESTER,
    MARY,
    NOTTINGHAM,
    NOW,
    TODAY,
    Region,
    acknowledge,
    attempt,
    conversation,
    decline,
    record,
    redirect,
)

HOUR = timedelta(hours=1)


def _seen(region: Region, handover_id: UUID) -> Handover:
    return region.service.look_up(handover_id, MARY, View.RECORD)


def _declined(region: Region) -> UUID:
    handover_id = region.recorded()
    region.ask(HANA, decline(handover_id, NOTTINGHAM))
    return handover_id


def test_received_is_not_acknowledged(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, c.MarkReceived(handover_id))
    found = _seen(region, handover_id)
    assert found.state is State.RECEIVED
    assert found.acknowledged is None
    assert found.holder.name == "Mary Ashby"


def test_an_acknowledged_handover_of_care_is_held_by_the_named_receiver(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, acknowledge(handover_id), NOW + HOUR)
    found = _seen(region, handover_id)
    assert found.state is State.ACKNOWLEDGED
    assert (found.holder.name, found.holder.role) == ("Hana Quorn", "Health visitor")
    assert found.holder.team.ods_code == "RY8"
    assert found.acknowledged is not None
    assert found.acknowledged.recorded_at == NOW + HOUR


def test_an_acknowledged_concern_stays_with_its_sender(region: Region) -> None:
    handover_id = region.recorded(record(Kind.CONCERN))
    region.ask(MARY, conversation(handover_id))
    region.ask(HANA, acknowledge(handover_id))
    found = _seen(region, handover_id)
    assert found.state is State.ACKNOWLEDGED
    assert (found.holder.name, found.holder.team.ods_code) == ("Mary Ashby", "RWE")


def test_a_declined_handover_is_back_with_its_sender_with_the_reason(region: Region) -> None:
    found = _seen(region, _declined(region))
    assert found.state is State.DECLINED
    assert found.holder.name == "Mary Ashby"
    assert found.decline_reason == "The address is not in our area"
    assert found.suggested is not None
    assert found.suggested.ods_code == "RHA"


def test_a_redirect_starts_new_clocks_and_keeps_when_it_was_recorded(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, attempt(handover_id))
    region.ask(MARY, conversation(handover_id))
    region.ask(HANA, decline(handover_id), NOW + HOUR)
    redirected_at = NOW + 30 * HOUR + timedelta(seconds=20, microseconds=30)
    region.ask(MARY, redirect(handover_id), redirected_at)
    found = _seen(region, handover_id)
    assert found.state is State.WAITING
    assert found.due == due_and_ladder(found.urgency, redirected_at, OpeningHours.weekdays())
    assert (found.run, found.call_stopped_at) == (1, None)
    assert found.calls_count_from == NOW + 30 * HOUR, "people note a call to the minute"
    assert found.recorded.recorded_at == NOW
    assert found.receiving.ods_code == "RHA"
    [move] = found.moves
    assert (move.declined_by.name, move.to_team) == ("Derby health visiting", found.receiving)
    assert move.decline_reason == "The address is not in our area"
    assert (move.reason, move.redirected.recorded_at) == ("Right team found", redirected_at)
    assert found.holder.name == "Mary Ashby"
    assert (found.decline_reason, found.suggested) == ("", None)
    assert (len(found.attempts), len(found.conversations)) == (1, 1)


def test_the_team_that_declined_no_longer_sees_a_redirected_handover(region: Region) -> None:
    handover_id = _declined(region)
    region.ask(MARY, redirect(handover_id))
    with pytest.raises(HandoverNotFound):
        region.service.look_up(handover_id, HANA, View.RECORD)
    region.ask(HUGO, acknowledge(handover_id))
    assert _seen(region, handover_id).holder.team.ods_code == "RHA"


@pytest.mark.parametrize(
    "before,then,refusal",
    [
        (["received"], "received", AlreadyReceived),
        (["acknowledge"], "received", AlreadyAcknowledged),
        (["acknowledge"], "acknowledge", AlreadyAcknowledged),
        (["acknowledge"], "decline", AlreadyAcknowledged),
        (["acknowledge"], "redirect", AlreadyAcknowledged),
        (["decline"], "received", AlreadyDeclined),
        (["decline"], "acknowledge", AlreadyDeclined),
        (["decline"], "decline", AlreadyDeclined),
        ([], "redirect", NotDeclined),
        (["received"], "redirect", NotDeclined),
        (["decline", "redirect"], "redirect", NotDeclined),
    ],
)
def test_what_a_state_does_not_allow_is_refused_by_name(
    region: Region, before: list[str], then: str, refusal: type[Refusal]
) -> None:
    handover_id = region.recorded()
    for what in before:
        _do(region, what, handover_id)
    head = region.service.head()
    with pytest.raises(refusal):
        _do(region, then, handover_id)
    assert region.service.head() == head


def _do(region: Region, what: str, handover_id: UUID) -> None:
    receiving = _seen(region, handover_id).receiving.team_id
    receiver = HUGO if receiving == NOTTINGHAM else HANA
    actor, command = {
        "received": (receiver, c.MarkReceived(handover_id)),
        "acknowledge": (receiver, acknowledge(handover_id)),
        "decline": (receiver, decline(handover_id)),
        "redirect": (MARY, redirect(handover_id)),
    }[what]
    region.ask(actor, command)


def test_the_second_to_acknowledge_is_told_who_was_first_and_when(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, acknowledge(handover_id), NOW)
    colleague = replace(HANA, account_id="hilda", name="Hilda Dove")
    with pytest.raises(AlreadyAcknowledged) as refused:
        region.ask(colleague, acknowledge(handover_id), NOW + HOUR)
    assert refused.value.message == (
        "Already acknowledged by Hana Quorn, Derby health visiting, "
        "Tuesday 24 November 2026 at 10am."
    )


def test_a_next_action_today_or_in_a_year_is_taken(region: Region) -> None:
    for on in (TODAY, TODAY + timedelta(days=366)):
        handover_id = region.recorded()
        region.ask(HANA, acknowledge(handover_id, on))
        found = _seen(region, handover_id).acknowledgement
        assert found is not None
        assert found.next_action_on == on


@pytest.mark.parametrize(
    "days,refusal", [(-1, NextActionInPast), (367, NextActionTooFar)], ids=["past", "too far"]
)
def test_a_next_action_that_holds_nobody_is_refused(
    region: Region, days: int, refusal: type[Refusal]
) -> None:
    handover_id = region.recorded()
    with pytest.raises(refusal) as refused:
        region.ask(HANA, acknowledge(handover_id, TODAY + timedelta(days=days)))
    assert refused.value.field == "next_action_on"
    assert _seen(region, handover_id).state is State.WAITING


@pytest.mark.parametrize("field", ["professional", "professional_role", "next_action"])
@pytest.mark.parametrize("words", ["", "   ", "-", "\u202eanaH", "x" * 1001])
def test_an_acknowledgement_without_true_words_is_refused(
    region: Region, field: str, words: str
) -> None:
    handover_id = region.recorded()
    changed: dict[str, Any] = {field: words}
    with pytest.raises(InvalidValue) as refused:
        region.ask(HANA, replace(acknowledge(handover_id), **changed))
    assert refused.value.field == field
    assert _seen(region, handover_id).state is State.WAITING


@pytest.mark.parametrize("words", ["", "...", "\x07", "x" * 1001])
def test_a_decline_and_a_redirect_need_a_reason(region: Region, words: str) -> None:
    handover_id = region.recorded()
    with pytest.raises(InvalidValue) as refused:
        region.ask(HANA, replace(decline(handover_id), reason=words))
    assert refused.value.field == "reason"
    region.ask(HANA, decline(handover_id))
    with pytest.raises(InvalidValue) as refused:
        region.ask(MARY, replace(redirect(handover_id), reason=words))
    assert refused.value.field == "reason"


def test_the_suggested_team_must_exist_and_be_open(region: Region) -> None:
    handover_id = region.recorded()
    with pytest.raises(TeamNotFound) as unknown:
        region.ask(HANA, decline(handover_id, uuid4()))
    with pytest.raises(TeamClosed) as closed:
        region.ask(HANA, decline(handover_id, CORBY))
    assert (unknown.value.field, closed.value.field) == ("suggested_team_id",) * 2


def test_a_redirect_goes_to_an_open_team_that_is_not_the_sender(region: Region) -> None:
    handover_id = _declined(region)
    with pytest.raises(SendsToItself):
        region.ask(MARY, redirect(handover_id, LEICESTER))
    with pytest.raises(TeamClosed):
        region.ask(MARY, redirect(handover_id, CORBY))
    with pytest.raises(TeamNotFound):
        region.ask(MARY, redirect(handover_id, uuid4()))
    assert _seen(region, handover_id).state is State.DECLINED
