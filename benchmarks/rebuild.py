"""How fast the lists are read anew from the log, and what who writes and reads meanwhile notices.

Run as `PYTHONPATH=. .venv/bin/python benchmarks/rebuild.py 20000`, with `postgresql` behind it to
keep log and lists there instead of in files.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count as count_from
from itertools import cycle, islice
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.recovery import CALLS, elsewhere
from handover.application import HandoverService
from handover.commands import Record
from projections.database import ReadDatabase
from projections.overdue import Narrowed, counts, worst_first
from projections.projector import Projector
from projections.rebuild import Rebuild
from tests.region import MARY, NOW, Region, about, attempt, record, settle
from web.demonstration.mothers import number_of

PEOPLE = 20
"""So many handovers are rung about by turns: none becomes longer than a real one soon."""
SHOWN_WITHIN = 10
EVERY = {"calls": 0.01, "boards": 0.02, "turns": 0.001}
"""How long after one begins the next does, in seconds, if the one before has ended."""
Step = Callable[[], None]
Where = tuple[str, str]
"""Where the log is, and where the lists are."""
Counted = tuple[float, float]
"""How often it was done a second, and how long the slowest took, in seconds."""


def main(events: int, engine: str) -> None:
    """Make a log of about so many events, fill the lists, and rebuild them beside."""
    with tempfile.TemporaryDirectory() as name, elsewhere(engine) as database:
        log = database or str(Path(name) / "events.sqlite")
        region = settle(log)
        mothers = mothers_from(PEOPLE)
        while region.service.head() < events:
            handover_id = region.recorded(next(mothers))
            for _ in range(CALLS):
                region.ask(MARY, attempt(handover_id))
        location = database or str(Path(name) / "reads.sqlite")
        reads = ReadDatabase(location)
        count = region.service.head()
        with timed(count, f"folded as they come ({engine})"):
            Projector(region.service, reads).catch_up_fully()
        rebuild(Rebuild(region.service, reads), count, (log, location))
        under_load(Rebuild(region.service, reads), (log, location))
        reads.close()
        region.service.close()


def mothers_from(first: int) -> Iterator[Record]:
    """A handover of a mother each: one family with hundreds of them is like no other."""
    for number in count_from(first):
        yield record(whom=about(nhs_number=number_of(number)))


def rebuild(work: Rebuild, count: int, where: Where) -> None:
    """Rebuild, while another process asks for its turn to write again and again."""
    with beside(where, "turns") as waited, timed(count, "rebuilt, compared and switched"):
        work.run()
    print(f"longest wait of who folds: {waited['turns'][1] * 1000:,.0f} ms")
    with beside(where, "turns") as waited:
        began_at = time.monotonic()
        work.roll_back()
        print(f"rolled back: {(time.monotonic() - began_at) * 1000:,.0f} ms")
    print(f"longest wait of who folds: {waited['turns'][1] * 1000:,.0f} ms")


def under_load(work: Rebuild, where: Where) -> None:
    """Rebuild and roll back while others write, if they can a hundred times a second, and read.

    One that fails ends the measurement with its error.
    """
    with beside(where, "calls", "boards") as found:
        work.run()
        work.roll_back()
    for what, (a_second, slowest) in found.items():
        print(f"meanwhile {a_second:,.0f} {what} a second, the slowest {slowest * 1000:,.0f} ms")


def calls(log: str, lists: str) -> Step:
    """Log a call, and wait until it is shown."""
    service, reads = HandoverService(log, is_demonstration=True), ReadDatabase(lists)
    region, projector = Region(service), Projector(service, reads)
    handovers = cycle([region.recorded(one) for one in islice(mothers_from(0), PEOPLE)])

    def step() -> None:
        stored = region.ask(MARY, attempt(next(handovers)))
        if not projector.catch_up(stored.position, within_seconds=SHOWN_WITHIN):
            message = f"a call was not shown within {SHOWN_WITHIN} seconds"
            raise RuntimeError(message)

    return step


def boards(_log: str, lists: str) -> Step:
    """Read the board, as a lead who waits for something."""
    reads = ReadDatabase(lists)

    def step() -> None:
        with reads.reading() as connection:
            counts(connection, NOW, Narrowed())
            worst_first(connection, NOW, Narrowed())

    return step


def turns(_log: str, lists: str) -> Step:
    """Take the live tables, as who folds, and give them back."""
    reads = ReadDatabase(lists)

    def step() -> None:
        with reads.writing():
            pass

    return step


WORKS: dict[str, Callable[[str, str], Step]] = {"calls": calls, "boards": boards, "turns": turns}


@contextmanager
def beside(where: Where, *names: str) -> Iterator[dict[str, Counted]]:
    """Have processes of their own at work; what each counted is known at the end.

    Two threads would wait for each other in Python, too.
    """
    started = {name: _started(name, where) for name in names}
    for other in started.values():
        other.recv()  # it is ready
    for other in started.values():
        other.send("go")
    found: dict[str, Counted] = {}
    yield found
    for name, other in started.items():
        other.send("over")
        found[name] = other.recv()


def _started(name: str, where: Where) -> Connection:
    ours, theirs = Pipe()
    get_context("spawn").Process(target=at_work, args=(name, where, theirs)).start()
    theirs.close()  # so that the end of a process that failed is heard
    return ours


def at_work(name: str, where: Where, asked: Connection) -> None:
    """What such a process does from "go" to "over", at an even pace or as fast as it goes."""
    step = WORKS[name](*where)
    asked.send("ready")
    asked.recv()
    began_at, done, slowest = time.monotonic(), 0, 0.0
    while not asked.poll(max(0.0, began_at + done * EVERY[name] - time.monotonic())):
        asked_at = time.monotonic()
        step()
        slowest, done = max(slowest, time.monotonic() - asked_at), done + 1
    asked.send((done / (time.monotonic() - began_at), slowest))


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
