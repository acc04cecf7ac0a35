"""Setting aside: for a while, for one's own team only, and never to look away from what is late."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from handover import commands as c
from handover.actor import Actor
from handover.daily.asides import Aside, HowLong, WhySetAside
from handover.daily.events import WasSetAside
from handover.daily.refusals import (
    NeverSetAside,
    NothingToSetAside,
    SetAsideTooLong,
    SetAsideTooOften,
    TooLateToSetAside,
)
from handover.family.refusals import RoutineContactStopped
from handover.free_text.keeping import Keep
from handover.handover import Handover
from handover.ladder import RungDue, Stander
from handover.policy import View
from handover.refusals import AlreadyClosed
from handover.urgency import Urgency
from tests import daily
from tests import region as r
from tests.challenging import BECAUSE, OTHER, ask
from tests.chasing import chase
from tests.losing import record_loss
from tests.region import DERBY, HANA, LEICESTER, MARY, NOW, Region, record

HOUR, MINUTE, INSTANT = timedelta(hours=1), timedelta(minutes=1), timedelta(microseconds=1)
NEXT_MORNING = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def seen(region: Region, handover_id: UUID) -> Handover:
    return region.service.look_up(handover_id, MARY, View.RECORD)


def aside(region: Region, handover_id: UUID, team_id: UUID = DERBY, at: datetime = NOW) -> Aside:
    """What stands as set aside. Fails when nothing does."""
    found = seen(region, handover_id).set_aside_by(team_id, at)
    assert found is not None
    return found


def of(region: Region, urgency: Urgency) -> UUID:
    return region.recorded(record(urgency=urgency))


@pytest.mark.parametrize(
    "how_long,hours",
    [(HowLong.ONE_HOUR, 1), (HowLong.TWO_HOURS, 2), (HowLong.FOUR_HOURS, 4)],
)
@pytest.mark.parametrize("urgency", [Urgency.SAME_DAY, Urgency.PRIORITY, Urgency.ROUTINE])
def test_it_lasts_as_long_as_was_chosen_and_ends_by_itself(
    region: Region, urgency: Urgency, how_long: HowLong, hours: int
) -> None:
    handover_id = of(region, urgency)
    region.ask(HANA, daily.set_aside(handover_id, how_long))
    found = aside(region, handover_id)
    assert found.until == NOW + hours * HOUR
    assert (found.said.name, found.why) == ("Hana Quorn", WhySetAside.ANOTHER_FAMILY)
    assert aside(region, handover_id, at=found.until - INSTANT) == found
    assert seen(region, handover_id).set_aside_by(DERBY, found.until) is None


def test_it_is_out_of_the_way_of_one_team_only(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, daily.set_aside(handover_id))
    assert seen(region, handover_id).set_aside_by(LEICESTER, NOW) is None
    region.ask(MARY, daily.set_aside(handover_id, HowLong.TWO_HOURS))
    assert aside(region, handover_id, LEICESTER).until == NOW + 2 * HOUR
    assert aside(region, handover_id, DERBY).until == NOW + HOUR


@pytest.mark.parametrize("urgency", [Urgency.PRIORITY, Urgency.ROUTINE])
def test_what_is_not_urgent_may_wait_until_the_team_opens_again(
    region: Region, urgency: Urgency
) -> None:
    handover_id = of(region, urgency)
    region.ask(HANA, daily.set_aside(handover_id, HowLong.NEXT_MORNING))
    assert aside(region, handover_id).until == NEXT_MORNING


def test_before_a_weekend_the_next_working_morning_is_mondays(region: Region) -> None:
    friday = datetime(2026, 11, 27, 16, 55, tzinfo=UTC)
    handover_id = region.recorded(record(urgency=Urgency.ROUTINE), friday)
    region.ask(HANA, daily.set_aside(handover_id, HowLong.NEXT_MORNING), friday)
    assert aside(region, handover_id, at=friday).until == datetime(2026, 11, 30, 9, tzinfo=UTC)


def test_it_stops_and_moves_no_clock(region: Region) -> None:
    handover_id = region.recorded()
    before = seen(region, handover_id)
    region.ask(HANA, daily.set_aside(handover_id))
    region.ask(MARY, daily.set_aside(handover_id))
    after = seen(region, handover_id)
    for name in ("state", "due", "call_stopped_at", "acknowledged", "holder", "next_action_on"):
        assert getattr(after, name) == getattr(before, name)


def test_immediate_is_never_set_aside(region: Region) -> None:
    handover_id = of(region, Urgency.IMMEDIATE)
    for actor in (HANA, MARY):
        with pytest.raises(NeverSetAside):
            region.ask(actor, daily.set_aside(handover_id))


def test_what_is_for_the_same_day_does_not_wait_for_the_morning(region: Region) -> None:
    handover_id = of(region, Urgency.SAME_DAY)
    with pytest.raises(SetAsideTooLong) as refused:
        region.ask(HANA, daily.set_aside(handover_id, HowLong.NEXT_MORNING))
    assert refused.value.field == "how_long"


def test_not_a_third_time_while_nothing_happens(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, daily.set_aside(handover_id))
    region.ask(HANA, daily.set_aside(handover_id), NOW + HOUR)
    with pytest.raises(SetAsideTooOften):
        region.ask(HANA, daily.set_aside(handover_id), NOW + 2 * HOUR)
    region.ask(MARY, daily.set_aside(handover_id), NOW + 2 * HOUR)


def test_once_something_has_happened_it_may_be_set_aside_twice_again(region: Region) -> None:
    handover_id = region.recorded()
    for _ in range(2):
        region.ask(HANA, daily.set_aside(handover_id))
    region.ask(MARY, r.attempt(handover_id))
    for _ in range(2):
        region.ask(HANA, daily.set_aside(handover_id))
    with pytest.raises(SetAsideTooOften):
        region.ask(HANA, daily.set_aside(handover_id))


def test_a_note_of_ones_own_buys_no_more_time(region: Region) -> None:
    handover_id = region.recorded()
    for _ in range(2):
        region.ask(HANA, daily.set_aside(handover_id))
        region.ask(HANA, r.note(handover_id))
    assert aside(region, handover_id).until == NOW + HOUR
    with pytest.raises(SetAsideTooOften):
        region.ask(HANA, daily.set_aside(handover_id))


def second_rung(region: Region, handover_id: UUID) -> datetime:
    return seen(region, handover_id).due.ladder[1].due_at


@pytest.mark.parametrize("actor,team_id", [(HANA, DERBY), (MARY, LEICESTER)])
def test_it_ends_when_the_second_rung_is_reached(
    region: Region, actor: Actor, team_id: UUID
) -> None:
    handover_id = of(region, Urgency.SAME_DAY)
    rung = second_rung(region, handover_id)
    at = rung - 10 * MINUTE
    region.ask(actor, daily.set_aside(handover_id, HowLong.FOUR_HOURS), at)
    assert aside(region, handover_id, team_id, at).until == rung
    with pytest.raises(TooLateToSetAside):
        region.ask(actor, daily.set_aside(handover_id), rung)


def test_overdue_on_the_first_rung_it_may_still_be_set_aside(region: Region) -> None:
    handover_id = of(region, Urgency.ROUTINE)
    due_at = seen(region, handover_id).due.acknowledge_due_at
    assert due_at < second_rung(region, handover_id)
    region.ask(HANA, daily.set_aside(handover_id), due_at + MINUTE)
    assert aside(region, handover_id, at=due_at + MINUTE).until == due_at + MINUTE + HOUR


def test_what_the_clock_records_brings_nothing_back(region: Region) -> None:
    """It was overdue without that, and whoever set it aside knew."""
    handover_id = of(region, Urgency.ROUTINE)
    at = seen(region, handover_id).due.acknowledge_due_at + MINUTE
    region.ask(HANA, daily.set_aside(handover_id), at)
    before = aside(region, handover_id, at=at)
    assert chase(region, handover_id, at)
    assert aside(region, handover_id, at=at) == before


@pytest.mark.parametrize("rungs", [0, 1])
def test_without_a_second_rung_it_ends_with_what_there_is(region: Region, rungs: int) -> None:
    handover = seen(region, region.recorded())
    due_at, rung_at = NOW + 30 * MINUTE, NOW + 40 * MINUTE
    ladder = (RungDue(rung_at, Stander("lead"), Stander("lead")),) * rungs
    handover.due = replace(handover.due, acknowledge_due_at=due_at, ladder=ladder)
    said = replace(handover.recorded, team_id=DERBY)
    handover.set_aside(daily.set_aside(handover.id), said, next_morning=NEXT_MORNING)
    assert handover.set_asides[-1].until == (rung_at if rungs else due_at)


def test_a_promise_is_never_set_aside_beyond_its_day(region: Region) -> None:
    handover_id = of(region, Urgency.ROUTINE)
    region.ask(HANA, r.acknowledge(handover_id, NOW.date()))
    midnight = datetime(2026, 11, 25, 0, 0, tzinfo=UTC)
    region.ask(HANA, daily.set_aside(handover_id, HowLong.NEXT_MORNING))
    assert aside(region, handover_id).until == midnight
    with pytest.raises(TooLateToSetAside):
        region.ask(HANA, daily.set_aside(handover_id), midnight)


def test_what_waits_for_nobody_is_not_set_aside(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, r.decline(handover_id))
    with pytest.raises(NothingToSetAside):
        region.ask(HANA, daily.set_aside(handover_id))
    region.ask(MARY, daily.set_aside(handover_id))
    settled = region.recorded()
    region.ask(MARY, r.conversation(settled))
    region.ask(HANA, r.acknowledge(settled))
    with pytest.raises(NothingToSetAside):
        region.ask(MARY, daily.set_aside(settled))
    region.ask(HANA, r.ask_sender(settled))
    region.ask(MARY, daily.set_aside(settled))


@pytest.mark.parametrize("left", [r.acknowledge, r.conversation])
def test_what_is_half_answered_still_waits_for_the_sender(
    region: Region, left: Callable[[UUID], c.OnHandover]
) -> None:
    handover_id = region.recorded()
    region.ask(HANA if left is r.acknowledge else MARY, left(handover_id))
    region.ask(MARY, daily.set_aside(handover_id))
    assert aside(region, handover_id, LEICESTER).until == NOW + HOUR


def test_what_is_closed_or_stopped_is_not_set_aside(region: Region) -> None:
    closed, lost = region.recorded(), region.recorded()
    region.ask(HANA, daily.set_aside(closed))
    region.ask(HANA, daily.set_aside(lost))
    region.ask(MARY, r.withdraw(closed))
    region.ask(MARY, record_loss(lost))
    with pytest.raises(AlreadyClosed):
        region.ask(HANA, daily.set_aside(closed))
    with pytest.raises(RoutineContactStopped):
        region.ask(HANA, daily.set_aside(lost))
    for handover_id in (closed, lost):
        assert seen(region, handover_id).set_aside_by(DERBY, NOW) is None


def test_a_second_time_counts_from_then(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, daily.set_aside(handover_id, HowLong.FOUR_HOURS))
    region.ask(HANA, daily.set_aside(handover_id), NOW + MINUTE)
    assert aside(region, handover_id).until == NOW + MINUTE + HOUR


def test_the_log_keeps_what_was_chosen(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, daily.set_aside(handover_id, HowLong.TWO_HOURS))
    last = region.service.read_log(region.service.head() - 2, 1)[0].event
    assert isinstance(last, WasSetAside)
    assert (last.how_long, last.until) == (HowLong.TWO_HOURS, NOW + 2 * HOUR)


def test_words_that_were_challenged_before_and_explained_do_not_matter(region: Region) -> None:
    handover_id = region.recorded()
    ask(region, MARY, c.AddNote(handover_id, f"Her sister: {OTHER}"), Keep(OTHER, BECAUSE))
    region.ask(HANA, daily.set_aside(handover_id))
    assert len(seen(region, handover_id).set_asides) == 1
