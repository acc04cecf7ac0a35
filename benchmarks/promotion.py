"""What is lost of what was answered, when the database's machine is lost and a standby promoted.

Run as `PYTHONPATH=. .venv/bin/python benchmarks/promotion.py`: both ways of replication, the same
load, a real kill each time; and what it costs to wait for the standby.
"""

import os
import signal
import time
from contextlib import closing
from dataclasses import dataclass

from handover.application import HandoverService
from tests.standby import Pair, pair, settled
from tests.working import Working, lost, working

RUNS = 5
LOAD_SECONDS = 4.0
STOPPED_SECONDS = (0.5, 1.0, 2.0)
"""For how long the standby takes nothing in before the machine is lost, as on a slow network."""


@dataclass(frozen=True)
class Measured:
    """One loss: answers by then, those that are gone, answers a second, and seconds until more."""

    answered: int
    gone: int
    each_second: float
    back_after: float


def main() -> None:
    """Measure, and print each run."""
    for name, is_synchronous in (("synchronous", True), ("asynchronous", False)):
        for _ in range(RUNS):
            tell(name, measured(is_synchronous=is_synchronous))
    for seconds in STOPPED_SECONDS:
        found = measured(is_synchronous=False, stopped_for=seconds)
        tell(f"asynchronous, nothing taken in for {seconds} s", found)


def tell(name: str, found: Measured) -> None:
    """A line."""
    print(
        f"{name}: {found.gone} of {found.answered} answers lost; "
        f"{found.each_second:.0f} a second; the next after {found.back_after:.2f} s",
        flush=True,
    )


def measured(*, is_synchronous: bool, stopped_for: float = 0.0) -> Measured:
    """Load, a kill, a promotion, and a look at what is there."""
    with pair(is_synchronous=is_synchronous) as servers:
        address = settled(servers)
        with closing(HandoverService(address, is_demonstration=True)) as service:
            return _lost_under_load(servers, service, stopped_for)


def _lost_under_load(servers: Pair, service: HandoverService, stopped_for: float) -> Measured:
    receiver = servers.standby.receiver()
    with working(service) as people:
        people.wait_for(10)
        before, began = len(people.answered), time.monotonic()
        time.sleep(LOAD_SECONDS)
        each_second = (len(people.answered) - before) / (time.monotonic() - began)
        if stopped_for:
            os.kill(receiver, signal.SIGSTOP)
            time.sleep(stopped_for)
        servers.lose_primary()
        lost_at, answered = time.monotonic(), len(people.answered)
        if stopped_for:
            os.kill(receiver, signal.SIGCONT)
        servers.promote()
        back_after = _until_next(people, answered) - lost_at
    gone = lost(people.answered[:answered], service)
    return Measured(answered, len(gone), each_second, back_after)


def _until_next(people: Working, answered: int) -> float:
    people.wait_for(answered + 1 - len(people.answered))
    return time.monotonic()


if __name__ == "__main__":
    main()
