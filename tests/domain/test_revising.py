"""A record is changed: both sides stay, no clock stops, and whoever saw it before reads it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from handover import refusals as r
from handover.answers import Answer, Knowledge
from handover.content import Kind, ParentsTold, Safer, Trigger
from handover.correcting.refusals import ChangedMeanwhile, NothingChanged
from handover.family.refusals import RoutineContactStopped
from handover.forms.filled import FormAnswer
from handover.handover import Handover
from handover.policy import View
from handover.refusals import InvalidValue
from handover.urgency import Urgency
from tests import region as rg
from tests.domain.test_read_back import talk
from tests.losing import record_loss
from tests.putting_right import SHE_SAID, change_read, revise, revisions
from tests.region import DERBY, HANA, MARY, NOW, TODAY, Region

HOUR = timedelta(hours=1)
CP_IS = "Child Protection Information Sharing (CP-IS) check"


def seen(region: Region, handover_id: UUID) -> Handover:
    return region.service.look_up(handover_id, MARY, View.RECORD)


def test_both_sides_stay_with_who_and_when_and_why(region: Region) -> None:
    handover_id = region.recorded()
    before = seen(region, handover_id).safer
    region.ask(MARY, revise(handover_id), NOW + HOUR)
    found = seen(region, handover_id)
    [change] = revisions(found)
    assert (change.said.name, change.said.recorded_at) == ("Mary Ashby", NOW + HOUR)
    assert (change.reason, change.changed) == ("She rang back", ("father",))
    assert (change.before, change.after) == (before, found.safer)
    assert found.safer == replace(before, father=SHE_SAID)
    assert (change.urgency_before, change.urgency) == (Urgency.PRIORITY, Urgency.PRIORITY)


@pytest.mark.parametrize(
    "key,says",
    [
        ("situation", "They are in a hotel now"),
        ("assessment", "It has become more worrying"),
        ("social_care", Answer(Knowledge.DECLINED)),
        ("safe_contact", Answer(Knowledge.UNSAFE_TO_ASK, "He listens")),
        ("expected_response", "Please visit this week"),
        ("parents_told", ParentsTold(told=False, why_not="Not safe yet")),
    ],
)
def test_each_part_can_be_changed_and_nothing_else_changes(
    region: Region, key: str, says: object
) -> None:
    handover_id = region.recorded()
    before = seen(region, handover_id)
    changed: dict[str, Any] = {key: says}
    region.ask(MARY, revise(handover_id, **changed))
    after = seen(region, handover_id)
    assert after.safer == Safer(**{**vars(before.safer), **changed})
    assert revisions(after)[0].changed == (key,)
    assert (after.due, after.state, after.holder) == (before.due, before.state, before.holder)


def born_record(region: Region) -> UUID:
    """A move of a born baby, which asks two questions of the form."""
    whom = rg.about(due_on=None, baby_born_on=TODAY - timedelta(days=10))
    return region.recorded(rg.record(whom=whom))


def test_an_answer_of_the_form_is_changed_by_its_key(region: Region) -> None:
    handover_id = born_record(region)
    asked = FormAnswer("siblings", Answer(Knowledge.DECLINED))
    before = seen(region, handover_id).safer
    region.ask(MARY, revise(handover_id, answers=(asked,)))
    after = seen(region, handover_id)
    assert revisions(after)[0].changed == ("siblings",)
    assert after.safer.form is not None
    assert before.form is not None
    assert after.safer.form.answer_to("siblings") == asked
    assert after.safer.form.answer_to("cp_is") == before.form.answer_to("cp_is")
    assert [one.key for one in after.safer.form.answers] == [one.key for one in before.form.answers]


@pytest.mark.parametrize(
    "given,says",
    [
        (
            FormAnswer("icon", Answer(Knowledge.DECLINED)),
            "Leave out icon: it is not asked for this reason",
        ),
        (
            FormAnswer("cp_is", Answer(Knowledge.DECLINED)),
            f"Choose another answer to this question: {CP_IS}",
        ),
    ],
)
def test_an_answer_that_the_form_does_not_take_is_refused(
    region: Region, given: FormAnswer, says: str
) -> None:
    handover_id = born_record(region)
    with pytest.raises(InvalidValue) as refused:
        region.ask(MARY, revise(handover_id, answers=(given,)))
    assert (refused.value.message, refused.value.field) == (says, given.key)
    assert seen(region, handover_id).changes == []


def test_a_form_answer_of_tomorrow_is_refused(region: Region) -> None:
    handover_id = born_record(region)
    form = seen(region, handover_id).safer.form
    assert form is not None
    known = rg.form_of_move().answer_to("siblings")
    assert known is not None
    tomorrow = replace(known, on=TODAY + timedelta(days=1))
    with pytest.raises(InvalidValue, match="The date is in the future"):
        region.ask(MARY, revise(handover_id, answers=(tomorrow,)))


def test_a_record_that_asks_nothing_beyond_safer_takes_no_answer_of_a_form(region: Region) -> None:
    handover_id = region.recorded()
    given = FormAnswer("siblings", Answer(Knowledge.DECLINED))
    with pytest.raises(InvalidValue, match="Leave out siblings"):
        region.ask(MARY, revise(handover_id, answers=(given,)))


def test_what_says_the_same_is_no_change(region: Region) -> None:
    handover_id = region.recorded()
    same = seen(region, handover_id).safer
    with pytest.raises(NothingChanged) as refused:
        region.ask(
            MARY,
            revise(handover_id, situation=f" {same.situation} ", urgency=Urgency.PRIORITY),
        )
    assert refused.value.message == (
        "Nothing here differs from what the record says. Change what is wrong, or go back."
    )
    with pytest.raises(NothingChanged):
        region.ask(MARY, revise(handover_id, situation=""))


def test_a_reason_is_needed_and_a_blank_in_disguise_is_none(region: Region) -> None:
    handover_id = region.recorded()
    with pytest.raises(InvalidValue, match="Enter the reason"):
        region.ask(MARY, replace(revise(handover_id), reason=" - "))
    with pytest.raises(InvalidValue, match="Enter the situation"):
        region.ask(MARY, revise(handover_id, situation=" - "))


def test_the_urgency_is_raised_from_now_and_never_lowered(region: Region) -> None:
    handover_id = region.recorded()
    before = seen(region, handover_id).due
    region.ask(MARY, revise(handover_id, urgency=Urgency.IMMEDIATE), NOW + HOUR)
    found = seen(region, handover_id)
    assert (found.urgency, found.run) == (Urgency.IMMEDIATE, 1)
    assert revisions(found)[0].changed == ()
    assert found.due.call_due_at == NOW + HOUR + timedelta(minutes=30) < before.call_due_at
    assert found.due.acknowledge_due_at == NOW + 3 * HOUR < before.acknowledge_due_at
    assert found.due.rule_id != before.rule_id
    assert len(found.due.ladder) > 0
    for lower in (Urgency.SAME_DAY, Urgency.PRIORITY, Urgency.ROUTINE):
        with pytest.raises(InvalidValue) as refused:
            region.ask(MARY, revise(handover_id, 1, urgency=lower))
        assert refused.value.field == "urgency"
        assert refused.value.message == (
            "The urgency can only be raised. If it is less urgent now, add a note"
        )


def test_to_say_the_urgency_that_it_has_moves_no_due_time(region: Region) -> None:
    handover = seen(region, region.recorded())
    before, as_of_today = handover.due, replace(handover.due, rule_id="priority/9")
    command = revise(handover.id, situation="They have moved", urgency=Urgency.PRIORITY)
    handover.revise(command, handover.recorded, due=as_of_today)
    assert (handover.safer.situation, handover.due) == ("They have moved", before)
    assert handover.run == 0, "and no clock begins anew"


def test_what_is_overdue_stays_overdue_when_it_is_raised(region: Region) -> None:
    handover_id = region.recorded()
    before, late = seen(region, handover_id).due, NOW + timedelta(days=5)
    region.ask(MARY, revise(handover_id, urgency=Urgency.SAME_DAY), late)
    after = seen(region, handover_id).due
    assert after.call_due_at == before.call_due_at
    assert after.acknowledge_due_at == before.acknowledge_due_at
    pairs = list(zip(before.ladder, after.ladder, strict=False))
    assert pairs
    assert all(new.due_at <= old.due_at for old, new in pairs)


def test_a_revision_stops_no_clock_and_moves_no_promise(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, revise(handover_id, situation="They are in a hotel now"))
    found = seen(region, handover_id)
    assert (found.call_stopped_at, found.acknowledged) == (None, None)
    region.ask(HANA, rg.acknowledge(handover_id))
    region.ask(MARY, revise(handover_id, 1))
    again = seen(region, handover_id)
    assert again.response_due_at is not None
    assert again.holder.name == "Hana Quorn"
    assert again.unread_by(DERBY) == tuple(again.changes)


def test_only_the_sender_changes_it_and_nobody_once_it_is_closed(region: Region) -> None:
    handover_id = region.recorded()
    with pytest.raises(r.NotPermitted):
        region.ask(HANA, revise(handover_id))
    region.ask(MARY, rg.withdraw(handover_id))
    with pytest.raises(r.AlreadyClosed):
        region.ask(MARY, revise(handover_id))


def test_after_a_loss_nothing_is_changed_but_what_was_changed_can_be_read(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, revise(handover_id))
    region.ask(MARY, record_loss(handover_id))
    with pytest.raises(RoutineContactStopped):
        region.ask(MARY, revise(handover_id, 1, situation="Another"))
    region.ask(HANA, change_read(handover_id))
    assert seen(region, handover_id).unread_by(DERBY) == ()


def test_a_mark_that_was_referred_first_stays_immediate_and_referred(region: Region) -> None:
    record = rg.record_of_mark(rg.referral())
    handover_id = region.recorded(record)
    region.ask(MARY, revise(handover_id, situation="The mark is on the left arm"))
    found = seen(region, handover_id)
    assert (found.trigger, found.urgency) == (Trigger.MARK_BEFORE_MOBILE, Urgency.IMMEDIATE)
    assert found.referred == record.referred


def test_the_second_of_two_who_change_it_reads_first(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, revise(handover_id), NOW)
    maud = replace(MARY, account_id="maud", name="Maud Lark")
    region.ask(maud, revise(handover_id, 1, situation="They have moved"), NOW + HOUR)
    with pytest.raises(ChangedMeanwhile) as refused:
        region.ask(MARY, revise(handover_id, 1, situation="They are in a hotel now"))
    assert refused.value.message == (
        "Maud Lark, Leicester midwives, changed this record Tuesday 24 November 2026 at 11am. "
        "Read what changed, then send yours again."
    )
    assert len(seen(region, handover_id).changes) == 2


def test_who_saw_more_changes_than_there_are_reads_again(region: Region) -> None:
    handover_id = region.recorded()
    with pytest.raises(ChangedMeanwhile) as refused:
        region.ask(MARY, revise(handover_id, 1))
    assert refused.value.message == (
        "This record is not as it was when you opened it. Read what changed, then send yours again."
    )


def test_what_was_read_back_and_then_changed_is_checked_no_more(region: Region) -> None:
    handover_id = region.recorded()
    talk(region, handover_id, "father", "social_care")
    region.ask(MARY, revise(handover_id), NOW + 2 * HOUR)
    found = seen(region, handover_id)
    assert set(found.checked_together) == {"social_care"}
    [was] = revisions(found)[0].was_checked
    assert (was.key, was.name, was.at) == ("father", "Hana Quorn", NOW + HOUR)
    talk(region, handover_id, "father", after=3 * HOUR)
    assert set(seen(region, handover_id).checked_together) == {"father", "social_care"}


def test_a_talk_entered_after_the_change_but_held_before_it_checks_the_old_words(
    region: Region,
) -> None:
    handover_id = region.recorded()
    region.ask(MARY, revise(handover_id), NOW + 2 * HOUR + timedelta(seconds=30))
    late = rg.conversation(handover_id, NOW + 2 * HOUR - timedelta(minutes=1))
    said = replace(late.conversation, checked=("father",))
    region.ask(MARY, replace(late, conversation=said), NOW + 3 * HOUR)
    assert seen(region, handover_id).checked_together == {}
    same_minute = replace(late, conversation=said, happened_at=NOW + 2 * HOUR)
    region.ask(MARY, same_minute, NOW + 3 * HOUR)
    assert set(seen(region, handover_id).checked_together) == {"father"}


def test_a_concern_is_changed_too(region: Region) -> None:
    handover_id = region.recorded(rg.record(Kind.CONCERN))
    region.ask(MARY, revise(handover_id))
    assert seen(region, handover_id).holder.name == "Mary Ashby"


def test_the_date_of_a_promise_is_no_part_of_a_revision(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, rg.acknowledge(handover_id))
    region.ask(MARY, revise(handover_id, urgency=Urgency.IMMEDIATE))
    assert seen(region, handover_id).next_action_on == date(2026, 12, 1)
