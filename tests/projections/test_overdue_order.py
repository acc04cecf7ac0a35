"""The board over many rows: every open one once, worst first, and settled ones cost nothing."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, event
from sqlalchemy.engine import RowMapping

from projections.database import ReadDatabase
from projections.due import URGENCY_RANK
from projections.model import PAGE_SIZE, Page
from projections.overdue import Narrowed, Show, board, counts, worst_first
from tests.region import DERBY, LEICESTER, NOW

EVERYTHING = Narrowed()


def _ids(page: Page) -> list[UUID]:
    return [row["handover_id"] for row in page.rows]


moments = st.just(NOW) | st.integers(-5000, 5000).map(
    lambda minutes: NOW + timedelta(minutes=minutes)
)
rows = st.lists(
    st.fixed_dictionaries(
        {
            "urgency_rank": st.sampled_from(sorted(URGENCY_RANK.values())),
            "call_due_at": moments,
            "answer_minutes": st.integers(0, 3000),
            "call_stopped_at": st.none() | moments,
            "acknowledged_at": st.none() | moments,
            "response_due_at": moments,
            "is_done": st.booleans(),
            "closed_at": st.none() | st.none() | moments,
            "attempts": st.integers(0, 3),
            "is_sent_by_derby": st.booleans(),
        }
    ),
    max_size=70,
)


def _stored(facts: dict[str, Any], number: int) -> dict[str, Any]:
    """A whole row of the table from what the order and the figures depend on."""
    kept = {**facts}
    is_sent_by_derby = kept.pop("is_sent_by_derby")
    is_done = kept.pop("is_done")
    if is_done or kept["acknowledged_at"] is None or kept["closed_at"] is not None:
        kept["response_due_at"] = None
    answer = timedelta(minutes=kept.pop("answer_minutes"))
    sides = ("sending", "receiving") if is_sent_by_derby else ("receiving", "sending")
    for side, team_id, ods_code in zip(sides, (DERBY, LEICESTER), ("RY8", "RWE"), strict=True):
        kept |= {
            f"{side}_team_id": team_id,
            f"{side}_ods_code": ods_code,
            f"{side}_name": ods_code,
            f"{side}_organisation": ods_code,
            f"{side}_area": ods_code,
            f"{side}_telephone": "01632 960100",
        }
    return kept | {
        "handover_id": UUID(int=number),
        "reference": str(number),
        "kind": "concern",
        "urgency": "routine",
        "ladder": [],
        "rung_recorded": 0,
        "trigger": "move",
        "state": "waiting",
        "recorded_at": NOW,
        "recorded_by": "Mary Ashby",
        "acknowledge_due_at": facts["call_due_at"] + answer,
    }


def _waiting(due_at: datetime) -> dict[str, Any]:
    """What nobody has answered, due then: the next clock of it is the call's."""
    return {
        "urgency_rank": 0,
        "call_due_at": due_at,
        "answer_minutes": 60,
        "call_stopped_at": None,
        "acknowledged_at": None,
        "response_due_at": None,
        "is_done": False,
        "closed_at": None,
        "attempts": 0,
        "is_sent_by_derby": False,
    }


def _is_open(row: RowMapping | dict[str, Any]) -> bool:
    if row["closed_at"] is not None:
        return False
    if row["call_stopped_at"] is None or row["acknowledged_at"] is None:
        return True
    return row["response_due_at"] is not None and row["response_due_at"] < NOW


def _place(row: dict[str, Any]) -> tuple[Any, ...]:
    """Where a row belongs, said without SQL: late first, then urgency, then what runs out next."""
    running = []
    if row["call_stopped_at"] is None:
        running.append(row["call_due_at"])
    if row["acknowledged_at"] is None:
        running.append(row["acknowledge_due_at"])
    if row["response_due_at"] is not None:
        running.append(row["response_due_at"])
    due_at = min(running)
    return (due_at >= NOW, row["urgency_rank"], due_at, row["handover_id"])


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReadDatabase]:
    """Read tables without a log, for rows that a test writes itself."""
    reads = ReadDatabase(str(tmp_path_factory.mktemp("board") / "reads.sqlite"))
    yield reads
    reads.close()


def _fill(connection: Connection, stored: list[dict[str, Any]]) -> None:
    connection.execute(board.delete())
    if stored:
        connection.execute(board.insert(), stored)


@given(facts=rows)
def test_the_pages_hold_every_open_row_once_and_the_worst_first(
    table: ReadDatabase,
    facts: list[dict[str, Any]],
) -> None:
    stored = [_stored(one, number) for number, one in enumerate(facts, 1)]
    expected = [row["handover_id"] for row in sorted(filter(_is_open, stored), key=_place)]
    with table.writing() as connection:
        _fill(connection, stored)
        pages = [worst_first(connection, NOW, EVERYTHING, 1)]
        pages += [
            worst_first(connection, NOW, EVERYTHING, number)
            for number in range(2, pages[0].pages + 1)
        ]
    assert [handover_id for page in pages for handover_id in _ids(page)] == expected
    assert all(page.total == len(expected) for page in pages)
    assert all(len(page.rows) <= PAGE_SIZE for page in pages)


@pytest.mark.parametrize("late", [0, 3, PAGE_SIZE, PAGE_SIZE + 3])
def test_each_page_goes_on_where_the_page_before_it_ended(table: ReadDatabase, late: int) -> None:
    number = 3 * PAGE_SIZE + 1
    due = [NOW + timedelta(minutes=place - late) for place in range(number)]
    stored = [_stored(_waiting(at), place) for place, at in enumerate(due, 1)]
    with table.writing() as connection:
        _fill(connection, stored)
        pages = [worst_first(connection, NOW, EVERYTHING, page) for page in range(1, 5)]
    shown = [handover_id.int for page in pages for handover_id in _ids(page)]
    assert shown == list(range(1, number + 1))


@given(facts=rows)
def test_each_figure_counts_exactly_the_rows_that_its_list_shows(
    table: ReadDatabase,
    facts: list[dict[str, Any]],
) -> None:
    with table.writing() as connection:
        _fill(connection, [_stored(one, number) for number, one in enumerate(facts, 1)])
        counted = counts(connection, NOW, EVERYTHING)
        totals = {show: worst_first(connection, NOW, Narrowed(show=show)).total for show in Show}
        in_all = worst_first(connection, NOW, EVERYTHING).total
    assert totals == {show: getattr(counted, show.value) for show in Show}
    assert in_all == counted.open


@pytest.mark.parametrize("number", [0, -7, 4, 10**6])
def test_a_page_that_is_not_there_gives_the_nearest(
    table: ReadDatabase,
    number: int,
) -> None:
    one = {
        "urgency_rank": 1,
        "call_due_at": NOW,
        "answer_minutes": 5,
        "call_stopped_at": None,
        "acknowledged_at": None,
        "response_due_at": NOW,
        "is_done": True,
        "closed_at": None,
        "attempts": 0,
        "is_sent_by_derby": False,
    }
    with table.writing() as connection:
        _fill(connection, [_stored(one, number) for number in range(1, 61)])
        page = worst_first(connection, NOW, EVERYTHING, number)
    assert page.number == (1 if number < 1 else 3)
    assert len(page.rows) == (PAGE_SIZE if number < 1 else 10)


@pytest.mark.parametrize(
    "narrowed",
    [
        EVERYTHING,
        Narrowed(show=Show.OVERDUE_CALLS),
        Narrowed(show=Show.OVERDUE_RESPONSES),
        Narrowed(team_id=DERBY),
        Narrowed(ods_code="RY8", area="RWE"),
    ],
)
def test_every_question_is_answered_from_indexes_that_hold_open_rows_only(
    table: ReadDatabase,
    narrowed: Narrowed,
) -> None:
    asked: list[tuple[str, Any]] = []

    def listen(*arguments: Any) -> None:
        asked.append((arguments[2], arguments[3]))

    with table.reading() as connection:
        event.listen(table.engine, "before_cursor_execute", listen)
        counts(connection, NOW, narrowed)
        worst_first(connection, NOW, narrowed)
        event.remove(table.engine, "before_cursor_execute", listen)
        steps = [
            row.detail
            for statement, values in asked
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        ]
        partial = set(
            connection.exec_driver_sql(
                "SELECT name FROM pragma_index_list('board') WHERE partial"
            ).scalars()
        )
    touching = [step for step in steps if "board" in step.split()[1:2]]
    assert touching, "the plan names the table"
    assert all(any(f"INDEX {name}" in step for name in partial) for step in touching), steps
    if narrowed.team_id or narrowed.ods_code:
        assert all(step.startswith("SEARCH") for step in touching), steps
    else:
        assert not any("TEMP B-TREE" in step for step in steps), "the whole board is never sorted"
