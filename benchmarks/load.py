"""What people wait for while others ask too: a hundred requests a second, as a day has them.

Must not know how any page is made.
"""

import os
import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path

from benchmarks.records import bodies
from benchmarks.rounds import Found, spread
from benchmarks.serving import OtherAnswerError, ours, person, program
from tests.programs import V1

A_SECOND, SECONDS = 100, 20
LOADED = f"at {A_SECOND} a second"
OF_TEN = ("board", "record", *("inbox", "handover") * 4)
"""One look at the board, one record by a program, four at an inbox, four at a handover [P]."""
PEOPLE = 200
"""So many may wait at once: more than ever should."""
FOR_NOTHING = 20
_HANDOVER = re.compile(r'href="(/handovers/[0-9a-f-]{36})"')
Ways = dict[str, Callable[[], object]]


def measure(region: Path) -> Found:
    """Milliseconds from when something was due to be asked to its answer; how many were refused.

    Open loop: a slow answer delays no other, as with people who do not know of each other. As many
    workers as cores; the client has its share of these.
    """
    workers = str(len(os.sched_getaffinity(0)))
    with ours(region, "serve", "--workers", workers) as started:
        ways = _ways(started.port)
        for way in ways.values():
            for _ in range(FOR_NOTHING):
                way()
        asked = list(islice(cycle(OF_TEN), A_SECOND * SECONDS))
        times = _times(ways, asked)
    answered: dict[str, list[float]] = {"all": [], **{name: [] for name in ways}}
    for what, seconds in zip(asked, times, strict=True):
        if seconds is not None:
            answered["all"].append(seconds)
            answered[what].append(seconds)
    found: Found = {f"{name} {LOADED}": spread(some) for name, some in answered.items() if some}
    return {**found, f"refused {LOADED}": len(times) - len(answered["all"])}


def _ways(port: int) -> Ways:
    lead, visitor, midwife = person(port, "lena"), person(port, "hana"), program(port, "mary")
    handovers = cycle(_HANDOVER.findall(visitor.get("/inbox")))
    others = iter(list(islice(bodies(midwife), A_SECOND * SECONDS)))  # threads share it
    return {
        "board": lambda: lead.get("/board"),
        "inbox": lambda: visitor.get("/inbox"),
        "handover": lambda: visitor.get(next(handovers)),
        "record": lambda: midwife.post(f"{V1}/handovers", next(others)),
    }


def _times(ways: Ways, asked: list[str]) -> list[float | None]:
    """How long each took that was answered."""
    began = time.perf_counter()

    def ask(number: int) -> float | None:
        due = began + number / A_SECOND
        time.sleep(max(0.0, due - time.perf_counter()))
        try:
            ways[asked[number]]()
        except OtherAnswerError:
            return None
        return time.perf_counter() - due

    with ThreadPoolExecutor(PEOPLE) as people:
        return list(people.map(ask, range(len(asked))))
