"""A success answer means that the event is on disk: the writer's settings, killed processes."""

import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from threading import Thread
from uuid import UUID

import pytest
from eventsourcing.persistence import ConnectionPoolClosedError, PersistenceError

from handover.application import HandoverService
from handover.deciding.recording import subject_id
from handover.events import Recorded
from handover.location import is_postgres
from handover.log_errors import OutcomeUnknownError
from handover.policy import View
from handover.postgres.recorder import Factory as PostgresFactory
from handover.receipt import Given
from handover.recorder import DurableConnection, DurablePool, Factory
from tests.cluster import Cluster
from tests.faults import held
from tests.region import MARY, Region, settle

ROOT = Path(__file__).parents[2]
KILLS = 4
SETTLED = 11  # events by which the region's teams were registered
ANSWERS_BEFORE_A_KILL = 5


@pytest.fixture
def in_a_file(tmp_path: Path) -> Iterator[Region]:
    settled = settle(tmp_path / "events.sqlite")
    yield settled
    settled.service.close()


def test_the_writers_connection_is_write_ahead_and_fully_synchronous(in_a_file: Region) -> None:
    factory = in_a_file.service.factory
    assert isinstance(factory, Factory)
    assert isinstance(factory.datastore.pool, DurablePool)
    with factory.datastore.transaction(commit=False) as cursor:
        assert _pragma(cursor, "journal_mode") == "wal"
        assert _pragma(cursor, "synchronous") == 2  # FULL
    with factory.datastore.get_connection(commit=True) as connection:
        assert isinstance(connection, DurableConnection)
        cursor = connection.cursor()
        cursor.execute("PRAGMA synchronous")
        assert cursor.fetchone()[0] == 2


def _pragma(cursor: object, name: str) -> object:
    assert hasattr(cursor, "execute")
    assert hasattr(cursor, "fetchone")
    cursor.execute(f"PRAGMA {name}")
    found: object = cursor.fetchone()[0]
    return found


@pytest.mark.parametrize("by_default,used", [("off", "on"), ("local", "on"), ("remote_apply",) * 2])
def test_a_commit_is_on_disk_before_it_is_answered_whatever_the_servers_default(
    prepared: str, cluster: Cluster, by_default: str, used: str
) -> None:
    cluster.query(f"ALTER DATABASE {prepared} SET synchronous_commit = '{by_default}'")
    service = HandoverService(cluster.url(prepared), is_demonstration=True)
    factory = service.factory
    assert isinstance(factory, PostgresFactory)
    with factory.datastore.get_connection() as connection:
        assert connection.execute("SHOW synchronous_commit").fetchone() == {
            "synchronous_commit": used
        }
    service.close()


def test_a_writer_takes_the_lock_at_its_start(in_a_file: Region, tmp_path: Path) -> None:
    factory = in_a_file.service.factory
    assert isinstance(factory, Factory)
    with (
        factory.datastore.transaction(commit=True),
        closing(sqlite3.connect(tmp_path / "events.sqlite", timeout=0)) as other,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("BEGIN IMMEDIATE")


def test_closing_waits_for_who_is_still_reading(in_a_file: Region) -> None:
    """SQLite takes the whole process down where a connection is closed under a statement."""
    factory = in_a_file.service.factory
    assert isinstance(factory, Factory)
    closer = Thread(target=factory.close)
    with factory.datastore.transaction(commit=False) as cursor:
        closer.start()
        closer.join(0.2)
        cursor.execute("SELECT count(*) FROM stored_events")
        assert cursor.fetchone()[0] == SETTLED
    closer.join()
    assert factory.datastore.pool.closed


def test_closing_does_not_wait_for_ever(in_a_file: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handover.recorder.LOCK_TIMEOUT_SECONDS", 0.1)
    factory = in_a_file.service.factory
    assert isinstance(factory, Factory)
    with ExitStack() as reading:
        cursor = reading.enter_context(factory.datastore.transaction(commit=False))
        factory.close()
        cursor.execute("SELECT count(*) FROM stored_events")
        assert cursor.fetchone()[0] == SETTLED, "whoever still reads is left to it"
        with pytest.raises(ConnectionPoolClosedError):
            reading.close()


def test_who_waits_too_long_for_the_log_is_told_and_nothing_is_stored(
    log: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handover.recorder.LOCK_TIMEOUT_SECONDS", 0.2)
    region = settle(log)
    head = region.service.head()
    with held(log), pytest.raises(PersistenceError) as told:
        region.recorded()
    assert not isinstance(told.value, OutcomeUnknownError)
    assert region.service.head() == head
    region.recorded()
    region.service.close()


def test_the_log_keeps_what_a_command_changed_with_its_receipt_or_neither(region: Region) -> None:
    region.recorded()
    region.recorded()
    topics = [one.event.TOPIC for one in region.service.read_log(SETTLED, 10)]  # type: ignore[attr-defined]  # all of ours have one
    first = [
        "handover.recorded",
        "family.opened",
        "family.pregnancy_recorded",
        "family.babies_named",
        "family.handover_noted",
        "family_key.proved",
        "receipt.given",
    ]
    assert topics == [*first, "handover.recorded", "family.handover_noted", "receipt.given"]


def test_every_answered_command_outlives_a_killed_process(log: str) -> None:
    settle(log).service.close()
    answered = [command_id for _ in range(KILLS) for command_id in _write_until_killed(log)]
    assert len(answered) >= KILLS * ANSWERS_BEFORE_A_KILL
    service = HandoverService(log, is_demonstration=True)
    for command_id in answered:
        found = service.look_up(subject_id(command_id), MARY, View.RECORD)
        assert found.recorded.command_id == command_id
    kept = Counter(type(one.event) for one in service.read_log(SETTLED, 10**6))
    assert kept[Recorded] == kept[Given], "a command and its receipt are stored together"
    service.close()
    if not is_postgres(log):
        with closing(sqlite3.connect(log)) as plain:
            assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def _write_until_killed(log: str) -> list[UUID]:
    """The command ids that a writing process had answered when it was killed mid-work."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.domain.writer", log],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        lines = [writer.stdout.readline() for _ in range(ANSWERS_BEFORE_A_KILL)]
        writer.send_signal(signal.SIGKILL)
        lines += writer.stdout.readlines()
    assert writer.returncode == -signal.SIGKILL
    return [UUID(line.strip()) for line in lines if line.endswith("\n")]
