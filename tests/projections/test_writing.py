"""Statements that are made once: they write what is given, and refuse what nobody asked for."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import Text, bindparam, case
from sqlalchemy.exc import IntegrityError

from projections.overdue import board
from projections.writing import change_row, insert_row, row_in
from tests.projections.boards import Boards

OF_NAME = bindparam("of_name", type_=Text)
WHERE_NOBODY_RINGS = case((board.c.ringing_by.is_(None), OF_NAME), else_=board.c.ringing_by)


def ringing(boards: Boards, handover_id: UUID, name: str) -> str | None:
    changes = {"ringing_by": WHERE_NOBODY_RINGS, OF_NAME.key: name, "attempts": 3}
    with boards.reads.writing() as connection:
        change_row(connection, board, handover_id, changes)
        row = row_in(connection, board, handover_id)
    assert row["attempts"] == 3
    said: str | None = row["ringing_by"]
    return said


def test_what_is_worked_out_within_a_row_stands_beside_what_is_given(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.projector.catch_up_fully()
    assert ringing(boards, handover_id, "Mary") == "Mary"
    assert ringing(boards, handover_id, "Hana") == "Mary"


def test_only_the_one_row_is_changed_and_none_where_nothing_is(boards: Boards) -> None:
    one, other = boards.region.recorded(), boards.region.recorded()
    before = boards.row(board, other)
    with boards.reads.writing() as connection:
        change_row(connection, board, one, {"attempts": 7})
        change_row(connection, board, uuid4(), {"attempts": 8})
        change_row(connection, board, other, {})
    assert boards.row(board, one)["attempts"] == 7
    assert boards.row(board, other) == before


def test_a_column_that_is_not_there_is_refused(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.projector.catch_up_fully()
    with pytest.raises(LookupError, match="atempts"), boards.reads.writing() as connection:
        change_row(connection, board, handover_id, {"attempts": 1, "atempts": 1})
    with pytest.raises(LookupError, match="atempts"), boards.reads.writing() as connection:
        insert_row(connection, board, {**row_in(connection, board, handover_id), "atempts": 1})


def test_what_the_database_refuses_is_told_as_any_other_of_its_errors(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.projector.catch_up_fully()
    with pytest.raises(IntegrityError), boards.reads.writing() as connection:
        insert_row(connection, board, row_in(connection, board, handover_id))
