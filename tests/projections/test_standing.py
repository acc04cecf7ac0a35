"""The shared columns agree with the aggregate after any history; a redirect begins anew."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.engine import RowMapping

from handover import commands as c
from handover.content import Kind
from handover.handover import Handover
from handover.policy import View
from handover.refusals import Refusal
from handover.states import State
from projections.inbox import inbox
from projections.overdue import board
from projections.sent import sent
from projections.standing import responsible
from tests.domain.histories import PEOPLE, Step, at_minute, command_of, histories
from tests.projections.boards import Boards
from tests.region import (
    HANA,
    MARY,
    NOTTINGHAM,
    NOW,
    Region,
    acknowledge,
    ask_sender,
    attempt,
    conversation,
    decline,
    done,
    enter_in_error,
    record,
    redirect,
    settle,
    withdraw,
)

MINUTE = timedelta(minutes=1)


@pytest.fixture(scope="module")
def long_lived() -> Iterator[Boards]:
    """One region and its tables for all histories: each records a handover of its own."""
    with tempfile.TemporaryDirectory() as folder:
        region = settle(Path(folder) / "events.sqlite")
        boards = Boards.over(region, Path(folder) / "reads.sqlite")
        yield boards
        boards.close()
        region.service.close()


def _lived_through(region: Region, kind: Kind, history: list[Step]) -> Handover:
    """The handover after `history`, as the log tells it."""
    handover_id = region.recorded(record(kind))
    for minute, one in enumerate(history, start=1):
        command = command_of(one, region.service.look_up(handover_id, MARY, View.RECORD))
        with suppress(Refusal):
            region.ask(PEOPLE[one.who], command, at_minute(minute))
    return region.service.look_up(handover_id, MARY, View.RECORD)


@given(kind=st.sampled_from(Kind), history=histories())
def test_every_table_says_of_a_handover_what_the_aggregate_says(
    long_lived: Boards, kind: Kind, history: list[Step]
) -> None:
    truth = _lived_through(long_lived.region, kind, history)
    taken = truth.acknowledgement
    for table in (inbox, sent, board):
        row = long_lived.row(table, truth.id)
        assert row["state"] == truth.state.value
        assert row["call_stopped_at"] == truth.call_stopped_at
        assert row["call_due_at"] == truth.due.call_due_at
        assert row["acknowledge_due_at"] == truth.due.acknowledge_due_at
        assert row["acknowledged_at"] == (truth.acknowledged and truth.acknowledged.recorded_at)
        assert row["professional"] == (
            taken and taken.professional if not truth.is_in_error else None
        )
        assert row["receiving_team_id"] == truth.receiving.team_id
        assert row["next_action_on"] == truth.next_action_on
        assert row["response_due_at"] == truth.response_due_at
        assert row["closed_at"] == (truth.ended and truth.ended.recorded_at)
        assert row["asked_at"] == _asked_at(truth)
        assert responsible(row) == f"{truth.holder.name}, {truth.holder.team.name}"
        _agree_on_daily_work(row, truth, at_minute(len(history)))


def _agree_on_daily_work(row: RowMapping, truth: Handover, now: datetime) -> None:
    """What is set aside, who rings and what was said: as it is read at `now`."""
    is_over = truth.over is not None
    for side, team in (("sending", truth.sending), ("receiving", truth.receiving)):
        aside = truth.set_aside_by(team.team_id, now)
        until = row[f"{side}_aside_until"]
        assert (until if until and until > now and not is_over else None) == (
            aside.until if aside else None
        )
    ringing, until = truth.ringing(now), row["ringing_until"]
    is_ringing = until is not None and until > now and not is_over
    assert (row["ringing_by"] if is_ringing else None) == (ringing.said.name if ringing else None)
    word = truth.word_of_mouth
    stands = row["word_by"] if row["state"] in {"waiting", "received"} else None
    assert stands == (word[1].professional if word else None)


def _asked_at(truth: Handover) -> datetime | None:
    """Since when a question waits: what is closed waits for nothing."""
    if truth.asked is None or truth.state is State.CLOSED:
        return None
    return truth.asked.recorded_at


def test_after_a_redirect_the_clocks_are_those_of_the_new_team(boards: Boards) -> None:
    region, next_day = boards.region, NOW + timedelta(days=1)
    handover_id = region.recorded()
    before = region.service.look_up(handover_id, MARY, View.RECORD).due
    region.ask(HANA, decline(handover_id), next_day)
    region.ask(MARY, redirect(handover_id, NOTTINGHAM), next_day)
    due = region.service.look_up(handover_id, MARY, View.RECORD).due
    for table in (inbox, sent, board):
        row = boards.row(table, handover_id)
        assert row["call_due_at"] == due.call_due_at > before.call_due_at
        assert row["acknowledge_due_at"] == due.acknowledge_due_at > before.acknowledge_due_at


def test_after_a_redirect_no_question_waits(boards: Boards) -> None:
    region = boards.region
    handover_id = region.recorded()
    region.ask(HANA, ask_sender(handover_id), NOW + MINUTE)
    assert boards.row(inbox, handover_id)["asked_at"] == NOW + MINUTE
    region.ask(HANA, decline(handover_id), NOW + 2 * MINUTE)
    region.ask(MARY, redirect(handover_id, NOTTINGHAM), NOW + 3 * MINUTE)
    assert boards.row(inbox, handover_id)["asked_at"] is None
    row = boards.row(sent, handover_id)
    assert (row["asked_at"], row["question"]) == (None, None)


@pytest.mark.parametrize(
    "command,how",
    [
        (done, "response_reported"),
        (withdraw, "withdrawn"),
        (enter_in_error, "entered_in_error"),
    ],
)
def test_an_end_says_when_and_how(
    boards: Boards, command: Callable[[UUID], c.OnHandover], how: str
) -> None:
    region = boards.region
    handover_id = region.recorded()
    if command is not withdraw:
        region.ask(HANA, acknowledge(handover_id))
    region.ask(HANA if command is done else MARY, command(handover_id), NOW + MINUTE)
    for table in (inbox, sent, board):
        row = boards.row(table, handover_id)
        assert (row["state"], row["ended_how"]) == ("closed", how)
        assert (row["closed_at"], row["response_due_at"]) == (NOW + MINUTE, None)


def test_who_was_named_on_what_was_entered_in_error_holds_nothing(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(HANA, acknowledge(handover_id))
    assert responsible(boards.row(board, handover_id)) == "Hana Quorn, Derby health visiting"
    boards.region.ask(MARY, enter_in_error(handover_id))
    row = boards.row(board, handover_id)
    assert row["professional"] is None
    assert responsible(row) == "Mary Ashby, Leicester midwives"


def test_after_a_redirect_nobody_has_rung_the_new_team_yet(boards: Boards) -> None:
    region = boards.region
    handover_id = region.recorded()
    region.ask(MARY, attempt(handover_id), NOW)
    region.ask(MARY, conversation(handover_id), NOW + MINUTE)
    region.ask(HANA, decline(handover_id), NOW + 2 * MINUTE)
    region.ask(MARY, redirect(handover_id, NOTTINGHAM), NOW + 3 * MINUTE)
    row = boards.row(board, handover_id)
    assert (row["attempts"], row["last_attempt_at"], row["last_outcome"]) == (0, None, None)
    assert row["call_stopped_at"] is None


def test_late_entries_about_the_team_that_declined_do_not_count_for_the_new_one(
    boards: Boards,
) -> None:
    region = boards.region
    handover_id = region.recorded()
    region.ask(HANA, decline(handover_id), NOW)
    region.ask(MARY, redirect(handover_id), NOW + 9 * MINUTE)
    entered = NOW + 20 * MINUTE
    region.ask(MARY, attempt(handover_id, happened_at=NOW + MINUTE), entered)
    region.ask(MARY, conversation(handover_id, NOW + 2 * MINUTE), entered)
    row = boards.row(board, handover_id)
    assert (row["attempts"], row["call_stopped_at"]) == (0, None)
    region.ask(MARY, attempt(handover_id, happened_at=NOW + 10 * MINUTE), entered)
    region.ask(MARY, conversation(handover_id, NOW + 11 * MINUTE), entered)
    row = boards.row(board, handover_id)
    assert (row["attempts"], row["call_stopped_at"]) == (1, NOW + 11 * MINUTE)
