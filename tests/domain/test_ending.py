"""Withdrawn, or entered in error: who holds the family then, and that nothing is erased."""

from datetime import timedelta
from uuid import UUID

import pytest

from handover import commands as c
from handover.content import Kind
from handover.handover import Handover
from handover.policy import View
from handover.refusals import AlreadyAcknowledged, NotPermitted
from handover.states import State
from tests.region import (
    HANA,
    MARY,
    NOW,
    Region,
    acknowledge,
    answer_receiver,
    ask_sender,
    conversation,
    decline,
    enter_in_error,
    note,
    record,
    withdraw,
)

HOUR = timedelta(hours=1)


def _seen(region: Region, handover_id: UUID) -> Handover:
    return region.service.look_up(handover_id, MARY, View.RECORD)


@pytest.mark.parametrize("before", ["waiting", "received", "declined"])
def test_the_sender_may_withdraw_until_somebody_takes_it_on(region: Region, before: str) -> None:
    handover_id = region.recorded()
    if before == "received":
        region.ask(HANA, c.MarkReceived(handover_id))
    elif before == "declined":
        region.ask(HANA, decline(handover_id))
    region.ask(MARY, withdraw(handover_id), NOW + HOUR)
    found = _seen(region, handover_id)
    assert (found.state, found.is_in_error) == (State.CLOSED, False)
    assert found.end_reason == "The family stays in Leicester"
    assert found.ended is not None
    assert (found.ended.name, found.ended.recorded_at) == ("Mary Ashby", NOW + HOUR)
    assert (found.holder.name, found.holder.team) == ("Mary Ashby", found.sending)


def test_what_somebody_took_on_is_not_withdrawn_behind_their_back(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, acknowledge(handover_id))
    with pytest.raises(AlreadyAcknowledged) as refused:
        region.ask(MARY, withdraw(handover_id))
    assert "Hana Quorn" in refused.value.message
    assert _seen(region, handover_id).holder.name == "Hana Quorn"


@pytest.mark.parametrize("kind", Kind)
def test_entered_in_error_gives_responsibility_back_to_the_sender(
    region: Region, kind: Kind
) -> None:
    handover_id = region.recorded(record(kind))
    region.ask(HANA, acknowledge(handover_id))
    region.ask(MARY, enter_in_error(handover_id), NOW + HOUR)
    found = _seen(region, handover_id)
    assert (found.state, found.is_in_error) == (State.CLOSED, True)
    assert found.end_reason == "Recorded about another family"
    assert (found.holder.name, found.holder.team.ods_code) == ("Mary Ashby", "RWE")
    assert found.response_due_at is None


@pytest.mark.parametrize("before", ["waiting", "received", "declined"])
def test_it_may_be_entered_in_error_from_every_open_state(region: Region, before: str) -> None:
    handover_id = region.recorded()
    if before == "received":
        region.ask(HANA, c.MarkReceived(handover_id))
    elif before == "declined":
        region.ask(HANA, decline(handover_id))
    region.ask(MARY, enter_in_error(handover_id))
    assert _seen(region, handover_id).is_in_error


def test_entered_in_error_erases_nothing(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, conversation(handover_id))
    region.ask(HANA, ask_sender(handover_id))
    region.ask(MARY, answer_receiver(handover_id))
    region.ask(HANA, acknowledge(handover_id))
    region.ask(HANA, note(handover_id))
    before = _seen(region, handover_id)
    region.ask(MARY, enter_in_error(handover_id))
    after = region.service.look_up(handover_id, HANA, View.RECORD)
    for kept in ("about", "safer", "conversations", "acknowledgement", "answered", "notes", "due"):
        assert getattr(after, kept) == getattr(before, kept)


def test_the_receiving_team_ends_nothing_in_the_senders_name(region: Region) -> None:
    handover_id = region.recorded()
    for command in (withdraw(handover_id), enter_in_error(handover_id)):
        with pytest.raises(NotPermitted):
            region.ask(HANA, command)
