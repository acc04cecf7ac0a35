"""How fast the lists are read anew from the log, and what who writes and reads meanwhile notices.

Run as `PYTHONPATH=. .venv/bin/python benchmarks/rebuild.py 20000`, with `postgresql` behind it to
keep log and lists there instead of in files.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.recovery import CALLS, elsewhere
from handover.application import HandoverService
from projections.database import ReadDatabase
from projections.overdue import Narrowed, counts, worst_first
from projections.projector import Projector
from projections.rebuild import Rebuild
from tests.region import MARY, NOW, Region, attempt, settle

A_SECOND = 100
PEOPLE = 20
"""So many handovers are rung about by turns: none becomes longer than a real one soon."""
LOOKS_EVERY = 0.02
GoOn = Callable[[], bool]
Counted = tuple[int, float]
"""How often it was done, and how long the slowest took, in seconds."""
Work = Callable[[tuple[str, str], GoOn], Counted]


def main(events: int, engine: str) -> None:
    """Make a log of about so many events, fill the lists, and rebuild them beside."""
    with tempfile.TemporaryDirectory() as name, elsewhere(engine) as database:
        log = database or str(Path(name) / "events.sqlite")
        region = settle(log)
        while region.service.head() < events:
            handover_id = region.recorded()
            for _ in range(CALLS):
                region.ask(MARY, attempt(handover_id))
        location = database or str(Path(name) / "reads.sqlite")
        reads = ReadDatabase(location)
        count = region.service.head()
        with timed(count, f"folded as they come ({engine})"):
            Projector(region.service, reads).catch_up_fully()
        rebuild(Rebuild(region.service, reads), count, location)
        under_load(Rebuild(region.service, reads), region, (log, location))
        reads.close()
        region.service.close()


def rebuild(work: Rebuild, count: int, location: str) -> None:
    """Rebuild, while another process asks for its turn to write again and again."""
    with longest_wait(location) as waited, timed(count, "rebuilt, compared and switched"):
        work.run()
    print(f"longest wait of who folds: {waited[0] * 1000:,.0f} ms")
    with longest_wait(location) as waited:
        began_at = time.monotonic()
        work.roll_back()
        print(f"rolled back: {(time.monotonic() - began_at) * 1000:,.0f} ms")
    print(f"longest wait of who folds: {waited[0] * 1000:,.0f} ms")


def under_load(work: Rebuild, region: Region, where: tuple[str, str]) -> None:
    """Rebuild and roll back while others write a hundred times a second, and read all the while.

    One that fails ends the measurement with its error.
    """
    before = region.service.head()
    others = [beside(write_a_hundred_a_second, *where), beside(read_the_board, *where)]
    with others[0] as written, others[1] as read:
        began_at = time.monotonic()
        work.run()
        work.roll_back()
        took = time.monotonic() - began_at
    done, slowest = written[0]
    print(f"meanwhile {done / took:,.0f} written a second, the slowest in {slowest * 1000:,.0f} ms")
    done, slowest = read[0]
    print(f"and {done / took:,.0f} boards read a second, the slowest in {slowest * 1000:,.0f} ms")
    print(f"{region.service.head() - before} events came in, and none of either failed")


def write_a_hundred_a_second(where: tuple[str, str], go_on: GoOn) -> Counted:
    """Log calls, each shown before the next, at an even pace or as fast as it goes."""
    service, reads = HandoverService(where[0], is_demonstration=True), ReadDatabase(where[1])
    region, projector = Region(service), Projector(service, reads)
    handovers = cycle([region.recorded() for _ in range(PEOPLE)])
    began_at, done, slowest = time.monotonic(), 0, 0.0
    while go_on():
        time.sleep(max(0.0, began_at + done / A_SECOND - time.monotonic()))
        asked_at = time.monotonic()
        projector.catch_up(region.ask(MARY, attempt(next(handovers))).position, within_seconds=10)
        slowest, done = max(slowest, time.monotonic() - asked_at), done + 1
    return done, slowest


def read_the_board(where: tuple[str, str], go_on: GoOn) -> Counted:
    """Again and again, as a lead who waits for something."""
    reads, done, slowest = ReadDatabase(where[1]), 0, 0.0
    while go_on():
        time.sleep(LOOKS_EVERY)
        asked_at = time.monotonic()
        with reads.reading() as connection:
            counts(connection, NOW, Narrowed())
            worst_first(connection, NOW, Narrowed())
        slowest, done = max(slowest, time.monotonic() - asked_at), done + 1
    return done, slowest


@contextmanager
def beside(work: Work, *where: str) -> Iterator[list[Counted]]:
    """Have a process of its own at work; what it counted is known at the end."""
    ours, theirs = Pipe()
    other = get_context("spawn").Process(target=at_work, args=(work, where, theirs))
    other.start()
    ours.recv()
    found: list[Counted] = []
    yield found
    ours.send("over")
    found.append(ours.recv())
    other.join()


def at_work(work: Work, where: tuple[str, str], asked: Connection) -> None:
    """What such a process does; it begins to count when it is ready."""
    asked.send("begun")
    asked.send(work(where, lambda: not asked.poll()))


@contextmanager
def longest_wait(location: str) -> Iterator[list[float]]:
    """The longest that a writer waits for the live tables, in seconds, known at the end."""
    # A process of its own: two threads would wait for each other in Python, too.
    ours, theirs = Pipe()
    other = get_context("spawn").Process(target=write_again_and_again, args=(location, theirs))
    other.start()
    ours.recv()
    found: list[float] = []
    yield found
    ours.send("over")
    found.append(ours.recv())
    other.join()


def write_again_and_again(location: str, asked: Connection) -> None:
    """Take the live tables each millisecond until told that it is over; tell the longest wait."""
    other, longest = ReadDatabase(location), 0.0
    asked.send("begun")
    while not asked.poll(0.001):
        asked_at = time.monotonic()
        with other.writing():
            longest = max(longest, time.monotonic() - asked_at)
    asked.send(longest)
    other.close()


@contextmanager
def timed(count: int, what: str) -> Iterator[None]:
    """Print how many events a second that was: by the clock, and of our own processor time."""
    began_at, used = time.monotonic(), time.process_time()
    yield
    took, used = time.monotonic() - began_at, time.process_time() - used
    print(f"{what}: {count / took:,.0f} events a second, {count / used:,.0f} of processor time")


if __name__ == "__main__":
    size, engine, *_ = [*sys.argv[1:], "sqlite"]
    main(int(size), engine)
