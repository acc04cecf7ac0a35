"""A connection to the tables that is cut in the midst of the work: no event is to blame for it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from typing import Any

import pytest
from sqlalchemy import Connection, select
from sqlalchemy.exc import OperationalError

from projections.mark import position
from projections.parked import how_many
from projections.projector import MODELS
from projections.store import Tables
from tests.cluster import Cluster
from tests.projections.boards import Boards
from tests.region import settle
from web.desk.database import DeskDatabase

Cut = Callable[[Connection], None]
Begin = Callable[[], AbstractContextManager[Connection]]


@pytest.fixture
def address(cluster: Cluster, prepared: str) -> str:
    return cluster.url(prepared)


@pytest.fixture
def cut(cluster: Cluster) -> Cut:
    def end_session(connection: Connection) -> None:
        pid = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
        [[is_gone]] = cluster.query("SELECT pg_terminate_backend(%s, 10000)", pid)
        assert is_gone

    return end_session


@pytest.fixture
def boards(address: str) -> Iterator[Boards]:
    region = settle(address)
    opened = Boards.over(region, address)
    yield opened
    opened.close()
    region.service.close()


class Cutter:
    """A read model too many: the connection is cut at its first event, and at no other."""

    tables = ()

    def __init__(self, cut: Cut) -> None:
        self._cut = cut
        self.has_cut = False

    def fold(self, connection: Connection, _event: Any, _position: int) -> None:  # noqa: ANN401 - as Folds.fold
        if not self.has_cut:
            self.has_cut = True
            self._cut(connection)
        connection.execute(select(position)).all()


def test_who_reads_is_told_that_the_database_failed_and_may_ask_again(
    boards: Boards, cut: Cut
) -> None:
    _is_told_so(boards.reads, cut)


def test_who_reads_what_was_typed_is_told_so_too(address: str, cut: Cut) -> None:
    with closing(DeskDatabase(address)) as desk:
        _is_told_so(desk, cut)


def test_nothing_is_parked_or_blamed_and_the_next_turn_folds_it(
    boards: Boards, cut: Cut, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    boards.region.recorded()
    monkeypatch.setattr("projections.projector.MODELS", (Cutter(cut), *MODELS))

    with pytest.raises(OperationalError, match="terminating connection"):
        boards.projector.fold_batch()

    assert "cannot be folded" not in caplog.text
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        assert how_many(connection) == 0
    assert boards.projector.mark().position == boards.region.service.head()


def _is_told_so(tables: Tables, cut: Cut) -> None:
    def ask(begin: Begin, before: Cut) -> object:
        with begin() as connection:
            before(connection)
            return connection.exec_driver_sql("SELECT 1").scalar_one()

    for begin in (tables.reading, tables.writing):
        with pytest.raises(OperationalError, match="terminating connection"):
            ask(begin, cut)
        assert ask(begin, lambda _: None) == 1
