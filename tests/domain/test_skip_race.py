"""Many write at once while one reads along: the reader passes nothing over and reads nothing twice.

PostgreSQL gives numbers in one order and shows commits in another; without the lock of the log's
own function, a reader that follows the numbers goes past an event that is not yet to be seen.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Event
from uuid import UUID, uuid4

import psycopg
import pytest
from eventsourcing.persistence import ApplicationRecorder, IntegrityError, StoredEvent
from eventsourcing.utils import Environment
from hypothesis import settings

from handover.postgres.preparing import MIGRATIONS
from handover.postgres.recorder import Factory
from tests.cluster import Cluster

WRITERS = 8
EVENTS = {"mutants": 1_000, "everyday": 10_000, "long": 100_000}
SEEDED = 2_000
TOGETHER = (1, 2, 5)
"""How many events an append holds, by turns."""
LOCK = "PERFORM pg_advisory_xact_lock(7041776001);"
COUNTED = "newest + one.place"
BY_SEQUENCE = "nextval('handover_log.places') + 0 * length(pg_sleep(random() / 500)::text)"

Key = tuple[UUID | str, int]


@pytest.fixture
def log(prepared: str, cluster: Cluster) -> Iterator[ApplicationRecorder]:
    factory = Factory(Environment("handover"), cluster.url(prepared))
    yield factory.application_recorder()
    factory.close()


@pytest.fixture
def owner(prepared: str, cluster: Cluster) -> Iterator[psycopg.Connection]:
    with cluster.as_owner(prepared) as connection:
        yield connection


def test_a_reader_that_follows_many_writers_reads_each_event_once(log: ApplicationRecorder) -> None:
    written, read = race(log, EVENTS[settings.get_current_profile_name()])
    assert len(read) == len(set(read)), "none twice"
    assert set(read) == written, "none lost"


def test_places_in_the_log_have_no_gap_though_some_appends_are_refused(
    log: ApplicationRecorder,
) -> None:
    taken = [_event(uuid4(), 1)]
    log.insert_events(taken)
    for _ in range(3):
        with pytest.raises(IntegrityError):
            log.insert_events([_event(uuid4(), 1), *taken])
    assert log.insert_events([_event(uuid4(), 1), _event(uuid4(), 1)]) == [2, 3]
    assert log.max_notification_id() == 3


def test_without_its_lock_the_log_refuses_writers_and_still_loses_nothing(
    log: ApplicationRecorder, owner: psycopg.Connection
) -> None:
    seed(owner, LOCK, "")
    with pytest.raises(IntegrityError, match="events_in_order"):
        race(log, SEEDED)


def test_without_its_lock_a_log_that_counts_by_a_sequence_loses_events(
    log: ApplicationRecorder, owner: psycopg.Connection
) -> None:
    """As the library's own function does; so the race above can see a loss."""
    owner.execute("CREATE SEQUENCE handover_log.places")
    seed(owner, LOCK, "", COUNTED, BY_SEQUENCE)
    written, read = race(log, SEEDED)
    assert set(read) < written


def race(log: ApplicationRecorder, events: int) -> tuple[set[Key], list[Key]]:
    """What eight writers were told is stored, and what one reader read meanwhile and after."""
    are_done = Event()
    batches = _batches(events)
    with ThreadPoolExecutor(WRITERS + 1) as pool:
        reader = pool.submit(_follow, log, are_done)
        writers = [pool.submit(_write, log, batches[turn::WRITERS]) for turn in range(WRITERS)]
        try:
            written = {key for writer in writers for key in writer.result()}
        finally:
            are_done.set()
        assert len(written) >= events
        return written, reader.result()


def seed(owner: psycopg.Connection, *changes: str) -> None:
    """The log's own function, with each second text in place of the first before it."""
    source = MIGRATIONS[0].read_text(encoding="utf-8")
    start = source.index("CREATE FUNCTION handover_log.append")
    function = source[start : source.index("$body$;", start)] + "$body$;"
    for old, new in zip(changes[::2], changes[1::2], strict=True):
        assert function.count(old) == 1
        function = function.replace(old, new)
    owner.execute(function.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION").encode())


def _write(log: ApplicationRecorder, batches: Sequence[list[StoredEvent]]) -> list[Key]:
    for batch in batches:
        log.insert_events(batch)
    return [_key(event) for batch in batches for event in batch]


def _follow(log: ApplicationRecorder, are_done: Event) -> list[Key]:
    """Read from the last place on, as a projector does, until all is written and read."""
    read: list[Key] = []
    position = 0
    while True:
        is_last = are_done.is_set()
        for found in log.select_notifications(position, 500, inclusive_of_start=False):
            read.append(_key(found))
            position = found.id
        if is_last and position >= (log.max_notification_id() or 0):
            return read


def _batches(events: int) -> list[list[StoredEvent]]:
    made, sizes = 0, count()
    batches = []
    while made < events:
        stream, size = uuid4(), TOGETHER[next(sizes) % len(TOGETHER)]
        batches.append([_event(stream, version) for version in range(1, size + 1)])
        made += size
    return batches


def _event(stream: UUID, version: int) -> StoredEvent:
    return StoredEvent(stream, version, "handover.tested", b"{}")


def _key(event: StoredEvent) -> Key:
    return event.originator_id, event.originator_version
