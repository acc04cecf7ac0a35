"""Attempts never stop a clock; the first conversation stops the call clock, and only that one."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from handover import commands as c
from handover.calls import AttemptOutcome
from handover.content import Kind
from handover.handover import Handover
from handover.policy import View
from handover.refusals import HappenedInFuture, HappenedTooEarly, InvalidValue
from handover.states import State
from tests.region import (
    HANA,
    MARY,
    NOTTINGHAM,
    NOW,
    Region,
    acknowledge,
    attempt,
    conversation,
    decline,
    record,
    redirect,
)

MINUTE = timedelta(minutes=1)
Call = Callable[..., c.LogAttempt | c.LogConversation]


def _seen(region: Region, handover_id: UUID) -> Handover:
    return region.service.look_up(handover_id, MARY, View.RECORD)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("outcome", AttemptOutcome)
def test_an_attempt_is_kept_and_stops_no_clock(
    region: Region, kind: Kind, outcome: AttemptOutcome
) -> None:
    handover_id = region.recorded(record(kind))
    region.ask(MARY, attempt(handover_id, outcome), NOW + MINUTE)
    found = _seen(region, handover_id)
    assert [tried.outcome for _, tried in found.attempts] == [outcome]
    assert found.call_stopped_at is None
    assert found.acknowledged is None
    assert found.state is State.WAITING


def test_three_voicemails_and_a_wrong_number_leave_the_call_clock_running(region: Region) -> None:
    handover_id = region.recorded()
    said = [AttemptOutcome.VOICEMAIL] * 3 + [AttemptOutcome.WRONG_NUMBER]
    for minutes, outcome in enumerate(said):
        region.ask(MARY, attempt(handover_id, outcome), NOW + minutes * MINUTE)
    assert len(_seen(region, handover_id).attempts) == 4
    assert _seen(region, handover_id).call_stopped_at is None
    region.ask(MARY, conversation(handover_id), NOW + 5 * MINUTE)
    assert _seen(region, handover_id).call_stopped_at == NOW + 5 * MINUTE


def test_a_conversation_stops_the_call_clock_and_not_the_other(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, conversation(handover_id), NOW + MINUTE)
    found = _seen(region, handover_id)
    assert found.call_stopped_at == NOW + MINUTE
    assert found.acknowledged is None
    assert found.holder.name == "Mary Ashby"
    assert found.state is State.WAITING


def test_an_acknowledgement_does_not_stop_the_call_clock(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, acknowledge(handover_id))
    assert _seen(region, handover_id).call_stopped_at is None


def test_the_first_conversation_counts(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, conversation(handover_id), NOW + MINUTE)
    region.ask(MARY, conversation(handover_id), NOW + 9 * MINUTE)
    assert _seen(region, handover_id).call_stopped_at == NOW + MINUTE
    assert len(_seen(region, handover_id).conversations) == 2


def test_a_late_entry_counts_from_when_it_happened_and_says_when_it_was_recorded(
    region: Region,
) -> None:
    handover_id = region.recorded()
    rang_at, entered_at = NOW + MINUTE, NOW + timedelta(hours=3)
    region.ask(MARY, conversation(handover_id, rang_at), entered_at)
    found = _seen(region, handover_id)
    assert found.call_stopped_at == rang_at
    [(envelope, _)] = found.conversations
    assert (envelope.happened_at, envelope.recorded_at) == (rang_at, entered_at)


def test_a_midwife_may_have_rung_before_she_wrote(region: Region) -> None:
    handover_id = region.recorded()
    rang_at = NOW - timedelta(days=7)
    region.ask(MARY, conversation(handover_id, rang_at), NOW)
    assert _seen(region, handover_id).call_stopped_at == rang_at


@pytest.mark.parametrize("call", [attempt, conversation])
def test_a_call_that_has_not_happened_is_refused(region: Region, call: Call) -> None:
    handover_id = region.recorded()
    with pytest.raises(HappenedInFuture) as refused:
        region.ask(MARY, call(handover_id, happened_at=NOW + MINUTE), NOW)
    assert refused.value.field == "happened_at"


@pytest.mark.parametrize("call", [attempt, conversation])
@pytest.mark.parametrize(
    "happened_at", [NOW - timedelta(days=7) - MINUTE, datetime.min.replace(tzinfo=UTC)]
)
def test_a_call_long_before_the_record_is_refused(
    region: Region, call: Call, happened_at: datetime
) -> None:
    handover_id = region.recorded()
    with pytest.raises(HappenedTooEarly) as refused:
        region.ask(MARY, call(handover_id, happened_at=happened_at), NOW)
    assert refused.value.field == "happened_at"


@pytest.mark.parametrize("call", [attempt, conversation])
def test_a_time_without_a_zone_is_refused(region: Region, call: Call) -> None:
    handover_id = region.recorded()
    with pytest.raises(InvalidValue, match="time zone") as refused:
        region.ask(MARY, call(handover_id, happened_at=NOW.replace(tzinfo=None)), NOW)
    assert refused.value.field == "happened_at"


def test_calls_are_facts_and_may_be_logged_in_every_state(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, decline(handover_id), NOW)
    region.ask(MARY, attempt(handover_id), NOW + MINUTE)
    region.ask(MARY, redirect(handover_id, to_team_id=HANA.team_id or NOTTINGHAM), NOW + MINUTE)
    region.ask(HANA, acknowledge(handover_id), NOW + MINUTE)
    region.ask(MARY, attempt(handover_id), NOW + 2 * MINUTE)
    region.ask(MARY, conversation(handover_id), NOW + 3 * MINUTE)
    found = _seen(region, handover_id)
    assert (len(found.attempts), len(found.conversations)) == (2, 1)
    assert found.state is State.ACKNOWLEDGED


def test_talk_with_the_team_that_declined_never_stops_the_new_teams_clock(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, decline(handover_id), NOW + MINUTE)
    region.ask(MARY, redirect(handover_id), NOW + 10 * MINUTE)
    region.ask(MARY, conversation(handover_id, NOW + 9 * MINUTE), NOW + 20 * MINUTE)
    assert _seen(region, handover_id).call_stopped_at is None
    region.ask(MARY, conversation(handover_id, NOW + 15 * MINUTE), NOW + 20 * MINUTE)
    assert _seen(region, handover_id).call_stopped_at == NOW + 15 * MINUTE


def test_a_call_in_the_minute_of_the_redirect_is_with_the_new_team(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, decline(handover_id), NOW)
    region.ask(MARY, redirect(handover_id), NOW + timedelta(seconds=40))
    region.ask(MARY, conversation(handover_id, NOW), NOW + 5 * MINUTE)
    assert _seen(region, handover_id).call_stopped_at == NOW
