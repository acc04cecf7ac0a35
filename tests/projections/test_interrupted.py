"""Ctrl-C while the tables are written: it is heard at once, and no event is to blame for it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from projections.parked import how_many
from tests.projections.boards import Boards
from tests.region import NOW


@contextmanager
def interrupted(boards: Boards) -> Iterator[None]:
    """It comes in the midst of the first row that is written."""

    def interrupt(_cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("INSERT"):
            raise KeyboardInterrupt

    engine = boards.reads.engine
    event.listen(engine, "do_execute", interrupt)
    try:
        yield
    finally:
        event.remove(engine, "do_execute", interrupt)


def test_it_ends_what_is_folded_and_nothing_of_it_stands(boards: Boards) -> None:
    with interrupted(boards), pytest.raises(KeyboardInterrupt):
        boards.projector.catch_up_fully()
    assert boards.projector.mark().position == 0
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        assert how_many(connection) == 0
        assert boards.projector.true_up_to(connection, NOW).is_whole
