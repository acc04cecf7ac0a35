"""Appends: the raw driver, the bare library and our recorders, side by side.

What is appended is what a command stores: one event and its receipt, in one transaction. Every way
has it on disk before it answers. Must not know aggregates.
"""

import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresFactory
from eventsourcing.sqlite import SQLiteFactory
from eventsourcing.utils import Environment
from psycopg.conninfo import conninfo_to_dict

from benchmarks.rounds import Found, compared
from handover import recorder as on_sqlite
from handover.postgres import recorder as on_postgresql
from tests.cluster import Cluster
from tests.faults import OWNER

EVENT, RECEIPT = b"e" * 1_170, b"r" * 290
"""As long as those of the practice region are on average."""
DURABLE = {"listen_addresses": "", "max_connections": "100", "shared_buffers": "128MB"}
"""PostgreSQL as it comes: what is answered is on disk."""
RAW, BARE, OURS = "raw driver", "bare library", "ours"
ROUNDS, COMMANDS = 7, 480
WRITERS = (1, 16)
Appends = Callable[[Sequence[StoredEvent]], object]


def measure(folder: Path) -> Found:
    """On each engine; on PostgreSQL by one writer and by many at once."""
    found = {"SQLite": _on_sqlite(folder)}
    # In a folder of its own: root runs it as nobody, who may not look into ours.
    cluster = Cluster(Path(tempfile.mkdtemp(prefix="bench-")), DURABLE)
    for writers in WRITERS:
        found[f"PostgreSQL, {writers} at once"] = _on_postgresql(cluster, writers)
    cluster.remove()
    return found


def _on_sqlite(folder: Path) -> Found:
    bare = SQLiteFactory(_environment(SQLITE_DBNAME=str(folder / "bare.sqlite")))
    ours = on_sqlite.Factory(_environment(), str(folder / "ours.sqlite"))
    with _raw_sqlite(folder / "raw.sqlite") as raw:
        found = _compared(
            raw,
            bare.application_recorder().insert_events,
            ours.application_recorder().insert_events,
            writers=1,
        )
    bare.close()
    ours.close()
    return found


def _on_postgresql(cluster: Cluster, writers: int) -> Found:
    bare = _bare_postgresql(cluster.url(cluster.empty(), OWNER), writers)
    ours = on_postgresql.Factory(_environment(), cluster.url(cluster.fresh()))
    with _raw_postgresql(cluster.url(cluster.empty(), OWNER), writers) as raw:
        found = _compared(
            raw,
            bare.application_recorder().insert_events,
            ours.application_recorder().insert_events,
            writers=writers,
        )
    bare.close()
    ours.close()
    return found


def _compared(raw: Appends, bare: Appends, ours: Appends, *, writers: int) -> Found:
    ways = {
        name: _run(append, writers) for name, append in ((RAW, raw), (BARE, bare), (OURS, ours))
    }
    return compared(ways, things=COMMANDS, rounds=ROUNDS, beside=BARE)


def _run(append: Appends, writers: int) -> Callable[[], None]:
    """COMMANDS appends, shared out among the writers."""

    def write() -> None:
        for _ in range(COMMANDS // writers):
            append(
                [
                    StoredEvent(uuid4(), 1, "handover.recorded", EVENT),
                    StoredEvent(uuid4(), 1, "receipt.given", RECEIPT),
                ]
            )

    def run() -> None:
        threads = [threading.Thread(target=write) for _ in range(writers)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()

    return run


@contextmanager
def _raw_sqlite(path: Path) -> Iterator[Appends]:
    """The least that keeps both rows or neither, and has them on disk."""
    # One run after the other writes, each in a thread of its own.
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(
        "CREATE TABLE events (id TEXT, version INTEGER, topic TEXT, state BLOB,"
        " PRIMARY KEY (id, version))"
    )

    def append(events: Sequence[StoredEvent]) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            "INSERT INTO events VALUES (?, ?, ?, ?)",
            [(str(e.originator_id), e.originator_version, e.topic, e.state) for e in events],
        )
        connection.execute("COMMIT")

    yield append
    connection.close()


@contextmanager
def _raw_postgresql(url: str, writers: int) -> Iterator[Appends]:
    """The least that keeps both rows or neither: a connection for each writer, and no order."""
    with psycopg.connect(url) as connection:
        connection.execute(
            "CREATE TABLE events (place bigserial, id uuid, version bigint, topic text,"
            " state bytea, PRIMARY KEY (id, version))"
        )
    connections = [psycopg.connect(url) for _ in range(writers)]
    free = list(connections)

    def append(events: Sequence[StoredEvent]) -> None:
        mine = free.pop()
        with mine.transaction(), mine.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO events (id, version, topic, state) VALUES (%s, %s, %s, %s)",
                [(e.originator_id, e.originator_version, e.topic, e.state) for e in events],
            )
        free.append(mine)

    yield append
    for one in connections:
        one.close()


def _bare_postgresql(url: str, writers: int) -> PostgresFactory:
    """The library as it comes, with as many connections as there are writers."""
    known = {"password": "", **conninfo_to_dict(url)}  # the server of a benchmark asks for none
    return PostgresFactory(
        _environment(
            POSTGRES_DBNAME=str(known["dbname"]),
            POSTGRES_HOST=str(known["host"]),
            POSTGRES_PORT="",
            POSTGRES_USER=str(known["user"]),
            POSTGRES_PASSWORD=str(known["password"]),
            POSTGRES_POOL_SIZE=str(writers),
        )
    )


def _environment(**settings: str) -> Environment:
    return Environment(name="handover", env=settings)
