"""Any history, by anybody: judged against the oracle after every single step."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.calls import AttemptOutcome
from handover.content import Kind
from handover.deadlines import due_and_ladder
from handover.handover import Handover
from handover.opening_hours import OpeningHours
from handover.policy import View
from handover.refusals import Refusal
from handover.states import State
from tests.daily import HILDA, MAUD
from tests.domain.histories import PEOPLE, Step, at_minute, command_of, histories
from tests.domain.oracle import DAILY, FACTS, Told, What, Who, recorded, step
from tests.region import DERBY, MARY, Region, attempt, record, settle, withdraw

kinds = st.sampled_from(Kind)


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Region]:
    """One region for all histories: each records a handover of its own in it."""
    settled = settle(tmp_path_factory.mktemp("region") / "events.sqlite")
    yield settled
    settled.service.close()


def _seen(region: Region, handover_id: UUID) -> Handover:
    """Loaded from the log, so every comparison is also one of a replay."""
    return region.service.look_up(handover_id, MARY, View.RECORD)


def _answer(region: Region, handover_id: UUID, one: Step, minute: int) -> str:
    """The refusal's code, or "" when it is done, once and for all."""
    command, command_id = command_of(one, _seen(region, handover_id)), uuid4()
    actor, at = PEOPLE[one.who], at_minute(minute)
    head = region.service.head()
    try:
        first = region.ask(actor, command, at, command_id)
    except Refusal as refusal:
        assert region.service.head() == head, "a refusal stores nothing"
        return refusal.code
    head = region.service.head()
    again = region.ask(actor, command, at, command_id)
    assert (again.is_repeat, again.subject_version) == (True, first.subject_version)
    assert region.service.head() == head, "a repeat stores nothing"
    return ""


NAMES = {actor.name: who for who, actor in PEOPLE.items()} | {
    HILDA.name: "hilda",
    MAUD.name: "maud",
}
"""Who is called so: people who sign in, and the two who are only named."""


def _as_told(found: Handover, now: int) -> Told:
    """The aggregate in the oracle's words, `now` minutes after the record."""
    taken, at = found.acknowledged, at_minute(now)
    rings = found.ringing(at)
    start = found.recorded.recorded_at
    stopped, began = found.call_stopped_at, found.calls_count_from

    def minute(moment: object) -> int:
        assert isinstance(moment, type(start))
        return int((moment - start).total_seconds() // 60)

    return Told(
        kind=found.kind.value,
        state=found.state.value,
        at=found.receiving.name.split()[0],
        holder=NAMES[found.holder.name],
        call_stopped=None if stopped is None else minute(stopped),
        acknowledged=None if taken is None else minute(taken.recorded_at),
        clock_started=0 if began is None else minute(began),
        attempts=len(found.attempts),
        talks=len(found.conversations),
        promised=found.next_action_on.isoformat() if found.next_action_on else "",
        is_asked=bool(found.open_question),
        answered=len(found.answered),
        notes=len(found.notes),
        ended=_ended(found),
        sender=NAMES[found.named_sender.name] if found.named_sender else "mary",
        receiver=NAMES[_receiver(found)] if found.acknowledgement else "",
        sender_aside=_aside(found, found.sending.team_id, at),
        receiver_aside=_aside(found, found.receiving.team_id, at),
        rings=NAMES[rings.said.name] if rings else "",
        has_word=found.word_of_mouth is not None,
        changes=len(found.changes),
        has_declined=bool(found.decline_reason),
    )


def _receiver(found: Handover) -> str:
    """Who keeps the promise: whoever was named last, or took it on."""
    return found.named_receiver.name if found.named_receiver else _taker(found)


def _aside(found: Handover, team_id: UUID, at: datetime) -> int:
    """How often in a row it stands as set aside by this team."""
    last = found.set_aside_by(team_id, at)
    if last is None:
        return 0
    mine = (one for one in found.set_asides if one.said.team_id == team_id)
    return sum(one.news == last.news for one in mine)


def _ended(found: Handover) -> str:
    """How it ended, in the oracle's words."""
    if found.ended is None:
        assert found.end_reason == ""
        return ""
    if found.is_in_error:
        return "in error"
    return "done" if found.responses and found.responses[-1][0] == found.ended else "withdraw"


@given(kind=kinds, history=histories())
def test_every_history_goes_as_the_oracle_says(
    region: Region, kind: Kind, history: list[Step]
) -> None:
    told, handover_id = recorded(kind.value), region.recorded(record(kind))
    for minute, one in enumerate(history, start=1):
        expected = step(told, one.who, one.what, minute)
        assert _answer(region, handover_id, one, minute) == expected
        assert _as_told(_seen(region, handover_id), minute) == told


@given(kind=kinds, history=histories())
def test_there_is_exactly_one_holder_and_until_an_acknowledgement_it_is_the_sender(
    region: Region, kind: Kind, history: list[Step]
) -> None:
    handover_id = region.recorded(record(kind))
    for minute, one in enumerate(history, start=1):
        done = not _answer(region, handover_id, one, minute)
        found = _seen(region, handover_id)
        is_taken = found.acknowledgement is not None and not found.is_in_error
        has_moved = kind is Kind.HANDOVER_OF_CARE and is_taken
        sender = found.named_sender.name if found.named_sender else "Mary Ashby"
        assert found.holder.name == (_receiver(found) if has_moved else sender)
        team = found.receiving if has_moved else found.sending
        assert found.holder.team == team
        if done and one.what == "acknowledge" and kind is Kind.HANDOVER_OF_CARE:
            assert found.holder.name == PEOPLE[one.who].name


def _taker(found: Handover) -> str:
    assert found.acknowledgement is not None
    return found.acknowledgement.professional


@given(
    kind=kinds,
    history=histories(longest=6),
    outcomes=st.lists(st.sampled_from(AttemptOutcome), min_size=1, max_size=6),
)
def test_no_sequence_of_attempts_stops_a_clock_or_changes_a_state(
    region: Region, kind: Kind, history: list[Step], outcomes: list[AttemptOutcome]
) -> None:
    handover_id = region.recorded(record(kind))
    for minute, one in enumerate(history, start=1):
        _answer(region, handover_id, one, minute)
    end = len(history) + len(outcomes)
    before = _as_told(_seen(region, handover_id), end)
    due = _seen(region, handover_id).due
    for more, outcome in enumerate(outcomes, start=len(history) + 1):
        region.ask(MARY, attempt(handover_id, outcome), at_minute(more))
    after = _as_told(_seen(region, handover_id), end)
    assert after == {
        **before,
        "attempts": before["attempts"] + len(outcomes),
        "sender_aside": 0,
        "receiver_aside": 0,
        "rings": "",
    }
    assert _seen(region, handover_id).due == due


def _clocks(found: Handover) -> tuple[object, ...]:
    """Every clock that runs or was stopped, and what else only an answer may change."""
    return (
        found.state,
        found.due,
        found.call_stopped_at,
        found.acknowledged,
        found.response_due_at,
        found.holder,
    )


@given(
    kind=kinds,
    history=histories(longest=8),
    said=st.lists(st.sampled_from(["ask", "answer", "note", "revise"]), min_size=1, max_size=6),
)
def test_no_question_answer_or_note_stops_a_clock_or_changes_a_state(
    region: Region, kind: Kind, history: list[Step], said: list[What]
) -> None:
    handover_id = region.recorded(record(kind))
    for minute, one in enumerate(history, start=1):
        _answer(region, handover_id, one, minute)
    before = _seen(region, handover_id)
    asker: Who = "hana" if before.receiving.team_id == DERBY else "hugo"
    for minute, what in enumerate(said, start=len(history) + 1):
        who = asker if what == "ask" else "mary"
        _answer(region, handover_id, Step(who, what, AttemptOutcome.VOICEMAIL), minute)
    assert _clocks(_seen(region, handover_id)) == _clocks(before)


@given(
    kind=kinds,
    history=histories(longest=8),
    work=st.lists(st.sampled_from(sorted(DAILY)), min_size=1, max_size=6),
)
def test_no_daily_work_stops_a_clock_changes_a_state_or_moves_it_to_the_other_team(
    region: Region, kind: Kind, history: list[Step], work: list[What]
) -> None:
    handover_id = region.recorded(record(kind))
    for minute, one in enumerate(history, start=1):
        _answer(region, handover_id, one, minute)
    before = _seen(region, handover_id)
    receiver: Who = "hana" if before.receiving.team_id == DERBY else "hugo"
    for minute, what in enumerate(work, start=len(history) + 1):
        for who in ("mary", receiver):
            _answer(region, handover_id, Step(who, what, AttemptOutcome.VOICEMAIL), minute)
    after = _seen(region, handover_id)
    assert _clocks(after)[:-1] == _clocks(before)[:-1]
    assert after.holder.team == before.holder.team
    assert (after.acknowledgement, after.next_action_on) == (
        before.acknowledgement,
        before.next_action_on,
    )


@given(history=histories())
def test_a_closed_handover_takes_calls_and_notes_and_refuses_all_else(
    region: Region, history: list[Step]
) -> None:
    handover_id = region.recorded()
    region.ask(MARY, withdraw(handover_id))
    never_opened = [one for one in history if one.what != "reopen"]
    for minute, one in enumerate(never_opened, start=1):
        refusal = _answer(region, handover_id, one, minute)
        is_fact = one.what in FACTS
        assert refusal != "" or is_fact
        assert refusal != "already_closed" or not is_fact
        assert _seen(region, handover_id).state is State.CLOSED


@given(history=histories())
def test_due_times_change_at_a_redirect_or_when_it_waits_again_and_never_otherwise(
    region: Region, history: list[Step]
) -> None:
    handover_id = region.recorded()
    due = _seen(region, handover_id).due
    for minute, one in enumerate(history, start=1):
        done = not _answer(region, handover_id, one, minute)
        found = _seen(region, handover_id)
        waits_again = one.what == "reopen" and found.acknowledged is None
        if done and (one.what == "redirect" or waits_again):
            due = due_and_ladder(found.urgency, at_minute(minute), OpeningHours.weekdays())
        assert found.due == due


@given(kind=kinds, history=histories(longest=6))
def test_nothing_is_done_before_somebody_acknowledged_it_and_no_end_leaves_a_family_unheld(
    region: Region, kind: Kind, history: list[Step]
) -> None:
    handover_id = region.recorded(record(kind))
    for minute, one in enumerate(history, start=1):
        _answer(region, handover_id, one, minute)
    before = _seen(region, handover_id)
    whose: Who = "hana" if before.receiving.team_id == DERBY else "hugo"
    says_done = Step(whose, "done", AttemptOutcome.VOICEMAIL)
    refusal = _answer(region, handover_id, says_done, len(history) + 1)
    after = _seen(region, handover_id)
    assert (refusal == "") == (before.state is State.ACKNOWLEDGED)
    if after.state is State.CLOSED and after.acknowledged is None:
        assert after.is_in_error or _ended(after) == "withdraw"
        assert after.holder.team == after.sending
