"""After the acknowledgement: the response and its clock, and what a closed record refuses."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from handover import commands as c
from handover.content import Kind
from handover.handover import Handover
from handover.policy import View
from handover.refusals import (
    AlreadyClosed,
    InvalidValue,
    NextActionInPast,
    NextActionTooFar,
    NotAcknowledged,
    Refusal,
)
from handover.states import State
from tests.region import (
    HANA,
    MARY,
    NOW,
    TODAY,
    Region,
    acknowledge,
    answer_receiver,
    ask_sender,
    attempt,
    conversation,
    decline,
    done,
    enter_in_error,
    not_done,
    note,
    record,
    redirect,
    withdraw,
)

HOUR = timedelta(hours=1)
BAD_WORDS = ["", "   ", "-", "\u202eton", "\x07", "x" * 1001]


def _seen(region: Region, handover_id: UUID) -> Handover:
    return region.service.look_up(handover_id, MARY, View.RECORD)


def _acknowledged(region: Region, kind: Kind = Kind.HANDOVER_OF_CARE) -> UUID:
    handover_id = region.recorded(record(kind))
    region.ask(HANA, acknowledge(handover_id))
    return handover_id


@pytest.mark.parametrize(
    "promised,due_at",
    [
        (date(2026, 12, 1), datetime(2026, 12, 2, 0, 0, tzinfo=UTC)),
        (date(2027, 3, 27), datetime(2027, 3, 28, 0, 0, tzinfo=UTC)),
        (date(2027, 3, 28), datetime(2027, 3, 28, 23, 0, tzinfo=UTC)),
        (date(2027, 7, 1), datetime(2027, 7, 1, 23, 0, tzinfo=UTC)),
    ],
    ids=["winter", "eve of summer time", "first day of summer time", "summer"],
)
def test_the_response_is_due_when_the_promised_day_is_over(
    region: Region, promised: date, due_at: datetime
) -> None:
    handover_id = region.recorded()
    assert _seen(region, handover_id).response_due_at is None
    region.ask(HANA, acknowledge(handover_id, promised))
    assert _seen(region, handover_id).response_due_at == due_at


@pytest.mark.parametrize(
    "kind,holder", [(Kind.HANDOVER_OF_CARE, "Hana Quorn"), (Kind.CONCERN, "Mary Ashby")]
)
def test_a_response_that_it_was_done_closes_it_and_moves_no_responsibility(
    region: Region, kind: Kind, holder: str
) -> None:
    handover_id = _acknowledged(region, kind)
    region.ask(HANA, done(handover_id), NOW + HOUR)
    found = _seen(region, handover_id)
    assert found.state is State.CLOSED
    assert found.end_reason == "Visited at home, all well"
    assert found.ended is not None
    assert (found.ended.name, found.ended.recorded_at) == ("Hana Quorn", NOW + HOUR)
    assert found.response_due_at is None
    assert found.holder.name == holder


def test_a_response_that_it_was_not_done_keeps_it_acknowledged_until_a_new_day(
    region: Region,
) -> None:
    handover_id = _acknowledged(region)
    before = _seen(region, handover_id)
    region.ask(HANA, not_done(handover_id, date(2026, 12, 8)))
    found = _seen(region, handover_id)
    assert found.state is State.ACKNOWLEDGED
    assert found.next_action_on == date(2026, 12, 8)
    assert found.response_due_at == datetime(2026, 12, 9, 0, 0, tzinfo=UTC)
    [(by, words, new_day)] = found.responses
    assert (by.name, words, new_day) == ("Hana Quorn", "Nobody was at home", date(2026, 12, 8))
    assert (found.holder, found.ended, found.end_reason) == (before.holder, None, "")
    assert found.acknowledgement == before.acknowledgement, "what was promised first is kept"


def test_every_response_is_kept(region: Region) -> None:
    handover_id = _acknowledged(region)
    region.ask(HANA, not_done(handover_id, date(2026, 12, 8)))
    region.ask(HANA, not_done(handover_id, date(2026, 12, 15)))
    region.ask(HANA, done(handover_id))
    days = [new_day for _, _, new_day in _seen(region, handover_id).responses]
    assert days == [date(2026, 12, 8), date(2026, 12, 15), None]


def test_a_colleague_of_the_receiving_team_may_report_for_who_took_it_on(region: Region) -> None:
    handover_id = _acknowledged(region)
    region.ask(replace(HANA, account_id="hilda", name="Hilda Dove"), done(handover_id))
    found = _seen(region, handover_id)
    assert found.ended is not None
    assert (found.ended.name, found.holder.name) == ("Hilda Dove", "Hana Quorn")


@pytest.mark.parametrize("before", ["waiting", "received", "declined"])
def test_a_response_needs_an_acknowledgement(region: Region, before: str) -> None:
    handover_id = region.recorded()
    if before == "received":
        region.ask(HANA, c.MarkReceived(handover_id))
    elif before == "declined":
        region.ask(HANA, decline(handover_id))
    head = region.service.head()
    for response in (done(handover_id), not_done(handover_id)):
        with pytest.raises(NotAcknowledged):
            region.ask(HANA, response)
    assert region.service.head() == head


@pytest.mark.parametrize(
    "day,refusal",
    [
        (None, InvalidValue),
        (TODAY - timedelta(days=1), NextActionInPast),
        (TODAY + timedelta(days=367), NextActionTooFar),
    ],
    ids=["no day", "yesterday", "too far"],
)
def test_what_was_not_done_needs_a_new_day_that_can_be(
    region: Region, day: date | None, refusal: type[Refusal]
) -> None:
    handover_id = _acknowledged(region)
    with pytest.raises(refusal) as refused:
        region.ask(HANA, not_done(handover_id, day))
    assert refused.value.field == "next_action_on"
    assert _seen(region, handover_id).next_action_on == date(2026, 12, 1)


@pytest.mark.parametrize("day", [TODAY, TODAY + timedelta(days=366)])
def test_a_new_day_today_or_in_a_year_is_taken(region: Region, day: date) -> None:
    handover_id = _acknowledged(region)
    region.ask(HANA, not_done(handover_id, day))
    assert _seen(region, handover_id).next_action_on == day


def test_today_is_the_day_on_an_english_wall(region: Region) -> None:
    handover_id = region.recorded()
    late = datetime(2027, 6, 30, 23, 30, tzinfo=UTC)  # half past midnight of 1 July in London
    region.ask(HANA, acknowledge(handover_id, date(2027, 7, 1)), late)
    with pytest.raises(NextActionInPast):
        region.ask(HANA, not_done(handover_id, date(2027, 6, 30)), late)


@pytest.mark.parametrize("words", BAD_WORDS)
def test_nothing_is_said_without_true_words(region: Region, words: str) -> None:
    handover_id = _acknowledged(region)
    with pytest.raises(InvalidValue) as question:
        region.ask(HANA, c.AskClarification(handover_id, words))
    region.ask(HANA, ask_sender(handover_id))
    for actor, command, field in (
        (MARY, c.AnswerClarification(handover_id, words), "answer"),
        (MARY, c.AddNote(handover_id, words), "words"),
        (HANA, replace(done(handover_id), words=words), "words"),
        (HANA, replace(not_done(handover_id), words=words), "words"),
        (MARY, c.EnterInError(handover_id, words), "reason"),
        (MARY, c.Withdraw(region.recorded(), words), "reason"),
    ):
        with pytest.raises(InvalidValue) as refused:
            region.ask(actor, command)
        assert refused.value.field == field
    assert question.value.field == "question"
    assert _seen(region, handover_id).state is State.ACKNOWLEDGED


@pytest.mark.parametrize("how", [done, withdraw, enter_in_error])
def test_what_is_closed_takes_calls_and_notes_and_nothing_else(
    region: Region, how: type[c.OnHandover]
) -> None:
    handover_id = _acknowledged(region) if how is done else region.recorded()
    region.ask(HANA if how is done else MARY, how(handover_id))
    head = region.service.head()
    for actor, command in (
        (HANA, c.MarkReceived(handover_id)),
        (HANA, acknowledge(handover_id)),
        (HANA, decline(handover_id)),
        (MARY, redirect(handover_id)),
        (HANA, done(handover_id)),
        (HANA, not_done(handover_id)),
        (HANA, ask_sender(handover_id)),
        (MARY, answer_receiver(handover_id)),
        (MARY, withdraw(handover_id)),
        (MARY, enter_in_error(handover_id)),
    ):
        with pytest.raises(AlreadyClosed):
            region.ask(actor, command)
    assert region.service.head() == head
    region.ask(MARY, attempt(handover_id))
    region.ask(MARY, conversation(handover_id))
    region.ask(HANA, note(handover_id))
    found = _seen(region, handover_id)
    assert (len(found.attempts), len(found.conversations), len(found.notes)) == (1, 1, 1)
    assert found.state is State.CLOSED
