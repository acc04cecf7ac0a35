"""What was said while the machine's clock was ahead does not last until it has come that far."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from handover.commands import OnHandover
from handover.handover import Handover
from handover.policy import View
from handover.urgency import Urgency
from tests import daily
from tests import region as r
from tests.chasing import chase
from tests.region import HANA, LEICESTER, MARY, NOW, Region

AHEAD, HOUR, MINUTE = timedelta(days=2), timedelta(hours=1), timedelta(minutes=1)
INSTANT = timedelta(microseconds=1)
MAUD = replace(MARY, account_id="maud", name="Maud Lark")


def seen(region: Region, handover_id: UUID) -> Handover:
    return region.service.look_up(handover_id, MARY, View.RECORD)


@pytest.fixture
def claimed(region: Region) -> UUID:
    """Mary said that she is ringing while the clock was two days ahead; it was put right since."""
    handover_id = region.recorded(r.record(urgency=Urgency.IMMEDIATE))
    region.ask(MARY, daily.claim_call(handover_id), NOW + AHEAD)
    return handover_id


def test_nobody_is_said_to_ring_until_then_and_a_colleague_may(
    region: Region, claimed: UUID
) -> None:
    assert seen(region, claimed).ringing(NOW + HOUR) is None
    region.ask(MAUD, daily.claim_call(claimed), NOW + HOUR)
    found = seen(region, claimed).ringing(NOW + HOUR)
    assert found is not None
    assert found.said.name == "Maud Lark"
    assert seen(region, claimed).ringing(NOW + AHEAD) is None


@pytest.mark.parametrize("call", [r.attempt, r.conversation])
def test_her_call_that_is_logged_since_came_of_it(
    region: Region, claimed: UUID, call: Callable[[UUID], OnHandover]
) -> None:
    assert len(seen(region, claimed).rang_for_nothing(NOW)) == 1
    region.ask(MAUD, call(claimed), NOW)
    assert len(seen(region, claimed).rang_for_nothing(NOW)) == 1
    region.ask(MARY, call(claimed), NOW)
    found = seen(region, claimed)
    assert found.rang_for_nothing(NOW) == []
    assert found.ringing(NOW + AHEAD) is None


@pytest.mark.parametrize("quiet", [daily.claim_call, daily.set_aside])
def test_reminders_come_meanwhile(region: Region, quiet: Callable[[UUID], OnHandover]) -> None:
    handover_id = region.recorded()
    call_due = seen(region, handover_id).due.call_due_at
    region.ask(MARY, quiet(handover_id), call_due + 2 * HOUR)
    assert chase(region, handover_id, call_due + INSTANT) == ["attempt_due 0"]


def test_nothing_is_out_of_the_way_until_then(region: Region) -> None:
    handover_id = region.recorded(r.record(urgency=Urgency.ROUTINE))
    region.ask(HANA, daily.set_aside(handover_id), NOW + AHEAD)
    found = seen(region, handover_id)
    assert found.set_aside_by(HANA.team_id, NOW + HOUR) is None
    assert found.set_aside_by(HANA.team_id, NOW + AHEAD) is not None


def test_a_clock_that_is_behind_by_less_than_a_minute_shows_what_was_just_said(
    region: Region,
) -> None:
    """Two machines that serve one region never have quite the same clock."""
    handover_id = region.recorded()
    region.ask(MARY, daily.claim_call(handover_id))
    region.ask(MARY, daily.set_aside(handover_id))
    found = seen(region, handover_id)
    assert found.ringing(NOW - MINUTE) is not None
    assert found.set_aside_by(LEICESTER, NOW - MINUTE) is not None
    assert found.ringing(NOW - MINUTE - INSTANT) is None
    assert found.set_aside_by(LEICESTER, NOW - MINUTE - INSTANT) is None
