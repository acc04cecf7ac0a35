"""A database is prepared by its owner; the service may read the log, add to it, and no more."""

from collections.abc import Iterator
from uuid import uuid4

import psycopg
import pytest
from psycopg import errors

from handover.postgres.address import UnreadableAddressError, said
from handover.postgres.preparing import VERSION, NotReadyError, check, prepare
from tests.cluster import Cluster
from tests.faults import APPLICATION, OWNER
from tests.region import settle


@pytest.fixture
def name(cluster: Cluster, prepared: str) -> str:
    """A database in which something was recorded."""
    settle(cluster.url(prepared)).service.close()
    return prepared


@pytest.fixture
def unprepared(cluster: Cluster) -> Iterator[str]:
    cluster.drop(cluster.fresh())  # so that the roles exist
    made = cluster.empty()
    yield made
    cluster.drop(made)


@pytest.fixture
def application(name: str, cluster: Cluster) -> Iterator[psycopg.Connection]:
    with psycopg.connect(cluster.url(name), autocommit=True) as connection:
        yield connection


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO handover_log.events SELECT gen_random_uuid(), 1, 'a', '', 1000",
        "UPDATE handover_log.events SET topic = 'another'",
        "DELETE FROM handover_log.events",
        "TRUNCATE handover_log.events",
        "DROP TABLE handover_log.events",
        "ALTER TABLE handover_log.events DISABLE TRIGGER ALL",
        "UPDATE handover_log.prepared SET version = 9",
        "CREATE TABLE handover_log.mine ()",
        "DROP FUNCTION handover_log.append",
        "DROP TRIGGER events_stay ON handover_log.events",
    ],
)
def test_the_service_may_not_change_the_log(
    application: psycopg.Connection, statement: str
) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        application.execute(statement.encode())


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE handover_log.events SET topic = 'a'",
        "DELETE FROM handover_log.events",
        "TRUNCATE handover_log.events",
    ],
)
def test_not_even_the_owner_changes_an_event_by_a_slip(
    name: str, cluster: Cluster, statement: str
) -> None:
    with (
        cluster.as_owner(name) as owner,
        pytest.raises(errors.RaiseException, match="events are never changed or removed"),
    ):
        owner.execute(statement.encode())


def test_a_reader_reads_the_log_and_what_is_shown_but_writes_nothing(
    name: str, cluster: Cluster
) -> None:
    reader = _role_of(cluster, name, "reader")
    with cluster.as_owner(name) as owner:
        owner.execute(f'SET ROLE "{reader}"'.encode())
        counted = owner.execute(b"SELECT count(*) FROM handover_log.events").fetchone()
        assert counted is not None
        assert counted[0] > 0
        with pytest.raises(errors.InsufficientPrivilege):
            owner.execute("SELECT handover_log.append('{}', '{}', '{}', '{}')")
        with pytest.raises(errors.InsufficientPrivilege):
            owner.execute("CREATE TABLE handover_reads.mine ()")
        with pytest.raises(errors.InsufficientPrivilege):
            owner.execute("CREATE TABLE handover_desk.mine ()")


def test_nobody_else_reads_or_adds(name: str, cluster: Cluster) -> None:
    with cluster.as_owner(name) as owner:
        owner.execute("CREATE ROLE passer_by")
        owner.execute("SET ROLE passer_by")
        for statement in (
            "SELECT count(*) FROM handover_log.events",
            "SELECT handover_log.append('{}', '{}', '{}', '{}')",
        ):
            with pytest.raises(errors.InsufficientPrivilege):
                owner.execute(statement.encode())
        owner.execute("RESET ROLE")
        owner.execute("DROP ROLE passer_by")


def test_a_prepared_database_is_ready_and_may_be_prepared_again(
    name: str, cluster: Cluster
) -> None:
    check(cluster.url(name))
    with cluster.as_owner(name) as owner:
        before = owner.execute(b"SELECT count(*) FROM handover_log.events").fetchone()
        assert prepare(cluster.url(name, OWNER), cluster.url(name)) == VERSION
        assert owner.execute(b"SELECT count(*) FROM handover_log.events").fetchone() == before
    check(cluster.url(name))


def test_a_database_that_nobody_prepared_says_what_to_run(
    unprepared: str, cluster: Cluster
) -> None:
    url = cluster.url(unprepared)
    with pytest.raises(NotReadyError) as told:
        check(url)
    assert str(told.value) == (
        f"The database {said(url)} has not been prepared; this release needs {VERSION}. "
        "Run: python -m web database prepare"
    )
    assert prepare(cluster.url(unprepared, OWNER), url) == 0
    check(url)


@pytest.mark.parametrize(
    "version,to_do", [(VERSION - 1, "Run: python"), (VERSION + 1, "Start the later release")]
)
def test_a_database_of_another_release_is_not_used(
    name: str, cluster: Cluster, version: int, to_do: str
) -> None:
    with cluster.as_owner(name) as owner:
        owner.execute("UPDATE handover_log.prepared SET version = %s", [version])
    says = f"is prepared for {version}; this release needs {VERSION}. {to_do}"
    with pytest.raises(NotReadyError, match=says):
        check(cluster.url(name))


def test_a_database_of_a_later_release_is_not_prepared_down(name: str, cluster: Cluster) -> None:
    with cluster.as_owner(name) as owner:
        owner.execute("UPDATE handover_log.prepared SET version = %s", [VERSION + 1])
    with pytest.raises(NotReadyError, match="A later release"):
        prepare(cluster.url(name, OWNER), cluster.url(name))


def test_a_role_that_could_change_the_log_is_refused(name: str, cluster: Cluster) -> None:
    with pytest.raises(NotReadyError, match="may change the log"):
        check(cluster.url(name, OWNER))
    with cluster.as_owner(name) as owner:
        owner.execute(f"GRANT DELETE ON handover_log.events TO {APPLICATION}".encode())
    with pytest.raises(NotReadyError, match="a role of its own, which owns nothing"):
        check(cluster.url(name))


@pytest.mark.parametrize("who", [OWNER, ""])
def test_owner_and_service_are_two(unprepared: str, cluster: Cluster, who: str) -> None:
    with pytest.raises(NotReadyError, match="must name two"):
        prepare(cluster.url(unprepared, OWNER), cluster.url(unprepared, who))


def test_a_role_that_is_not_there_is_named_with_the_way_to_make_it(
    unprepared: str, cluster: Cluster
) -> None:
    with pytest.raises(NotReadyError, match=r"no role nobody_yet\. Make it first: CREATE ROLE"):
        prepare(cluster.url(unprepared, OWNER), cluster.url(unprepared, "nobody_yet"))


def test_an_owner_who_may_not_do_all_of_it_is_told_and_nothing_is_left_half_done(
    unprepared: str, cluster: Cluster
) -> None:
    url = cluster.url(unprepared)
    with pytest.raises(NotReadyError, match=f"The role {APPLICATION} may not do all of this"):
        prepare(url, cluster.url(unprepared, OWNER))
    with pytest.raises(NotReadyError, match="has not been prepared"):
        check(url)


def test_a_server_that_does_not_answer_is_named_without_the_password() -> None:
    url = "postgresql://service:open-sesame@127.0.0.1:1/handover"
    with pytest.raises(NotReadyError, match=r"127.0.0.1:1/handover cannot be reached") as told:
        check(url)
    assert "open-sesame" not in str(told.value)


def test_an_address_that_cannot_be_read_is_not_repeated() -> None:
    with pytest.raises(UnreadableAddressError) as told:
        check("postgresql://service:open sesame@host:port:5432/handover?what=ever")
    assert "sesame" not in str(told.value)
    assert told.value.__cause__ is None


def test_an_owner_who_is_no_superuser_can_prepare(cluster: Cluster) -> None:
    """As a trust's own server has it: the owner of one database, who may make roles."""
    cluster.drop(cluster.fresh())
    owner = f"owner_{uuid4().hex[:8]}"
    database = cluster.empty()
    cluster.query(f"CREATE ROLE {owner} LOGIN CREATEROLE")
    cluster.query(f"ALTER DATABASE {database} OWNER TO {owner}")
    prepare(cluster.url(database, owner), cluster.url(database))
    check(cluster.url(database))
    region = settle(cluster.url(database))
    assert region.service.head() > 0
    region.service.close()
    cluster.drop(database)


def _role_of(cluster: Cluster, name: str, which: str) -> str:
    """The role that was made when the tests' first database was prepared."""
    with cluster.as_owner(name) as owner:
        row = owner.execute(
            "SELECT rolname FROM pg_namespace JOIN pg_roles ON pg_roles.oid = nspowner"
            " WHERE nspname = 'handover_reads'"
        ).fetchone()
    assert row is not None
    return str(row[0]).removesuffix("writer") + which
