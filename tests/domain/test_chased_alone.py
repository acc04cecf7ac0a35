"""The clock's part of a record by itself: whom nobody can ring, and what it leaves alone."""

from datetime import timedelta
from itertools import product
from uuid import UUID

import pytest

from handover.actor import Envelope
from handover.chasing.chased import Known
from handover.chasing.clock import CLOCK, asked_by_clock
from handover.chasing.events import AttemptDue, ClockEvent, EscalationRaised, NobodyReachable
from handover.chasing.nothing_due import NothingDueError
from handover.chasing.reminding import Ringing
from handover.deadlines import DueTimes
from handover.handover import Handover
from handover.ladder import RungDue, Stander
from handover.opening_hours import OpeningHours
from handover.repeat_attempts import Every
from tests.domain.test_aggregate_alone import FROM, HOUR, TO, said
from tests.region import NOW, record

TELEPHONE = "01632 960123"
INSTANT = timedelta(microseconds=1)
OFFICE = OpeningHours.weekdays()
HOURLY = Ringing(Every(HOUR), OFFICE, OFFICE)
UNREACHABLE = Known(None, can_ring_sender=False, can_ring_receiver=False)
REACHABLE = Known(None, can_ring_sender=True, can_ring_receiver=True)
TO_BE_REMINDED = Known(HOURLY, can_ring_sender=True, can_ring_receiver=True)


def rung(hours: int, sender: str = "", receiver: str = "") -> RungDue:
    """A rung so many hours after the record, with these numbers on it."""
    return RungDue(NOW + hours * HOUR, Stander("Lead", sender), Stander("Lead", receiver))


def recorded(*ladder: RungDue) -> Handover:
    due = DueTimes(NOW + HOUR, NOW + 2 * HOUR, "priority/1", "england/1", ladder)
    return Handover.record(
        record(), said(), handover_id=UUID(int=1), sending=FROM, receiving=TO, due=due
    )


def clock_comes(handover: Handover, after: timedelta, known: Known) -> list[ClockEvent]:
    """What the clock states so long after the record."""
    before = len(handover.pending_events)
    now = NOW + after
    handover.record_what_fell_due(Envelope.of(asked_by_clock(now), None), known)
    stated = handover.pending_events[before:]
    assert all(isinstance(one, ClockEvent) for one in stated)
    return [one for one in stated if isinstance(one, ClockEvent)]


def test_at_first_nothing_has_fallen_due() -> None:
    handover = recorded(rung(1))
    assert (handover.run, handover.clock_facts, handover.rung_recorded) == (0, 0, 0)
    assert (handover.escalations, handover.disagreement_stages) == ([], {})
    assert (handover.reminded_after, handover.response_overdue_at) == (None, None)
    assert (handover.unreachable, handover.is_unreachable) == (None, False)
    assert handover.birth_learned is None, "and what stands beside it has begun, too"


@pytest.mark.parametrize(
    "on_rung,team,on_other,other_team",
    list(product(["", TELEPHONE], [False, True], repeat=2)),
)
def test_a_side_is_reachable_by_the_number_of_its_rung_or_of_its_team(
    on_rung: str, on_other: str, *, team: bool, other_team: bool
) -> None:
    handover = recorded(rung(1, on_rung, on_other))
    known = Known(None, can_ring_sender=team, can_ring_receiver=other_team)
    first, *rest = clock_comes(handover, HOUR + INSTANT, known)
    assert isinstance(first, EscalationRaised)
    sending, receiving = not (on_rung or team), not (on_other or other_team)
    told = [
        (one.number, one.is_on_sending_side, one.is_on_receiving_side)
        for one in rest
        if isinstance(one, NobodyReachable)
    ]
    assert told == ([(1, sending, receiving)] if sending or receiving else [])
    assert handover.is_unreachable == (sending or receiving)
    assert handover.clock_facts == 1 + len(rest)


def test_nobody_is_reachable_until_the_next_rung_says_otherwise_or_it_begins_anew() -> None:
    handover = recorded(rung(1), rung(2))
    clock_comes(handover, HOUR + INSTANT, UNREACHABLE)
    assert (handover.unreachable, handover.is_unreachable) == ((0, 1), True)
    clock_comes(handover, 2 * HOUR + INSTANT, REACHABLE)
    assert (handover.unreachable, handover.is_unreachable) == ((0, 1), False)
    again = recorded(rung(1))
    clock_comes(again, HOUR + INSTANT, UNREACHABLE)
    again.run += 1
    assert (again.unreachable, again.is_unreachable) == ((0, 1), False)


def test_the_clock_that_comes_too_early_is_told_that_nothing_is_due() -> None:
    handover = recorded(rung(1))
    with pytest.raises(NothingDueError):
        clock_comes(handover, HOUR, TO_BE_REMINDED)
    assert handover.version == 1


def test_what_is_stopped_reminds_nobody_whatever_is_said_of_ringing() -> None:
    handover = recorded()
    handover.stopped = handover.recorded
    with pytest.raises(NothingDueError):
        clock_comes(handover, 2 * HOUR, TO_BE_REMINDED)


def test_who_the_clock_is_stands_on_what_it_states() -> None:
    handover = recorded()
    [due] = clock_comes(handover, HOUR + INSTANT, TO_BE_REMINDED)
    assert isinstance(due, AttemptDue)
    assert (due.envelope.account_id, due.envelope.name) == ("clock", "Recorded by itself")
    assert (due.envelope.team_id, due.envelope.team_name) == (None, "")
    assert (due.envelope.happened_at, due.attempts) == (NOW + HOUR, 0)
    assert CLOCK.account_id == "clock"
