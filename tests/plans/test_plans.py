"""No list reads what it does not show: the plans of all that is asked, on both engines.

`make plans` asks the same of a million handovers (docs/plans.md).
"""

from collections.abc import Iterator, Mapping

import pytest
from sqlalchemy import Connection

from projections import inbox, overdue
from projections.database import ReadDatabase, metadata
from tests.cluster import Cluster
from tests.plans.asked import About, Asked, everything_asked, never_asked
from tests.plans.explained import Explained, explained
from tests.plans.filled import NOW, Examples, Sizes, examples_in, fill
from tests.plans.folded import Folded, folded
from tests.plans.in_files import plans_in_a_file, reads_whole
from tests.plans.judged import faults, indexes_in, limits, tables_read_whole
from tests.plans.page import PAGE, names_on_page
from tests.plans.practice import Practice, practice

SIZES = Sizes.dense(20_000)
"""Enough that an index is worth its while, and few enough to be made in seconds."""
OF_SMALL_TABLES = {"ix_parked_stream_id"}
"""Indexes that nothing uses while their table is nearly empty, as it should be."""


@pytest.fixture(scope="module")
def filled(cluster: Cluster) -> Iterator[ReadDatabase]:
    name = cluster.fresh()
    reads = ReadDatabase(cluster.url(name))
    fill(reads, SIZES)
    yield reads
    reads.close()
    cluster.drop(name)


@pytest.fixture(scope="module")
def examples(filled: ReadDatabase) -> Examples:
    with filled.reading() as connection:
        return examples_in(connection)


@pytest.fixture(scope="module")
def questions(filled: ReadDatabase, examples: Examples) -> list[Explained]:
    with filled.reading() as connection:
        asked = everything_asked(examples)
        return [one for asking in asked for one in explained(connection, asking)]


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    with practice(tmp_path_factory.mktemp("region")) as made:
        yield made


@pytest.fixture(scope="module")
def projector(filled: ReadDatabase, region: Practice) -> list[Folded]:
    return list(folded(filled, region.together.service))


def test_no_question_reads_a_table_that_grows_whole_or_much_that_it_does_not_give(
    examples: Examples, questions: list[Explained]
) -> None:
    most = limits(examples, SIZES.teams)
    assert [fault for one in questions for fault in faults(one, most[one.asked.about])] == []


def test_the_projector_finds_every_row_by_an_index(projector: list[Folded]) -> None:
    assert len(projector) > 100
    whole = [
        (one.sent.statement, how) for one in projector for how in tables_read_whole(one.prepared)
    ]
    assert whole == []


def test_every_index_is_used(questions: list[Explained], projector: list[Folded]) -> None:
    """One that nobody uses only makes each change of a row dearer."""
    plans = [plan for one in questions for plan in (one.measured, one.prepared)]
    plans += [one.prepared for one in projector]
    used = {name for plan in plans for name in indexes_in(plan)}
    every = {str(index.name) for table in metadata.sorted_tables for index in table.indexes}
    assert every - used == OF_SMALL_TABLES


def test_all_that_can_be_asked_of_the_read_tables_is_asked(examples: Examples) -> None:
    assert never_asked(everything_asked(examples)) == set()


def test_all_that_is_asked_stands_on_the_page(examples: Examples) -> None:
    """Where it does not: make plans."""
    assert names_on_page(PAGE.read_text("utf-8")) == {
        one.name for one in everything_asked(examples)
    }


@pytest.mark.parametrize(
    "index,team_list,told",
    [
        ("inbox_by_team", inbox.waiting_for, "Seq Scan reads all of inbox"),
        ("inbox_changed", inbox.changed_for, "rows are read, at most"),
    ],
)
def test_a_list_of_a_team_that_lost_its_index_is_noticed(
    filled: ReadDatabase, examples: Examples, index: str, team_list: object, told: str
) -> None:
    asked = [one for one in everything_asked(examples) if one.function is team_list]
    assert told in str(faults_without(filled, examples, index, asked))


def test_a_board_of_an_area_that_lost_its_index_is_noticed(
    filled: ReadDatabase, examples: Examples
) -> None:
    narrowed = overdue.Narrowed(area=examples.area)
    asked = [Asked(overdue.counts, (NOW, narrowed), About.AREA)]
    told = faults_without(filled, examples, "board_receiving_area", asked)
    assert "rows are read, at most" in str(told)


def faults_without(
    filled: ReadDatabase, examples: Examples, index: str, asked: list[Asked]
) -> list[str]:
    """What is wrong with the plans of these questions while an index is not there."""
    most = limits(examples, SIZES.teams)
    with filled.engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        assert fine(connection, asked, most) == []
        connection.exec_driver_sql(f"DROP INDEX {index}")
        found = fine(connection, asked, most)
        connection.exec_driver_sql("ROLLBACK")
    return found


def fine(connection: Connection, asked: list[Asked], most: Mapping[About, int]) -> list[str]:
    every = [one for asking in asked for one in explained(connection, asking)]
    return [fault for one in every for fault in faults(one, most[one.asked.about])]


def test_in_a_file_nothing_that_grows_is_read_whole_either(region: Practice) -> None:
    steps = list(plans_in_a_file(region))
    assert len(steps) > 300
    assert [(who, step) for who, step in steps if reads_whole(step)] == []


def test_a_file_of_which_a_table_is_read_whole_is_noticed() -> None:
    assert reads_whole("SCAN inbox")
    assert reads_whole("SCAN timeline USING COVERING INDEX ix_timeline_referral_id")
    assert not reads_whole("SCAN board USING INDEX board_worst_first")
    assert not reads_whole("SEARCH inbox USING INDEX inbox_by_team (receiving_team_id=?)")
    assert not reads_whole("SCAN directory")
