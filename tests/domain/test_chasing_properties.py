"""Any history with the clock coming by at any time, late or twice: each due fact once, no other.

The expectation is counted from the log at the end, by plain rules that know nothing of chasing.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from handover import events
from handover.actor import Actor
from handover.chasing.events import AttemptDue, EscalationRaised, ResponseOverdue
from handover.commands import MarkReceived, OnHandover
from handover.correcting.events import Reopened, Revised
from handover.deadlines import DueTimes
from handover.events import Event, Recorded, Redirected
from handover.loss_events import LossLearned
from handover.refusals import Refusal
from handover.urgency import Urgency
from tests import daily, putting_right
from tests import region as r
from tests.chasing import chase
from tests.losing import record_loss
from tests.region import HANA, HUGO, MARY, NOW, Region, record, settle

MINUTE = timedelta(minutes=1)
STEPS: dict[str, tuple[Actor, Callable[[UUID], OnHandover]]] = {
    "attempt": (MARY, r.attempt),
    "talk": (MARY, r.conversation),
    "received": (HANA, MarkReceived),
    "acknowledge": (HANA, r.acknowledge),
    "taken on in Nottingham": (HUGO, r.acknowledge),
    "decline": (HANA, r.decline),
    "redirect": (MARY, r.redirect),
    "not done": (HANA, r.not_done),
    "done": (HANA, r.done),
    "withdraw": (MARY, r.withdraw),
    "reopen": (MARY, putting_right.reopen),
    "raise": (MARY, lambda one: putting_right.revise(one, urgency=Urgency.IMMEDIATE)),
    "ringing": (MARY, daily.claim_call),
    "aside": (MARY, daily.set_aside),
    "loss": (MARY, record_loss),
}
CLOCK = "the clock comes by"
step = st.tuples(
    st.sampled_from([CLOCK, CLOCK, CLOCK, *STEPS]),
    st.sampled_from([1, 20, 45, 130, 8 * 60, 24 * 60, 3 * 24 * 60]),
)


@given(urgency=st.sampled_from(Urgency), steps=st.lists(step, min_size=3, max_size=14))
def test_each_due_rung_is_recorded_once_and_none_after_what_stops_it(
    urgency: Urgency, steps: list[tuple[str, int]]
) -> None:
    with TemporaryDirectory() as folder:
        region = settle(Path(folder) / "events.sqlite")
        handover_id, now = region.recorded(record(urgency=urgency)), NOW
        for what, minutes in steps:
            now += minutes * MINUTE
            if what == CLOCK:
                chase(region, handover_id, now)
                assert chase(region, handover_id, now) == []
            else:
                actor, make = STEPS[what]
                with suppress(Refusal):
                    region.ask(actor, make(handover_id), now)
        chase(region, handover_id, now)
        log = _log_of(region, handover_id)
        region.service.close()
    _check_rungs(log, now)
    _check_reminders(log)
    _check_promises(log)


def _log_of(region: Region, handover_id: UUID) -> list[Event]:
    every = (one.event for one in region.service.read_log(0, 10_000))
    return [one for one in every if isinstance(one, Event) and one.originator_id == handover_id]


def _check_rungs(log: list[Event], now: datetime) -> None:
    """In each run 1, 2, 3 without a gap, late but never early, and all of them while it waits."""
    due: DueTimes | None = None
    number, is_waiting = 0, False
    for event in log:
        started = _starts(event, due)
        if started is not None:
            due, number = started, 0
            is_waiting = is_waiting or not isinstance(event, Revised)
        if isinstance(event, EscalationRaised):
            assert is_waiting
            assert due is not None
            number += 1
            assert (event.number, event.rung) == (number, due.ladder[number - 1])
            at = event.envelope
            assert at.happened_at == event.rung.due_at < at.recorded_at
        if isinstance(event, (events.Acknowledged, events.Withdrawn, LossLearned)):
            is_waiting = False
    assert due is not None
    if is_waiting:
        assert number == sum(rung.due_at < now for rung in due.ladder)


def _starts(event: Event, known: DueTimes | None) -> DueTimes | None:
    match event:
        case Recorded() | Redirected():
            return event.due
        case Reopened():
            return event.due
        case Revised() if known is not None and event.due != known:
            return event.due
    return None


def _check_reminders(log: list[Event]) -> None:
    """Never two without a call or a new start between them, and none once somebody has spoken."""
    is_reminded = is_over = False
    for event in log:
        match event:
            case AttemptDue():
                assert not is_reminded
                assert not is_over
                assert event.envelope.happened_at < event.envelope.recorded_at
                is_reminded = True
            case events.CallAttempted() | Revised():
                is_reminded = False
            case Redirected() | Reopened():
                is_reminded = is_over = False
            case events.ConversationHeld() | events.Acknowledged() | events.Declined():
                is_over = True
            case events.Withdrawn() | LossLearned():
                is_over = True


def _check_promises(log: list[Event]) -> None:
    """One for each day, after it was over."""
    told = [one for one in log if isinstance(one, ResponseOverdue)]
    assert len({one.due_at for one in told}) == len(told)
    assert all(one.due_at < one.envelope.recorded_at for one in told)
