"""What stands apart on a team's lists is found by index, however much the team has settled."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event

from projections import inbox, sent
from projections.database import ReadDatabase
from tests.region import DERBY


@pytest.fixture
def reads(tmp_path: Path) -> Iterator[ReadDatabase]:
    with closing(ReadDatabase(str(tmp_path / "reads.sqlite"))) as made:
        yield made


@pytest.mark.parametrize(
    "table,list_of,index",
    [
        ("inbox", inbox.changed_for, "inbox_changed"),
        ("inbox", inbox.stopped_for, "inbox_stopped"),
        ("inbox", inbox.untold_to, "inbox_untold"),
        ("sent", sent.changed_of, "sent_changed"),
        ("sent", sent.stopped_of, "sent_stopped"),
        ("sent", sent.untold_of, "sent_untold"),
    ],
)
def test_a_list_apart_is_read_from_an_index_of_nothing_else(
    reads: ReadDatabase, table: str, list_of: Callable[..., object], index: str
) -> None:
    with reads.reading() as connection:
        steps = _steps(reads, connection, lambda: list_of(connection, DERBY))
        partial = connection.exec_driver_sql(
            "SELECT name FROM pragma_index_list(?) WHERE partial", (table,)
        ).scalars()
        assert index in set(partial)
    touching = [step for step in steps if step.split()[1:2] == [table]]
    assert touching, "the plan names the table"
    assert all(f"SEARCH {table} USING INDEX {index} " in step for step in touching), touching


def _steps(reads: ReadDatabase, connection: Connection, ask: Callable[[], object]) -> list[str]:
    """How the engine finds what is asked for."""
    asked: list[tuple[str, Any]] = []

    def listen(*arguments: Any) -> None:
        asked.append((arguments[2], arguments[3]))

    event.listen(reads.engine, "before_cursor_execute", listen)
    ask()
    event.remove(reads.engine, "before_cursor_execute", listen)
    return [
        row.detail
        for statement, values in asked
        for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
    ]
