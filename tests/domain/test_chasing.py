"""What the clock records when something falls due: each fact once, never before, none for nothing.

A handover of Priority that is recorded on Tuesday at 10am: its call is due at 2pm, and its rungs
are reached on Wednesday, Thursday, Friday and Monday at 5pm.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from handover import commands as c
from handover.actor import Actor, Role, Source
from handover.calls import AttemptOutcome
from handover.chasing.events import (
    AttemptDue,
    DisagreementEscalated,
    EscalationRaised,
    NobodyReachable,
    ResponseOverdue,
)
from handover.daily.asides import HowLong
from handover.handover import Handover
from handover.policy import View
from handover.urgency import Urgency
from tests import daily, putting_right, referring
from tests import region as r
from tests.chasing import chase, clock_facts
from tests.losing import record_loss
from tests.region import (
    DERBY,
    HANA,
    KIT,
    MARY,
    NOTTINGHAM,
    Region,
    record,
)
from tests.undoing import ask_undone, confirm_mistake

INSTANT = timedelta(microseconds=1)
RUNGS = [datetime(2026, 11, day, 17, tzinfo=UTC) for day in (25, 26, 27, 30)]
LATER = datetime(2026, 12, 1, 9, tzinfo=UTC)
CALL_DUE = datetime(2026, 11, 24, 14, tzinfo=UTC)
ANOTHER = Actor("maud", "Maud Lark", Role.MIDWIFE, MARY.team_id, MARY.team_name)
ALL_RUNGS = [f"escalation_raised {number}" for number in (1, 2, 3, 4)]


def seen(region: Region, handover_id: UUID) -> Handover:
    return region.service.look_up(handover_id, MARY, View.RECORD)


def rungs(region: Region, handover_id: UUID, now: datetime) -> list[str]:
    """What is recorded of the ladder at `now`; reminders are looked at by themselves."""
    found = chase(region, handover_id, now)
    return [one for one in found if not one.startswith("attempt_due")]


def test_a_rung_is_recorded_once_and_not_before_it_is_reached(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, r.conversation(handover_id))
    for number, reached in enumerate(RUNGS, start=1):
        assert chase(region, handover_id, reached) == [], "at the very instant, not yet"
        assert chase(region, handover_id, reached + INSTANT) == [f"escalation_raised {number}"]
        assert chase(region, handover_id, reached + INSTANT) == []
    assert chase(region, handover_id, LATER) == [], "after the last, nothing again"


def test_a_rung_says_who_acts_and_when_the_next_is_reached(region: Region) -> None:
    handover_id = region.recorded()
    ladder = seen(region, handover_id).due.ladder
    chase(region, handover_id, LATER)
    raised = [one for one in clock_facts(region) if isinstance(one, EscalationRaised)]
    assert [one.rung for one in raised] == list(ladder)
    assert [one.next_due_at for one in raised] == [*RUNGS[1:], None]
    assert {one.rungs for one in raised} == {4}
    kept = seen(region, handover_id)
    assert [(one.number, one.run, one.said.recorded_at) for one in kept.escalations] == [
        (number, 0, LATER) for number in (1, 2, 3, 4)
    ]
    assert kept.rung_recorded == 4


def test_after_two_days_away_it_catches_up_in_order_and_says_when_each_fell_due(
    region: Region,
) -> None:
    handover_id = region.recorded()
    assert chase(region, handover_id, LATER) == ["attempt_due 0", *ALL_RUNGS]
    facts = clock_facts(region)
    assert [one.envelope.happened_at for one in facts] == [CALL_DUE, *RUNGS]
    assert {one.envelope.recorded_at for one in facts} == {LATER}
    assert {(one.envelope.name, one.envelope.role, one.envelope.source) for one in facts} == {
        ("Recorded by itself", Role.CLOCK, Source.CLOCK)
    }


STOPS: dict[str, tuple[Actor, Callable[[UUID], c.OnHandover]]] = {
    "acknowledged": (HANA, r.acknowledge),
    "withdrawn": (MARY, r.withdraw),
    "in error": (MARY, r.enter_in_error),
    "a loss": (MARY, record_loss),
}


@pytest.mark.parametrize("actor,stop", STOPS.values(), ids=STOPS)
def test_what_no_longer_holds_is_not_recorded(
    region: Region, actor: Actor, stop: Callable[[UUID], c.OnHandover]
) -> None:
    handover_id = region.recorded()
    assert rungs(region, handover_id, RUNGS[0] + INSTANT) == ["escalation_raised 1"]
    region.ask(actor, stop(handover_id), RUNGS[0] + timedelta(minutes=1))
    assert chase(region, handover_id, RUNGS[3] + INSTANT) == []


def test_a_decline_goes_on_climbing_on_the_side_of_the_sender_alone(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, r.decline(handover_id))
    assert chase(region, handover_id, LATER) == ALL_RUNGS, "nobody is reminded to ring who said no"


def test_a_redirect_begins_another_run_of_the_same_rungs(region: Region) -> None:
    handover_id = region.recorded()
    assert rungs(region, handover_id, RUNGS[1] + INSTANT) == ALL_RUNGS[:2]
    at = RUNGS[1] + timedelta(minutes=1)
    region.ask(HANA, r.decline(handover_id), at)
    region.ask(MARY, r.redirect(handover_id), at)
    found = seen(region, handover_id)
    assert (found.run, found.rung_recorded) == (1, 0)
    assert rungs(region, handover_id, at + INSTANT) == []
    assert rungs(region, handover_id, found.due.ladder[0].due_at + INSTANT) == ALL_RUNGS[:1]


def test_a_higher_urgency_begins_another_run_and_a_changed_answer_does_not(region: Region) -> None:
    handover_id = region.recorded()
    assert rungs(region, handover_id, RUNGS[0] + INSTANT) == ALL_RUNGS[:1]
    at = RUNGS[0] + timedelta(minutes=1)
    region.ask(MARY, putting_right.revise(handover_id), at)
    assert rungs(region, handover_id, at + INSTANT) == []
    raised = putting_right.revise(handover_id, seen=1, urgency=Urgency.IMMEDIATE)
    region.ask(MARY, raised, at)
    assert seen(region, handover_id).run == 1
    assert rungs(region, handover_id, at + INSTANT) == ALL_RUNGS[:1], "who stands there is asked"
    assert rungs(region, handover_id, LATER) == ALL_RUNGS[1:]


def test_opened_again_it_climbs_anew(region: Region) -> None:
    handover_id = region.recorded()
    rungs(region, handover_id, LATER)
    region.ask(MARY, r.withdraw(handover_id), LATER)
    region.ask(MARY, putting_right.reopen(handover_id), LATER)
    found = seen(region, handover_id)
    assert (found.run, found.rung_recorded) == (1, 0)
    assert rungs(region, handover_id, LATER + timedelta(days=14)) == ALL_RUNGS


def test_what_a_loss_had_stopped_goes_on_with_what_fell_due_meanwhile(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, record_loss(handover_id))
    assert chase(region, handover_id, RUNGS[1] + INSTANT) == []
    region.ask(MARY, ask_undone(handover_id), RUNGS[1])
    region.ask(ANOTHER, confirm_mistake(handover_id), RUNGS[1])
    assert rungs(region, handover_id, RUNGS[1] + INSTANT) == ALL_RUNGS[:2]


def test_a_successor_takes_the_rungs_over_as_they_stand(region: Region) -> None:
    handover_id = region.recorded()
    assert rungs(region, handover_id, RUNGS[0] + INSTANT) == ALL_RUNGS[:1]
    region.ask(KIT, c.CloseTeam(DERBY, "Joined", NOTTINGHAM, "No other team"), RUNGS[0])
    assert rungs(region, handover_id, RUNGS[1] + INSTANT) == ALL_RUNGS[1:2]


def test_setting_aside_and_ringing_hold_back_a_reminder_and_no_rung(region: Region) -> None:
    handover_id = region.recorded(record(urgency=Urgency.SAME_DAY))
    ladder = seen(region, handover_id).due.ladder
    just_before = ladder[0].due_at - timedelta(minutes=1)
    region.ask(MARY, daily.set_aside(handover_id), just_before)
    region.ask(MARY, daily.claim_call(handover_id), just_before)
    assert chase(region, handover_id, ladder[0].due_at + INSTANT) == ["escalation_raised 1"]


def test_a_fact_of_the_clock_is_no_news_for_what_was_set_aside(region: Region) -> None:
    handover_id = region.recorded(record(urgency=Urgency.SAME_DAY))
    first = seen(region, handover_id).due.ladder[0].due_at
    region.ask(HANA, daily.set_aside(handover_id, HowLong.ONE_HOUR), first)
    assert "escalation_raised 1" in chase(region, handover_id, first + INSTANT)
    assert seen(region, handover_id).set_aside_by(DERBY, first + timedelta(minutes=1))


def wrong_number(handover_id: UUID) -> c.LogAttempt:
    return r.attempt(handover_id, AttemptOutcome.WRONG_NUMBER)


def test_a_rung_without_a_number_on_it_says_that_nobody_could_be_reached(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, wrong_number(handover_id))
    assert rungs(region, handover_id, RUNGS[0] + INSTANT) == [
        "escalation_raised 1",
        "nobody_reachable 1",
    ]
    [fact] = [one for one in clock_facts(region) if isinstance(one, NobodyReachable)]
    assert (fact.is_on_sending_side, fact.is_on_receiving_side) == (False, True)
    region.ask(KIT, c.VerifyNumber(DERBY, "01632 960100", date(2026, 11, 25)), RUNGS[0])
    assert rungs(region, handover_id, RUNGS[1] + INSTANT) == ["escalation_raised 2"]


def test_a_side_that_said_no_need_not_be_reachable(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, wrong_number(handover_id))
    region.ask(HANA, r.decline(handover_id))
    assert chase(region, handover_id, RUNGS[0] + INSTANT) == ["escalation_raised 1"]


def test_a_promise_is_overdue_once_for_each_day_that_was_promised(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, r.acknowledge(handover_id, date(2026, 11, 26)))
    over = datetime(2026, 11, 27, 0, tzinfo=UTC)
    assert chase(region, handover_id, over) == []
    assert chase(region, handover_id, over + INSTANT) == ["response_overdue"]
    assert chase(region, handover_id, over + timedelta(days=1)) == []
    region.ask(HANA, r.not_done(handover_id, date(2026, 11, 30)), over + timedelta(days=1))
    assert chase(region, handover_id, datetime(2026, 12, 1, tzinfo=UTC)) == []
    assert chase(region, handover_id, datetime(2026, 12, 1, tzinfo=UTC) + INSTANT) == [
        "response_overdue"
    ]
    facts = [one for one in clock_facts(region) if isinstance(one, ResponseOverdue)]
    assert [one.due_at for one in facts] == [over, datetime(2026, 12, 1, tzinfo=UTC)]
    assert [one.envelope.happened_at for one in facts] == [one.due_at for one in facts]
    assert seen(region, handover_id).clock_facts == 2


@pytest.mark.parametrize("end", [r.done, record_loss])
def test_a_promise_that_ended_is_not_overdue(
    region: Region, end: Callable[[UUID], c.OnHandover]
) -> None:
    handover_id = region.recorded()
    region.ask(HANA, r.acknowledge(handover_id, date(2026, 11, 26)))
    region.ask(HANA, end(handover_id))
    assert chase(region, handover_id, LATER) == []


STAGES = [datetime(2026, 11, day, 17, tzinfo=UTC) for day in (25, 26)]


def test_a_disagreement_climbs_its_own_ladder_until_it_is_settled(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, r.acknowledge(handover_id, date(2026, 12, 10)))
    region.ask(MARY, referring.refer(handover_id))
    region.ask(MARY, referring.outcome(handover_id))
    region.ask(MARY, referring.disagree(handover_id))
    assert chase(region, handover_id, STAGES[0]) == []
    assert chase(region, handover_id, STAGES[0] + INSTANT) == ["disagreement_escalated 1"]
    assert chase(region, handover_id, STAGES[1] + INSTANT) == ["disagreement_escalated 2"]
    first, second = (one for one in clock_facts(region) if isinstance(one, DisagreementEscalated))
    assert first.next_due_at == second.rung.due_at == STAGES[1]
    assert first.disagreement_id == referring.disagreement_id(handover_id)
    region.ask(MARY, referring.settle(handover_id), STAGES[1] + INSTANT)
    assert chase(region, handover_id, LATER + timedelta(days=4)) == []
    assert seen(region, handover_id).escalations == [], "never merged with the one for silence"


def test_what_differs_about_a_decline_climbs_until_a_loss(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, r.decline(handover_id))
    region.ask(MARY, referring.disagree(handover_id, None))
    assert chase(region, handover_id, STAGES[0] + INSTANT) == [
        "escalation_raised 1",
        "disagreement_escalated 1",
    ]
    assert seen(region, handover_id).clock_facts == 2


def test_after_a_loss_only_what_differs_about_a_referral_climbs(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, r.decline(handover_id))
    region.ask(MARY, referring.disagree(handover_id, None))
    region.ask(MARY, referring.refer(handover_id))
    region.ask(MARY, referring.outcome(handover_id))
    region.ask(MARY, referring.disagree(handover_id))
    region.ask(MARY, record_loss(handover_id))
    assert chase(region, handover_id, STAGES[0] + INSTANT) == ["disagreement_escalated 1"]
    [fact] = [one for one in clock_facts(region) if isinstance(one, DisagreementEscalated)]
    assert fact.disagreement_id == referring.disagreement_id(handover_id, 2)


def test_the_clock_stops_no_clock_and_moves_nothing(region: Region) -> None:
    handover_id = region.recorded()
    before = seen(region, handover_id)
    chase(region, handover_id, LATER)
    after = seen(region, handover_id)
    assert (after.state, after.due, after.holder) == (before.state, before.due, before.holder)
    assert after.acknowledged is None
    assert after.call_stopped_at is None


def test_a_reminder_is_a_fact_of_its_own_kind(region: Region) -> None:
    handover_id = region.recorded()
    assert chase(region, handover_id, CALL_DUE + INSTANT) == ["attempt_due 0"]
    [fact] = clock_facts(region, handover_id)
    assert isinstance(fact, AttemptDue)
