"""When the sending team is reminded to ring: by the rule of the urgency, while both teams are open.

Recorded on Tuesday at 10am for a team that is open on weekdays from 9am to 5pm.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from handover import commands as c
from handover.chasing.reminding import PAUSE, Ringing, both_open_from
from handover.content import Trigger
from handover.family.babies import BabyNamed
from handover.family.losses import LossKind
from handover.family.part_dates import PartDate
from handover.opening_hours import OpeningHours
from handover.policy import View
from handover.repeat_attempts import AtOnce, Every, TimesADay
from handover.urgency import Urgency
from tests import daily, putting_right
from tests import region as r
from tests.chasing import chase, clock_facts
from tests.losing import loss, record_loss
from tests.region import HANA, KIT, LEICESTER, MARY, NOW, Region, record

INSTANT, MINUTE, HOUR = timedelta(microseconds=1), timedelta(minutes=1), timedelta(hours=1)
OFFICE = OpeningHours.weekdays()
FRIDAY_EVENING = datetime(2026, 11, 27, 17, tzinfo=UTC)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def due(region: Region, handover_id: UUID, now: datetime) -> list[str]:
    """The reminders that are recorded at `now`."""
    return [one for one in chase(region, handover_id, now) if one.startswith("attempt_due")]


FIRST: dict[Urgency, datetime] = {
    Urgency.IMMEDIATE: NOW + 30 * MINUTE,
    Urgency.SAME_DAY: NOW + 4 * HOUR,
    Urgency.PRIORITY: NOW + 4 * HOUR,
    # Due at closing on the next day, and said when both are open again.
    Urgency.ROUTINE: at(26, 9),
}
AGAIN: dict[Urgency, datetime] = {
    Urgency.IMMEDIATE: NOW + 2 * MINUTE + PAUSE,
    Urgency.SAME_DAY: NOW + 2 * MINUTE + HOUR,
    Urgency.PRIORITY: at(25, 9),
    Urgency.ROUTINE: at(26, 9),
}


@pytest.mark.parametrize("urgency", Urgency)
def test_a_call_that_nobody_made_is_told_once(region: Region, urgency: Urgency) -> None:
    handover_id = region.recorded(record(urgency=urgency))
    assert due(region, handover_id, FIRST[urgency]) == []
    assert due(region, handover_id, FIRST[urgency] + INSTANT) == ["attempt_due 0"]
    assert due(region, handover_id, FIRST[urgency] + 40 * HOUR) == [], "no repeat without change"


@pytest.mark.parametrize("urgency", Urgency)
def test_after_an_attempt_it_is_due_again_by_the_urgencys_rule(
    region: Region, urgency: Urgency
) -> None:
    handover_id = region.recorded(record(urgency=urgency))
    region.ask(MARY, r.attempt(handover_id), NOW + 2 * MINUTE)
    assert due(region, handover_id, AGAIN[urgency]) == []
    assert due(region, handover_id, AGAIN[urgency] + INSTANT) == ["attempt_due 1"]
    assert due(region, handover_id, AGAIN[urgency] + 40 * HOUR) == []
    facts = clock_facts(region, handover_id)
    assert AGAIN[urgency] in {one.envelope.happened_at for one in facts}


def test_each_further_attempt_is_followed_by_one_reminder(region: Region) -> None:
    handover_id = region.recorded(record(urgency=Urgency.SAME_DAY))
    for number in (1, 2, 3):
        now = NOW + 2 * number * HOUR
        region.ask(MARY, r.attempt(handover_id), now)
        assert due(region, handover_id, now + HOUR + INSTANT) == [f"attempt_due {number}"]


def test_the_newest_attempt_counts_and_not_the_one_that_was_entered_last(region: Region) -> None:
    handover_id = region.recorded(record(urgency=Urgency.SAME_DAY))
    region.ask(MARY, r.attempt(handover_id), NOW + HOUR)
    early = r.attempt(handover_id, happened_at=NOW + MINUTE)
    region.ask(MARY, early, NOW + HOUR)
    assert due(region, handover_id, NOW + HOUR + 2 * MINUTE) == []
    assert due(region, handover_id, NOW + 2 * HOUR + INSTANT) == ["attempt_due 2"]


def test_nobody_is_reminded_who_has_spoken_or_whom_somebody_has_answered(region: Region) -> None:
    for actor, end in ((MARY, r.conversation), (HANA, r.acknowledge), (HANA, r.decline)):
        handover_id = region.recorded()
        region.ask(actor, end(handover_id))
        assert due(region, handover_id, FRIDAY_EVENING) == []


def test_nobody_is_reminded_while_ringing_or_while_it_is_set_aside(region: Region) -> None:
    handover_id = region.recorded(record(urgency=Urgency.SAME_DAY))
    call_due = FIRST[Urgency.SAME_DAY]
    region.ask(MARY, daily.claim_call(handover_id), call_due)
    assert due(region, handover_id, call_due + 15 * MINUTE - INSTANT) == []
    region.ask(MARY, daily.set_aside(handover_id), call_due + 10 * MINUTE)
    assert due(region, handover_id, call_due + 15 * MINUTE) == []
    ends = region.service.look_up(handover_id, MARY, View.RECORD).set_asides[-1].until
    assert due(region, handover_id, ends) == ["attempt_due 0"]


def test_what_the_receiving_team_sets_aside_reminds_the_sender_all_the_same(
    region: Region,
) -> None:
    handover_id = region.recorded(record(urgency=Urgency.SAME_DAY))
    region.ask(HANA, daily.set_aside(handover_id), FIRST[Urgency.SAME_DAY])
    assert due(region, handover_id, FIRST[Urgency.SAME_DAY] + INSTANT) == ["attempt_due 0"]


def test_a_new_run_reminds_anew_and_calls_with_the_other_team_do_not_count(region: Region) -> None:
    handover_id = region.recorded(record(urgency=Urgency.SAME_DAY))
    region.ask(MARY, r.attempt(handover_id), NOW + MINUTE)
    region.ask(HANA, r.decline(handover_id), NOW + 5 * HOUR)
    assert due(region, handover_id, NOW + 6 * HOUR) == []
    region.ask(MARY, r.redirect(handover_id), NOW + 6 * HOUR)
    assert due(region, handover_id, NOW + 10 * HOUR + INSTANT) == ["attempt_due 0"]


def test_a_call_in_the_minute_of_the_redirect_is_one_with_the_new_team(region: Region) -> None:
    handover_id = region.recorded(record(urgency=Urgency.SAME_DAY))
    region.ask(HANA, r.decline(handover_id), NOW + HOUR)
    region.ask(MARY, r.redirect(handover_id), NOW + HOUR + 30 * INSTANT)
    region.ask(MARY, r.attempt(handover_id, happened_at=NOW + HOUR), NOW + HOUR + MINUTE)
    assert due(region, handover_id, NOW + 2 * HOUR + INSTANT) == ["attempt_due 1"]


def test_who_has_only_seen_it_has_still_to_be_rung(region: Region) -> None:
    handover_id = region.recorded(record(urgency=Urgency.SAME_DAY))
    region.ask(HANA, c.MarkReceived(handover_id))
    assert due(region, handover_id, FIRST[Urgency.SAME_DAY] + INSTANT) == ["attempt_due 0"]


def test_a_higher_urgency_reminds_by_its_own_rule(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, r.attempt(handover_id))
    raised = putting_right.revise(handover_id, urgency=Urgency.SAME_DAY)
    region.ask(MARY, raised, NOW + MINUTE)
    assert due(region, handover_id, NOW + HOUR + INSTANT) == ["attempt_due 1"]


def test_a_loss_of_one_twin_stops_every_reminder_and_no_rung(region: Region) -> None:
    born = r.about(due_on=None, baby_born_on=date(2026, 11, 21))
    twins = replace(born, babies=(BabyNamed(1), BabyNamed(2)))
    handover_id = region.recorded(record(whom=twins))
    lost = region.service.look_up(handover_id, MARY, View.RECORD).baby_ids[0]
    told = loss(LossKind.NEONATAL_DEATH, happened_on=PartDate(2026, 11, 23))
    region.ask(MARY, record_loss(handover_id, told, lost))
    assert chase(region, handover_id, at(25, 17) + INSTANT) == ["escalation_raised 1"]


def test_support_after_a_loss_climbs_and_reminds_nobody(region: Region) -> None:
    region.ask(MARY, record_loss(region.recorded()))
    support = region.recorded(replace(record(), trigger=Trigger.LOSS))
    assert chase(region, support, at(25, 17) + INSTANT) == ["escalation_raised 1"]


def test_both_teams_have_to_be_open_for_what_can_wait(region: Region) -> None:
    early = OpeningHours.weekdays("07:00", "10:00")
    region.ask(KIT, c.ChangeHours(LEICESTER, early, "Ring the labour ward"))
    handover_id = region.recorded()
    assert due(region, handover_id, at(25, 9)) == []
    assert due(region, handover_id, at(25, 9) + INSTANT) == ["attempt_due 0"]


@pytest.mark.parametrize(
    "moment,expected",
    [
        (at(24, 9), at(24, 9)),
        (at(24, 8), at(24, 9)),
        (at(24, 11, 59), at(24, 11, 59)),
        (at(24, 12), at(25, 9)),
        (at(27, 12), at(30, 9)),
        (datetime(2026, 12, 24, 12, tzinfo=UTC), datetime(2026, 12, 29, 9, tzinfo=UTC)),
    ],
)
def test_the_first_moment_at_which_both_are_open(moment: datetime, expected: datetime) -> None:
    mornings = OpeningHours.weekdays("08:00", "12:00")
    assert both_open_from(moment, mornings, OFFICE) == expected
    assert both_open_from(moment, OFFICE, mornings) == expected


def test_teams_that_are_never_open_together_are_reminded_when_the_sender_opens() -> None:
    mornings = OpeningHours.weekdays("06:00", "09:00")
    assert both_open_from(at(24, 5), mornings, OFFICE) == at(24, 6)
    assert both_open_from(at(24, 7), mornings, OFFICE) == at(24, 7)


def test_they_are_looked_for_in_the_two_weeks_from_then_on() -> None:
    """Christmas and New Year 2026 are Fridays: the next that is worked is 8 January."""
    fridays = OpeningHours(((5, "09:00", "17:00"),))
    mondays_too = OpeningHours(((1, "09:00", "17:00"), (5, "09:00", "17:00")))
    christmas = datetime(2026, 12, 25, 9, tzinfo=UTC)
    together, alone = datetime(2027, 1, 8, 9, tzinfo=UTC), datetime(2027, 1, 4, 9, tzinfo=UTC)
    assert both_open_from(christmas + INSTANT, mondays_too, fridays) == together
    assert both_open_from(christmas, mondays_too, fridays) == alone


def test_whoever_rings_again_and_again_has_a_pause() -> None:
    assert timedelta(minutes=10) == PAUSE
    last, call_due = NOW, NOW - HOUR
    assert Ringing(AtOnce(), OFFICE, OFFICE).reminded_at(last, call_due) == NOW + PAUSE
    every = Ringing(Every(HOUR), OFFICE, OFFICE)
    assert every.reminded_at(last, call_due) == NOW + HOUR
    assert every.reminded_at(None, call_due) == call_due
    night = at(24, 22)
    assert every.reminded_at(night, call_due) == night + HOUR, "urgent: day and night"
    assert Ringing(TimesADay(1), OFFICE, OFFICE).reminded_at(night, call_due) == at(26, 9)
