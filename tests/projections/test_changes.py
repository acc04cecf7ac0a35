"""What was changed stands on the other team's list until it is read; what is opened again waits."""

from datetime import date, timedelta
from uuid import UUID

from handover.states import State
from handover.urgency import Urgency
from projections import inbox, overdue, sent
from projections.timeline import timeline_of
from tests import region as rg
from tests.projections.boards import Boards
from tests.putting_right import change_read, reopen, revise
from tests.region import DERBY, HANA, LEICESTER, MARY, NOTTINGHAM, NOW

MINUTE = timedelta(minutes=1)


def to_read(boards: Boards, team_id: UUID = DERBY) -> list[tuple[UUID, str]]:
    """What a team has to read as a receiving and as a sending team."""
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        theirs = inbox.changed_for(connection, team_id).rows
        ours = sent.changed_of(connection, team_id).rows
    return [(row["handover_id"], row["receiving_change"]) for row in theirs] + [
        (row["handover_id"], row["sending_change"]) for row in ours
    ]


def test_it_stands_there_until_the_team_has_read_it(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    assert to_read(boards) == []
    boards.region.ask(MARY, revise(handover_id))
    assert to_read(boards) == [(handover_id, "revised")]
    assert to_read(boards, LEICESTER) == []
    boards.region.ask(HANA, change_read(handover_id))
    assert to_read(boards) == []
    boards.region.ask(MARY, revise(handover_id, 1, situation="Back at home"))
    assert to_read(boards) == [(handover_id, "revised")]


def test_it_stands_there_in_every_state_and_not_with_the_next_team(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, revise(handover_id))
    boards.region.ask(HANA, rg.decline(handover_id))
    assert to_read(boards) == [(handover_id, "revised")]
    boards.region.ask(MARY, rg.redirect(handover_id))
    assert (to_read(boards), to_read(boards, NOTTINGHAM)) == ([], [])


def test_a_higher_urgency_is_on_every_list_with_its_due_times(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, revise(handover_id, urgency=Urgency.IMMEDIATE), NOW + MINUTE)
    for table in (inbox.inbox, sent.sent, overdue.board):
        row = boards.row(table, handover_id)
        assert (row["urgency"], row["urgency_rank"]) == ("immediate", 0)
        assert row["acknowledge_due_at"] == NOW + MINUTE + timedelta(hours=2)
        assert row["call_due_at"] == NOW + 31 * MINUTE
        assert row["ladder"]
        assert row["call_stopped_at"] is None


def test_what_was_done_is_promised_again(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(HANA, rg.acknowledge(handover_id))
    boards.region.ask(HANA, rg.done(handover_id))
    boards.region.ask(HANA, reopen(handover_id, date(2026, 12, 15)))
    row = boards.row(sent.sent, handover_id)
    assert (row["state"], row["closed_at"], row["ended_how"]) == ("acknowledged", None, None)
    assert (row["next_action_on"], row["end_reason"]) == (date(2026, 12, 15), None)
    assert row["response_due_at"] is not None
    assert row["professional"] == "Hana Quorn"


def test_what_was_withdrawn_waits_and_is_rung_again(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, rg.attempt(handover_id))
    boards.region.ask(MARY, rg.conversation(handover_id))
    boards.region.ask(MARY, rg.withdraw(handover_id))
    at = NOW + timedelta(days=2)
    boards.region.ask(MARY, reopen(handover_id), at)
    row = boards.row(inbox.inbox, handover_id)
    assert (row["state"], row["closed_at"]) == (State.WAITING.value, None)
    assert (row["attempts"], row["call_stopped_at"], row["last_outcome"]) == (0, None, None)
    assert row["call_due_at"] > at
    assert row["recorded_at"] == NOW


def test_the_timeline_tells_no_answer(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, revise(handover_id, situation="She is in a refuge"))
    boards.region.ask(HANA, change_read(handover_id))
    boards.region.ask(MARY, rg.withdraw(handover_id))
    boards.region.ask(MARY, reopen(handover_id))
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        lines = timeline_of(connection, handover_id)
    assert [(line["what"], line["detail"]) for line in lines if line["what"] in SAID] == [
        ("revised", {"answers": 1, "urgency": "priority"}),
        ("change_read", {}),
        ("reopened", {"state": "waiting", "next_action_on": ""}),
    ]


SAID = {"revised", "change_read", "reopened"}
