"""A standby is promoted that lacked the newest events: who had read them is not believed.

On PostgreSQL: a file does not go back. What is lost is taken out of the log here while somebody who
has read it waits for a lock; tests/projections/test_promotion.py loses a whole server.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from eventsourcing.persistence import IntegrityError, StoredEvent

from projections.checked_log import faults_of_log
from projections.checked_tables import tables_unlike_the_log
from tests.cluster import Cluster
from tests.faults import go_back, held
from tests.projections.boards import Boards
from tests.region import settle
from tests.running import at_last

WAITING = """SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
WHERE locktype = 'advisory' AND NOT granted AND datname = %s"""


@pytest.fixture
def on_postgres(cluster: Cluster, prepared: str) -> Iterator[Boards]:
    """A region of which everything is shown."""
    region = settle(cluster.url(prepared))
    opened = Boards.over(region, cluster.url(prepared))
    opened.projector.catch_up_fully()
    yield opened
    opened.close()
    region.service.close()


def test_what_was_decided_on_lost_events_is_decided_anew(
    on_postgres: Boards, cluster: Cluster, prepared: str
) -> None:
    """Else the family's stream would have a hole, and nobody could open the family again."""
    region, log = on_postgres.region, cluster.url(prepared)
    head = region.service.head()
    first = region.recorded()
    with ThreadPoolExecutor(1) as pool:
        with held(log):
            second = pool.submit(region.recorded)
            at_last(lambda: cluster.query(WAITING, prepared))
            go_back(log, head, region.service.head())
        recorded = second.result()
    there = {entry.stream_id for entry in region.service.entries(head, 100)}
    assert recorded in there
    assert first not in there
    assert list(faults_of_log(region.service, region.service.head(), lambda _: None)) == []


def test_the_log_takes_no_event_that_follows_on_none(on_postgres: Boards) -> None:
    service, stream = on_postgres.region.service, uuid4()
    one, two, three = (StoredEvent(stream, number, "a", b"{}") for number in (1, 2, 3))
    head = service.head()
    for gap in ([two], [one, three], [three]):
        with pytest.raises(IntegrityError, match="an event follows on none"):
            service.recorder.insert_events(gap)
    assert service.head() == head
    service.recorder.insert_events([one, two])
    service.recorder.insert_events([three])
    assert service.head() == head + 3


def test_what_was_read_of_lost_events_is_not_shown(
    on_postgres: Boards, cluster: Cluster, prepared: str
) -> None:
    """Else the lists would show it, and pass over whatever comes to stand in its place."""
    region, log, projector = on_postgres.region, cluster.url(prepared), on_postgres.projector
    head = region.service.head()
    region.recorded()
    with ThreadPoolExecutor(1) as pool:
        with on_postgres.reads.writing():
            folded = pool.submit(projector.fold_batch)
            at_last(lambda: cluster.query(WAITING, prepared))
            go_back(log, head, region.service.head())
            region.recorded()
        assert folded.result() == 0
    assert projector.mark().position == head
    projector.catch_up_fully()
    assert tables_unlike_the_log(region.service, on_postgres.reads) == []
