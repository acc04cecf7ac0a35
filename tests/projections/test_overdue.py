"""The lead's board: figures, order, filters and pages, and that a closed row costs nothing."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from handover import commands as c
from handover.states import State
from handover.urgency import Urgency
from projections.model import Page
from projections.overdue import Counts, Narrowed, Show, board, counts, standing_of, worst_first
from tests.projections.boards import Boards
from tests.region import (
    DERBY,
    HANA,
    HUGO,
    LEICESTER,
    MARY,
    NOTTINGHAM,
    NOW,
    acknowledge,
    answer_receiver,
    ask_sender,
    attempt,
    conversation,
    decline,
    done,
    enter_in_error,
    not_done,
    record,
    redirect,
    withdraw,
)

EVERYTHING = Narrowed()
LONG_AFTER = NOW + timedelta(days=30)
STORY_COLUMNS = {"nhs_number", "mother_name", "due_on", "baby_born_on", "next_action"}


def _counts(boards: Boards, now: datetime = NOW, narrowed: Narrowed = EVERYTHING) -> Counts:
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        return counts(connection, now, narrowed)


def _listed(
    boards: Boards, now: datetime = NOW, narrowed: Narrowed = EVERYTHING, number: int = 1
) -> Page:
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        return worst_first(connection, now, narrowed, number)


def _ids(page: Page) -> list[UUID]:
    return [row["handover_id"] for row in page.rows]


def test_nothing_that_names_a_mother_or_tells_her_story_is_in_the_table() -> None:
    assert not STORY_COLUMNS & set(board.columns.keys())


def test_it_turns_overdue_as_time_passes_and_nothing_is_written(boards: Boards) -> None:
    handover_id = boards.region.recorded(record(urgency=Urgency.IMMEDIATE))
    assert _counts(boards) == Counts(1, 0, 0, 0, 0, open=1)
    [row] = _listed(boards).rows
    mark = boards.projector.mark()
    for due, figures in (
        (row["call_due_at"], (0, 1)),
        (row["acknowledge_due_at"], (1, 1)),
    ):
        just_after = due + timedelta(milliseconds=1)
        shown = _counts(boards, just_after)
        assert (shown.overdue_acknowledgements, shown.overdue_calls) == figures
    assert _counts(boards, row["call_due_at"]).overdue_calls == 0, "due now is not yet overdue"
    assert _counts(boards, row["acknowledge_due_at"]).overdue_acknowledgements == 0
    assert _ids(_listed(boards, LONG_AFTER, Narrowed(show=Show.OVERDUE_CALLS))) == [handover_id]
    assert boards.projector.mark() == mark


def test_attempts_stop_no_clock_and_count_as_nobody_reached(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    for _ in range(3):
        boards.region.ask(MARY, attempt(handover_id))
    shown = _counts(boards, LONG_AFTER)
    assert (shown.overdue_calls, shown.nobody_reached) == (1, 1)
    boards.region.ask(MARY, conversation(handover_id))
    shown = _counts(boards, LONG_AFTER)
    assert (shown.overdue_calls, shown.nobody_reached) == (0, 0)
    assert shown.overdue_acknowledgements == 1


def test_acknowledged_without_a_conversation_stays_until_they_have_spoken(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(HANA, acknowledge(handover_id))
    assert _ids(_listed(boards)) == [handover_id]
    assert _counts(boards).unacknowledged == 0
    boards.region.ask(MARY, conversation(handover_id))
    assert _listed(boards).rows == []
    assert _counts(boards) == Counts(0, 0, 0, 0, 0, open=0)


def _settled(boards: Boards) -> UUID:
    """Acknowledged with a promise for 1 December, and spoken about."""
    handover_id = boards.region.recorded()
    boards.region.ask(HANA, acknowledge(handover_id, date(2026, 12, 1)))
    boards.region.ask(MARY, conversation(handover_id))
    return handover_id


def test_what_was_promised_comes_back_when_the_promised_day_is_over(boards: Boards) -> None:
    handover_id = _settled(boards)
    assert _listed(boards).rows == []
    mark = boards.projector.mark()
    midnight = datetime(2026, 12, 2, 0, 0, tzinfo=UTC)
    just_after = midnight + timedelta(milliseconds=1)
    assert _counts(boards, midnight) == Counts(0, 0, 0, 0, 0, open=0)
    assert _counts(boards, just_after) == Counts(0, 0, 0, 0, 1, open=1)
    assert _ids(_listed(boards, midnight)) == []
    assert _ids(_listed(boards, just_after)) == [handover_id]
    narrowed = Narrowed(show=Show.OVERDUE_RESPONSES)
    assert _ids(_listed(boards, just_after, narrowed)) == [handover_id]
    assert boards.projector.mark() == mark, "time alone does it; nothing is written"


def test_a_new_day_or_a_response_takes_it_off_again(boards: Boards) -> None:
    handover_id = _settled(boards)
    at = datetime(2026, 12, 2, 9, 0, tzinfo=UTC)
    assert _counts(boards, at).overdue_responses == 1
    boards.region.ask(HANA, not_done(handover_id, date(2026, 12, 8)), at)
    assert _counts(boards, at).overdue_responses == 0
    later = datetime(2026, 12, 9, 9, 0, tzinfo=UTC)
    assert _counts(boards, later).overdue_responses == 1
    boards.region.ask(HANA, done(handover_id), later)
    assert _counts(boards, LONG_AFTER) == Counts(0, 0, 0, 0, 0, open=0)


@pytest.mark.parametrize("end", [withdraw, enter_in_error, done])
def test_what_is_closed_leaves_the_board_even_if_nobody_spoke(
    boards: Boards, end: Callable[[UUID], c.OnHandover]
) -> None:
    handover_id = boards.region.recorded()
    if end is done:
        boards.region.ask(HANA, acknowledge(handover_id))
    boards.region.ask(HANA if end is done else MARY, end(handover_id))
    assert _counts(boards, LONG_AFTER) == Counts(0, 0, 0, 0, 0, open=0)
    assert _listed(boards, LONG_AFTER).rows == []
    with boards.reads.reading() as connection:
        found = standing_of(connection, handover_id)
    assert found is not None
    assert found["state"] == State.CLOSED.value


def test_a_question_moves_no_figure(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    before = _counts(boards, LONG_AFTER)
    boards.region.ask(HANA, ask_sender(handover_id))
    assert _counts(boards, LONG_AFTER) == before
    boards.region.ask(MARY, answer_receiver(handover_id))
    assert _counts(boards, LONG_AFTER) == before


def test_a_response_that_is_late_before_its_call_is_due_stands_among_the_late(
    boards: Boards,
) -> None:
    """Routine: promised for today, with the whole of tomorrow to ring."""
    promised = boards.region.recorded(record(urgency=Urgency.ROUTINE))
    boards.region.ask(HANA, acknowledge(promised, NOW.date()))
    waiting = boards.region.recorded(record(urgency=Urgency.PRIORITY), NOW + timedelta(hours=6))
    tomorrow = NOW + timedelta(hours=21)
    assert _counts(boards, tomorrow) == Counts(1, 0, 0, 0, 1, open=2)
    assert _ids(_listed(boards, tomorrow)) == [promised, waiting]


def test_a_declined_one_stays_and_goes_on_growing_late(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(HANA, decline(handover_id))
    assert _ids(_listed(boards)) == [handover_id]
    assert _counts(boards, LONG_AFTER).overdue_acknowledgements == 1


def test_a_redirected_one_leaves_the_first_teams_list(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(HANA, decline(handover_id))
    boards.region.ask(MARY, redirect(handover_id))
    assert _ids(_listed(boards, narrowed=Narrowed(team_id=DERBY))) == []
    assert _ids(_listed(boards, narrowed=Narrowed(team_id=NOTTINGHAM))) == [handover_id]


def test_one_handover_is_found_open_or_settled(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(HANA, acknowledge(handover_id))
    boards.region.ask(MARY, conversation(handover_id))
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        found = standing_of(connection, handover_id)
        assert found is not None
        assert found["state"] == State.ACKNOWLEDGED.value
        assert standing_of(connection, DERBY) is None


@pytest.mark.parametrize(
    "narrowed, found",
    [
        (Narrowed(), {"to Derby", "to Nottingham", "from Nottingham"}),
        (Narrowed(team_id=NOTTINGHAM), {"to Nottingham", "from Nottingham"}),
        (Narrowed(ods_code="RY8"), {"to Derby", "from Nottingham"}),
        (Narrowed(area="Derbyshire"), {"to Derby", "from Nottingham"}),
        (Narrowed(team_id=LEICESTER, area="Derbyshire"), {"to Derby"}),
        (Narrowed(ods_code="RP1"), set()),
    ],
)
def test_the_board_narrows_to_either_side(
    boards: Boards, narrowed: Narrowed, found: set[str]
) -> None:
    sent = {
        "to Derby": boards.region.recorded(),
        "to Nottingham": boards.region.recorded(record(to_team_id=NOTTINGHAM)),
        "from Nottingham": boards.region.ask(HUGO, record()).subject_id,
    }
    assert set(_ids(_listed(boards, narrowed=narrowed))) == {sent[name] for name in found}
    assert _counts(boards, narrowed=narrowed).open == len(found)
