""" "I am ringing now": a claim that ends by itself, and refuses no call."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from handover.actor import Actor
from handover.commands import OnHandover
from handover.daily.refusals import AlreadyRinging
from handover.family.refusals import RoutineContactStopped
from handover.handover import Handover
from handover.policy import View
from handover.refusals import AlreadyClosed, NotPermitted
from tests import region as r
from tests.daily import claim_call
from tests.losing import record_loss
from tests.region import HANA, MARY, Region

AT = datetime(2026, 11, 24, 9, 12, 30, tzinfo=UTC)
MINUTE, INSTANT = timedelta(minutes=1), timedelta(microseconds=1)
END = AT + 15 * MINUTE
MAUD = replace(MARY, account_id="maud", name="Maud Lark")


@pytest.fixture
def claimed(region: Region) -> UUID:
    """Recorded at 9am; Mary said at 9:12am that she is ringing."""
    handover_id = region.recorded(at=AT - 12 * MINUTE)
    region.ask(MARY, claim_call(handover_id), AT)
    return handover_id


def seen(region: Region, handover_id: UUID) -> Handover:
    return region.service.look_up(handover_id, MARY, View.RECORD)


def rings(region: Region, handover_id: UUID, at: datetime) -> str:
    found = seen(region, handover_id).ringing(at)
    return found.said.name if found else ""


def for_nothing(region: Region, handover_id: UUID, at: datetime) -> list[str]:
    return [one.said.name for one in seen(region, handover_id).rang_for_nothing(at)]


def test_it_lasts_fifteen_minutes_and_ends_by_itself(region: Region, claimed: UUID) -> None:
    assert rings(region, claimed, AT) == "Mary Ashby"
    assert rings(region, claimed, END - INSTANT) == "Mary Ashby"
    assert rings(region, claimed, END) == ""


def test_it_is_shown_to_the_minute(region: Region, claimed: UUID) -> None:
    found = seen(region, claimed).ringing(AT)
    assert found is not None
    assert (found.since, found.until) == (datetime(2026, 11, 24, 9, 12, tzinfo=UTC), END)


def test_a_call_within_the_minute_of_the_claim_came_of_it(region: Region) -> None:
    handover_id = region.recorded(at=AT - 12 * MINUTE)
    region.ask(MARY, claim_call(handover_id), AT + INSTANT)
    found = seen(region, handover_id).ringing(AT + MINUTE)
    assert found is not None
    assert found.since == AT.replace(second=0)


def test_one_that_ended_without_a_call_is_told(region: Region, claimed: UUID) -> None:
    assert for_nothing(region, claimed, END - INSTANT) == []
    assert for_nothing(region, claimed, END) == ["Mary Ashby"]


@pytest.mark.parametrize("call", [r.attempt, r.conversation])
def test_it_ends_when_the_call_is_logged(
    region: Region, claimed: UUID, call: Callable[[UUID], OnHandover]
) -> None:
    region.ask(MARY, call(claimed), AT + MINUTE)
    assert rings(region, claimed, AT + MINUTE) == ""
    assert for_nothing(region, claimed, END) == []


def test_a_second_claim_is_told_who_and_since_when(region: Region, claimed: UUID) -> None:
    head = region.service.head()
    with pytest.raises(AlreadyRinging) as refused:
        region.ask(MAUD, claim_call(claimed), END - INSTANT)
    assert refused.value.message == (
        "Mary Ashby has been ringing since 9:12am. If you have rung as well, log your call: "
        "it is always taken."
    )
    assert region.service.head() == head
    region.ask(MAUD, claim_call(claimed), END)
    assert rings(region, claimed, END) == "Maud Lark"
    assert for_nothing(region, claimed, END) == ["Mary Ashby"]


def test_whoever_claims_twice_is_asked_what_came_of_it(region: Region, claimed: UUID) -> None:
    with pytest.raises(AlreadyRinging) as refused:
        region.ask(MARY, claim_call(claimed), AT + MINUTE)
    said = "You said at 9:12am that you are ringing. Log what came of it."
    assert refused.value.message == said


@pytest.mark.parametrize("call", [r.attempt, r.conversation])
def test_it_refuses_nobodys_call_and_another_persons_call_does_not_end_it(
    region: Region, claimed: UUID, call: Callable[[UUID], OnHandover]
) -> None:
    region.ask(MAUD, call(claimed), AT + MINUTE)
    assert rings(region, claimed, AT + MINUTE) == "Mary Ashby"
    assert for_nothing(region, claimed, END) == ["Mary Ashby"]


@pytest.mark.parametrize(
    "happened_at,told",
    [
        (AT.replace(second=0) - INSTANT, ["Mary Ashby"]),
        (AT.replace(second=0), []),
        (END - INSTANT, []),
        (END, ["Mary Ashby"]),
    ],
)
def test_a_call_that_is_logged_later_counts_if_it_was_made_then(
    region: Region, claimed: UUID, happened_at: datetime, told: list[str]
) -> None:
    region.ask(MARY, r.attempt(claimed, happened_at=happened_at), END + 30 * MINUTE)
    assert for_nothing(region, claimed, END + 30 * MINUTE) == told


def test_what_was_logged_before_is_not_what_came_of_it(region: Region) -> None:
    handover_id = region.recorded()
    at = AT + 60 * MINUTE
    region.ask(MARY, r.attempt(handover_id), at)
    region.ask(MARY, r.conversation(handover_id), at)
    region.ask(MARY, claim_call(handover_id), at)
    assert rings(region, handover_id, at) == "Mary Ashby"


def test_it_stops_no_clock_and_changes_no_holder(region: Region, claimed: UUID) -> None:
    before, after = seen(region, region.recorded(at=AT - 12 * MINUTE)), seen(region, claimed)
    for name in ("state", "due", "call_stopped_at", "acknowledged", "holder", "next_action_on"):
        assert getattr(after, name) == getattr(before, name)


def test_it_is_not_about_the_next_team(region: Region, claimed: UUID) -> None:
    region.ask(HANA, r.decline(claimed), AT)
    region.ask(MARY, r.redirect(claimed), AT)
    assert rings(region, claimed, AT) == ""
    region.ask(MAUD, claim_call(claimed), AT)
    assert rings(region, claimed, AT) == "Maud Lark"
    assert for_nothing(region, claimed, AT) == ["Mary Ashby"]


@pytest.mark.parametrize("end", [r.withdraw, record_loss])
def test_nobody_rings_about_what_is_over(
    region: Region, claimed: UUID, end: Callable[[UUID], OnHandover]
) -> None:
    region.ask(MARY, end(claimed), AT)
    assert rings(region, claimed, AT) == ""
    with pytest.raises(AlreadyClosed if end is r.withdraw else RoutineContactStopped):
        region.ask(MAUD, claim_call(claimed), AT)


@pytest.mark.parametrize("actor", [HANA, r.LENA])
def test_only_the_sender_rings_the_receiver(region: Region, actor: Actor) -> None:
    with pytest.raises(NotPermitted):
        region.ask(actor, claim_call(region.recorded()))
