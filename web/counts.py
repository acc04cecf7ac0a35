"""Requests, and what became of commands, counted for all workers of this machine together.

No name, no id and no address is a label. Must not know who reads them.
"""

import os
from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from handover.application import Done
from handover.commands import Command
from handover.refusals import Refusal
from web.counting import SHARED_IN

_here = CollectorRegistry()
REQUESTS = Counter(
    "handover_requests",
    "Requests by the pattern of their address.",
    ["method", "route", "status"],
    registry=_here,
)
SECONDS = Histogram(
    "handover_request_seconds",
    "How long a request took, waiting for room included.",
    ["route"],
    registry=_here,
)
COMMANDS = Counter(
    "handover_commands",
    "Commands by kind and by what became of them: done, repeated, failed, or a refusal's code.",
    ["command", "outcome"],
    registry=_here,
)


def counted(command: Command, carry_out: Callable[[], Done]) -> Done:
    """What `carry_out` answers, once it is counted what became of `command`."""
    outcome = "failed"
    try:
        done = carry_out()
        outcome = "repeated" if done.is_repeat else "done"
    except Refusal as refusal:
        outcome = refusal.code
        raise
    finally:
        COMMANDS.labels(type(command).__name__, outcome).inc()
    return done


def told() -> bytes:
    """All counts in the words of Prometheus, of every worker where there are several."""
    if SHARED_IN not in os.environ:
        return generate_latest(_here)
    every = CollectorRegistry()
    MultiProcessCollector(every)  # type: ignore[no-untyped-call]  # the library's own
    return generate_latest(every)
