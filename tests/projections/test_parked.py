"""One event that cannot be folded: it and what follows in its stream is held, all else moves on."""

from pathlib import Path
from uuid import UUID

import pytest
from psycopg.errors import InsufficientPrivilege, UndefinedTable
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError, ProgrammingError

from handover.events import CallAttempted
from projections.model import Folds
from projections.overdue import board
from projections.parked import Parked, every
from projections.projector import MODELS
from projections.rebuild import Rebuild, differences
from projections.timeline import timeline_of
from projections.writing import change_row, insert_row
from tests.projections.boards import Boards
from tests.projections.stumbling import append_unknown, stumbling
from tests.referring import refer
from tests.region import HANA, MARY, NOW, acknowledge, attempt

STUMBLES = "the one word of Mrs Ashdown's story"


def parked(boards: Boards) -> list[Parked]:
    with boards.reads.reading() as connection:
        return every(connection)


def attempts(boards: Boards, handover_id: UUID) -> int:
    with boards.reads.reading() as connection:
        rows = connection.execute(board.select().where(board.c.handover_id == handover_id))
        return int(rows.mappings().one()["attempts"])


def test_it_and_what_follows_is_held_and_all_else_moves_on(boards: Boards) -> None:
    poisoned, other = boards.region.recorded(), boards.region.recorded()
    with stumbling(poisoned, KeyError(STUMBLES), CallAttempted):
        at = boards.region.ask(MARY, attempt(poisoned)).position
        boards.region.ask(MARY, attempt(other))
        boards.projector.catch_up_fully()
        boards.region.ask(HANA, acknowledge(poisoned))
        boards.region.ask(MARY, attempt(other))
        boards.projector.catch_up_fully()
    assert (attempts(boards, poisoned), attempts(boards, other)) == (0, 2)
    [one] = parked(boards)
    assert (one.stream_id, one.topic, one.held) == (poisoned, CallAttempted.TOPIC, 1)
    assert one.position <= at
    told = boards.true_up_to(NOW)
    assert (told.behind, told.held, told.is_whole) == (0, 1, False)


def test_nothing_of_what_the_event_says_is_kept(
    boards: Boards, caplog: pytest.LogCaptureFixture
) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, attempt(handover_id))
    with stumbling(handover_id, KeyError(STUMBLES), CallAttempted):
        boards.projector.catch_up_fully()
    [one] = parked(boards)
    assert one.failed_as.startswith("KeyError in tests/projections/stumbling.py, line ")
    assert "an event cannot be folded: KeyError in " in caplog.text
    assert "Ashdown" not in one.failed_as + caplog.text


def test_after_a_mend_it_is_tried_again_and_equals_a_rebuild(
    boards: Boards, tmp_path: Path
) -> None:
    poisoned = boards.region.recorded()
    boards.region.ask(MARY, attempt(poisoned))
    with stumbling(poisoned, ValueError(), CallAttempted) as stumble:
        boards.projector.catch_up_fully()
        boards.region.ask(HANA, acknowledge(poisoned))
        boards.projector.catch_up_fully()
        assert boards.projector.try_again(poisoned) == 0, "not mended yet"
        assert parked(boards)[0].held == 1
        stumble.is_mended = True
        assert boards.projector.try_again(poisoned) == 2
    assert parked(boards) == []
    assert boards.true_up_to(NOW).is_whole
    clean = Boards.over(boards.region, tmp_path / "clean.sqlite")
    clean.projector.catch_up_fully()
    assert differences(boards.reads, clean.reads) == []
    clean.close()


def test_what_was_held_stands_in_the_timeline_where_it_stands_in_the_log(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    with stumbling(handover_id, ValueError(), CallAttempted) as stumble:
        for command in (attempt(handover_id), refer(handover_id)):
            boards.region.ask(MARY, command)
            boards.projector.catch_up_fully()
        stumble.is_mended = True
        boards.projector.try_again(handover_id)
    with boards.reads.reading() as connection:
        lines = timeline_of(connection, handover_id)
    assert [line["what"] for line in lines] == ["recorded", "call_attempted", "referral_made"]
    assert Rebuild(boards.region.service, boards.reads).run() == []


def test_what_fails_again_later_stays_and_says_how(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, attempt(handover_id))
    with stumbling(handover_id, ValueError(), CallAttempted):
        boards.projector.catch_up_fully()
        first = parked(boards)[0].failed_as
    with stumbling(handover_id, TypeError(), CallAttempted):
        assert boards.projector.try_again(handover_id) == 0
    assert first.startswith("ValueError")
    assert parked(boards)[0].failed_as.startswith("TypeError")


def test_an_event_that_cannot_even_be_read_is_parked(boards: Boards) -> None:
    newer, other = boards.region.recorded(), boards.region.recorded()
    append_unknown(boards.region.service, newer)
    boards.region.ask(MARY, attempt(other))
    boards.projector.catch_up_fully()
    [one] = parked(boards)
    assert (one.stream_id, one.topic) == (newer, "handover.of_tomorrow")
    assert (attempts(boards, newer), attempts(boards, other)) == (0, 1)
    boards.rebuild()
    assert parked(boards) == [one]


def test_a_last_event_that_cannot_be_read_leaves_the_time_of_the_one_before(
    boards: Boards,
) -> None:
    newer = boards.region.recorded()
    boards.projector.catch_up_fully()
    before = boards.projector.mark()
    append_unknown(boards.region.service, newer)
    boards.projector.catch_up_fully()
    after = boards.projector.mark()
    assert (after.position, after.recorded_at) == (before.position + 1, before.recorded_at)


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        OSError(),
        OperationalError("", {}, Exception()),
        ProgrammingError("", {}, UndefinedTable()),
        ProgrammingError("", {}, InsufficientPrivilege()),
    ],
)
def test_trouble_of_the_tables_parks_nothing(boards: Boards, error: Exception) -> None:
    handover_id = boards.region.recorded()
    boards.projector.catch_up_fully()
    before = boards.projector.mark()
    boards.region.ask(MARY, attempt(handover_id))
    with stumbling(handover_id, error, CallAttempted), pytest.raises(type(error)):
        boards.projector.catch_up_fully()
    assert parked(boards) == []
    assert boards.projector.mark() == before


def test_a_row_that_the_database_refuses_is_the_events_own_fault(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.projector.catch_up_fully()
    boards.region.ask(MARY, attempt(handover_id))

    def twice(connection: Connection, _: CallAttempted) -> None:
        insert_row(connection, board, {"handover_id": handover_id})

    folds = Folds()
    folds.on(CallAttempted)(twice)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("projections.projector.MODELS", (*MODELS, folds))
        boards.projector.catch_up_fully()
    at = "IntegrityError in tests/projections/test_parked.py, line "
    assert parked(boards)[0].failed_as.startswith(at), "our line, not the library's"
    assert attempts(boards, handover_id) == 0, "what the other lists wrote of it is taken back"


@pytest.mark.parametrize("column,value", [("last_outcome", object()), ("attempts", [7])])
def test_a_value_that_no_driver_takes_is_the_events_own_fault(
    boards: Boards, column: str, value: object
) -> None:
    poisoned, other = boards.region.recorded(), boards.region.recorded()
    folds = Folds()

    @folds.on(CallAttempted)
    def wrong(connection: Connection, event: CallAttempted) -> None:
        if event.originator_id == poisoned:
            change_row(connection, board, poisoned, {column: value})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("projections.projector.MODELS", (*MODELS, folds))
        boards.region.ask(MARY, attempt(poisoned))
        boards.region.ask(MARY, attempt(other))
        boards.projector.catch_up_fully()
        assert boards.projector.try_again(poisoned) == 0, "not mended yet"
    assert (attempts(boards, poisoned), attempts(boards, other)) == (0, 1)
    told = boards.true_up_to(NOW)
    assert (told.behind, told.held) == (0, 1)
    assert parked(boards)[0].failed_as.startswith("ProgrammingError in tests/projections/")
    assert boards.projector.try_again(poisoned) == 1
