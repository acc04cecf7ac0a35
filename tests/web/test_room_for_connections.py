"""Workers and their pools fit into what the database lets in, or nothing starts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from psycopg.sql import SQL, Identifier

from handover.postgres.preparing import NotReadyError
from handover.postgres.recorder import CONNECTIONS
from handover.postgres.room import check_room
from projections import postgres_schema
from tests.cluster import Cluster
from tests.commanding import KEYS
from tests.faults import APPLICATION
from web.commands import main
from web.overload import AT_ONCE
from web.processes import OF_A_FOLLOWER, OF_A_WORKER


@pytest.fixture
def name(cluster: Cluster, prepared: str) -> Iterator[str]:
    """A database that is prepared; its server lets in 100, and keeps 3 of them for itself."""
    yield prepared
    cluster.query(SQL("ALTER ROLE {} CONNECTION LIMIT -1").format(Identifier(APPLICATION)))


def test_a_worker_may_use_as_many_as_it_answers_at_once_for_each_of_three_pools() -> None:
    of_a_schema = postgres_schema.CONNECTIONS + postgres_schema.MORE_CONNECTIONS
    assert CONNECTIONS == of_a_schema == AT_ONCE
    assert 3 * AT_ONCE == OF_A_WORKER


def test_what_the_server_lets_in_is_enough_or_it_is_told(cluster: Cluster, name: str) -> None:
    check_room(cluster.url(name), 97)
    with pytest.raises(NotReadyError, match="lets in 97 connections, and 98 may be needed"):
        check_room(cluster.url(name), 98)


def test_the_limits_of_role_and_database_count_too(cluster: Cluster, name: str) -> None:
    cluster.query(SQL("ALTER DATABASE {} CONNECTION LIMIT 60").format(Identifier(name)))
    check_room(cluster.url(name), 60)
    with pytest.raises(NotReadyError, match="lets in 60"):
        check_room(cluster.url(name), 61)
    cluster.query(SQL("ALTER ROLE {} CONNECTION LIMIT 30").format(Identifier(APPLICATION)))
    with pytest.raises(NotReadyError, match="lets in 30"):
        check_room(cluster.url(name), 31)


NEEDED = {
    ("serve", 5): 5 * OF_A_WORKER,
    ("run", 4): 4 * OF_A_WORKER + 4 * OF_A_FOLLOWER,
}


@pytest.mark.parametrize("asked", NEEDED, ids=lambda asked: asked[0])
def test_more_workers_than_fit_do_not_start(
    cluster: Cluster, name: str, tmp_path: Path, asked: tuple[str, int]
) -> None:
    where = {"HANDOVER_DATA": str(tmp_path), "HANDOVER_DATABASE": cluster.url(name)}
    command, workers = asked
    arguments = [command, "--workers", str(workers)]
    told = CliRunner().invoke(main, arguments, env={**KEYS, **where})
    assert told.exit_code == 1
    assert f"lets in 97 connections, and {NEEDED[asked]} may be needed. Start" in told.output
