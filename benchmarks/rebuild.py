"""How fast the lists are read anew from the log, and how long folding has to wait at the switch.

Run as `PYTHONPATH=. .venv/bin/python benchmarks/rebuild.py 20000`, with `postgresql` behind it to
keep log and lists there instead of in files.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.recovery import CALLS, elsewhere
from projections.database import ReadDatabase
from projections.projector import Projector
from projections.rebuild import Rebuild
from tests.region import MARY, attempt, settle


def main(events: int, engine: str) -> None:
    """Make a log of about so many events, fill the lists, and rebuild them beside."""
    with tempfile.TemporaryDirectory() as name, elsewhere(engine) as database:
        region = settle(database or Path(name) / "events.sqlite")
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
