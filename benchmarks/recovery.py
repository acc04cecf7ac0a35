"""How long a backup, a restore and a check take, in events a second.

Run as `PYTHONPATH=. .venv/bin/python benchmarks/recovery.py 20000`, with `postgresql` behind it to
restore into a server of its own instead of files.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cluster import Cluster
from tests.region import MARY, attempt, settle
from tests.world import settings_in
from web.backups.lines import Backup
from web.backups.proving import faults
from web.backups.restoring import restore
from web.backups.taking import take
from web.clock import system_clock
from web.composition import compose

CALLS = 6
"""Attempts about each handover, so that a record has about the size of a real one."""


def main(events: int, engine: str) -> None:
    """Make a log of about so many events, and time each step."""
    with tempfile.TemporaryDirectory() as name, elsewhere(engine) as database:
        folder = Path(name)
        for one in ("from", "to"):
            (folder / one).mkdir()
        fill(folder / "from", events)
        source = compose(settings_in(folder / "from"), system_clock)
        count = source.service.head()
        file = folder / "backup"
        with timed(count, "backed up"):
            take(source, file, lambda _: None)
        print(f"{file.stat().st_size / count:.0f} bytes an event in the backup")
        target = compose(settings_in(folder / "to", database), system_clock)
        with timed(count, f"restored with its lists ({engine})"):
            put_back = timer(count, f"of this, events put back ({engine})")
            restore(target, Backup(file), lambda at: put_back() if at == count else None)
        with timed(count, f"checked ({engine})"):
            found = list(faults(target, count, lambda _: None))
        print(f"{len(found)} faults")
        source.close()
        target.close()


def fill(folder: Path, events: int) -> None:
    """Handovers with some calls each."""
    region = settle(folder / "events.sqlite")
    while region.service.head() < events:
        handover_id = region.recorded()
        for _ in range(CALLS):
            region.ask(MARY, attempt(handover_id))
    region.service.close()


@contextmanager
def elsewhere(engine: str) -> Iterator[str]:
    """The address of an empty database, or nothing for files."""
    if engine != "postgresql":
        yield ""
        return
    cluster = Cluster.made()
    yield cluster.url(cluster.fresh())
    cluster.remove()


@contextmanager
def timed(count: int, what: str) -> Iterator[None]:
    """Print how many events a second that was."""
    say = timer(count, what)
    yield
    say()


def timer(count: int, what: str) -> Callable[[], None]:
    """Prints, when it is called, how many events a second that was since now.

    By the clock, and by the time that this process had a processor: others may be at work.
    """
    by_clock, by_processor = time.monotonic(), time.process_time()

    def say() -> None:
        clock, processor = time.monotonic() - by_clock, time.process_time() - by_processor
        print(f"{what}: {count / clock:,.0f} a second, {count / processor:,.0f} of its processor's")

    return say


if __name__ == "__main__":
    size, engine, *_ = [*sys.argv[1:], "sqlite"]
    main(int(size), engine)
