"""The database's machine is lost under load and its standby promoted: what was answered is there.

On PostgreSQL alone. How long it takes is not looked at.
"""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from threading import Event, Thread

import pytest
from eventsourcing.persistence import PersistenceError
from hypothesis import settings
from psycopg.conninfo import conninfo_to_dict

from handover.application import Entry, HandoverService
from handover.log_errors import LogOutOfReachError
from projections.checked_log import faults_of_log
from projections.checked_tables import tables_unlike_the_log
from projections.database import ReadDatabase
from projections.following import Follower
from projections.projector import Projector
from tests.cluster import Cluster
from tests.region import NOW, Region
from tests.running import at_last
from tests.standby import Pair, pair, settled
from tests.working import lost, whole_log, working

PROMOTIONS = {"mutants": 1, "everyday": 1, "long": 5}
ANSWERS_BEFORE_A_KILL = 40
MORE_THAN_ARRIVES_BY_ITSELF = 200
"""What the operating system holds for a receiver that has stopped is some dozens of handovers."""


@pytest.fixture
def synchronous() -> Iterator[Pair]:
    with pair(is_synchronous=True) as made:
        yield made


@pytest.fixture
def asynchronous() -> Iterator[Pair]:
    with pair(is_synchronous=False) as made:
        yield made


@pytest.fixture
def promotions() -> int:
    return PROMOTIONS[settings.get_current_profile_name()]


def at_any_moment(servers: Pair) -> None:
    servers.lose_primary()


def while_somebody_waits_for_the_standby(servers: Pair) -> None:
    """What they sent is on the primary's disk and nobody has been answered yet."""
    receiver = servers.standby.receiver()
    os.kill(receiver, signal.SIGSTOP)
    at_last(lambda: is_waiting_for_a_standby(servers.primary))
    servers.lose_primary()
    os.kill(receiver, signal.SIGCONT)


@pytest.mark.parametrize("lose_primary", [at_any_moment, while_somebody_waits_for_the_standby])
def test_nothing_that_was_answered_is_lost_when_a_synchronous_standby_is_promoted(
    synchronous: Pair, promotions: int, lose_primary: Callable[[Pair], None]
) -> None:
    address = settled(synchronous)
    with opened(address) as (service, reads), followed(address, service, reads) as read:
        with working(service) as people:
            for _ in range(promotions):
                people.wait_for(ANSWERS_BEFORE_A_KILL)
                lose_primary(synchronous)
                synchronous.promote()
                people.wait_for(ANSWERS_BEFORE_A_KILL)
                synchronous.join()
            people.wait_for(ANSWERS_BEFORE_A_KILL)
        assert lost(people.answered, service) == []
        every = whole_log(service)
        at_last(lambda: len(read) >= len(every))
        assert read == every, "who followed read each once, and nothing that is gone"
        assert_whole(service, reads)


def test_while_the_standby_is_away_nothing_is_answered_as_done(
    synchronous: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handover.recorder.LOCK_TIMEOUT_SECONDS", 0.2)
    address = settled(synchronous)
    with opened(address) as (service, _reads), ThreadPoolExecutor(1) as pool:
        head = service.head()
        synchronous.standby.stop()
        asked = pool.submit(Region(service).recorded)
        at_last(lambda: is_waiting_for_a_standby(synchronous.primary))
        assert service.head() == head, "nobody is shown what might be lost"
        with pytest.raises(LogOutOfReachError):
            Region(service).recorded()
        assert not asked.done()
        synchronous.standby.start()
        assert [entry.stream_id for entry in whole_log(service)].count(asked.result()) == 1


def test_a_primary_that_comes_back_alone_answers_nothing_as_done(synchronous: Pair) -> None:
    """Whoever still reaches it is not told that something is stored which nobody else will see."""
    address = settled(synchronous)
    old = synchronous.primary
    synchronous.lose_primary()
    synchronous.promote()
    old.start()
    back = HandoverService(old.url(database_of(address)), is_demonstration=True)
    with closing(back), ThreadPoolExecutor(1) as pool:
        head = back.head()
        asked = pool.submit(Region(back).recorded)
        at_last(lambda: is_waiting_for_a_standby(old))
        assert back.head() == head
        old.kill()
        with pytest.raises(PersistenceError):
            asked.result()
    with opened(address) as (service, _reads):
        assert service.head() == head
        Region(service).recorded()


def test_without_waiting_for_the_standby_what_had_not_arrived_is_lost(asynchronous: Pair) -> None:
    """So the first test can see a loss. What is left is whole, and what is added follows on it."""
    address = settled(asynchronous)
    with opened(address) as (service, reads), followed(address, service, reads):
        receiver = asynchronous.standby.receiver()
        with working(service) as people:
            people.wait_for(ANSWERS_BEFORE_A_KILL)
            os.kill(receiver, signal.SIGSTOP)
            people.wait_for(MORE_THAN_ARRIVES_BY_ITSELF)
            asynchronous.lose_primary()
            os.kill(receiver, signal.SIGCONT)
            asynchronous.promote()
            people.wait_for(ANSWERS_BEFORE_A_KILL)
        gone = lost(people.answered, service)
        assert 0 < len(gone) < len(people.answered)
        assert_whole(service, reads)


@contextmanager
def opened(address: str) -> Iterator[tuple[HandoverService, ReadDatabase]]:
    with (
        closing(HandoverService(address, is_demonstration=True)) as service,
        closing(ReadDatabase(address)) as reads,
    ):
        yield service, reads


@contextmanager
def followed(address: str, service: HandoverService, reads: ReadDatabase) -> Iterator[list[Entry]]:
    """A projector at work; and somebody who reads the log as it grows, with what they have read."""
    stop, read = Event(), list[Entry]()
    follower = Follower(
        Projector(service, reads),
        log_at=address,
        reads_at=address,
        clock=lambda: NOW,
        say=lambda _: None,
    )
    threads = [
        Thread(target=follower.follow, args=[stop]),
        Thread(target=read_along, args=[service, read, stop]),
    ]
    for one in threads:
        one.start()
    try:
        yield read
    finally:
        stop.set()
        for one in threads:
            one.join()


def read_along(service: HandoverService, read: list[Entry], stop: Event) -> None:
    """Read on from the last place, as a projector does, and wait out trouble."""
    while not stop.wait(0.01):
        with suppress(PersistenceError):
            read += service.entries(read[-1].position if read else 0, 500)


def is_waiting_for_a_standby(server: Cluster) -> bool:
    """Whether something is on its disk and waits to be on another's before it is answered."""
    return bool(server.query("SELECT 1 FROM pg_stat_activity WHERE wait_event = 'SyncRep'"))


def database_of(address: str) -> str:
    return str(conninfo_to_dict(address)["dbname"])


def assert_whole(service: HandoverService, reads: ReadDatabase) -> None:
    """The log has no gap and fits together, and the lists are what it gives when read anew."""
    Projector(service, reads).catch_up_fully()
    assert list(faults_of_log(service, service.head(), lambda _: None)) == []
    assert tables_unlike_the_log(service, reads) == []
