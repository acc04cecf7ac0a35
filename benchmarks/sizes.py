"""The lists and their pages as the log grows: what was settled long ago must cost nothing.

About as many handovers are open at each size. Must not know how the lists are made.
"""

import time
from pathlib import Path

from benchmarks import load
from benchmarks.region import grow, make_practice, settings_of
from benchmarks.rounds import Found, rates, spread
from benchmarks.serving import Client, ours, person
from projections.rebuild import Rebuild
from web.clock import system_clock
from web.composition import compose

PAGES = {"board": ("lena", "/board"), "inbox": ("hana", "/inbox")}
LOOKS = 500
LARGEST_REBUILT = 50_000
"""An event costs the same in the larger ones: nobody has to wait for them [P]."""


def measure(folder: Path, events: int) -> Found:
    """A region of about `events`: how fast its lists are filled, and how fast they are read."""
    region = folder / str(events)
    grow(make_practice(folder / f"practice-{events}"), region, events)
    return {**_filled(region), **_looked_at(region), **load.measure(region)}


def _filled(region: Path) -> Found:
    together = compose(settings_of(region))
    events = together.service.head()
    found = {"events": events, "catch-up": rates(together.projector.catch_up_fully, events)}
    if events < LARGEST_REBUILT:
        rebuild = Rebuild(together.service, together.reads)
        found["rebuild"] = rates(rebuild.run, events)
    with together.reads.reading() as connection:
        is_whole = together.projector.true_up_to(connection, system_clock()).is_whole
    if not is_whole:
        message = "some of the events that were made cannot be read into the lists"
        raise RuntimeError(message)
    together.close()
    return found


def _looked_at(region: Path) -> Found:
    """Each page by one person, again and again."""
    found = {}
    with ours(region, "serve") as started:
        for name, (username, path) in PAGES.items():
            client = person(started.port, username)
            client.get(path)  # once for nothing: its template is read
            found[name] = spread([_seconds(client, path) for _ in range(LOOKS)])
    return found


def _seconds(client: Client, path: str) -> float:
    began = time.perf_counter()
    client.get(path)
    return time.perf_counter() - began
