"""Measures several ways to do the same thing side by side, and compares them round by round.

A machine is now quick, now slow: every round runs each way once, in turn, and a ratio is taken
within its round. Must not know what is measured.
"""

import gc
import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import Any

Found = dict[str, Any]
"""What was measured, as it stands in a file of results."""
MILLISECONDS = 1000


def compared(
    ways: Mapping[str, Callable[[], object]], *, things: int, rounds: int, beside: str
) -> Found:
    """For each way the ratio to the way called `beside`, and how many a second; one run: `things`.

    Each is run once for nothing first. The order turns with every round, so that none always comes
    after the same other. A ratio is the median of the rounds' own.
    """
    for way in ways.values():
        way()
    rates: dict[str, list[float]] = {name: [] for name in ways}
    names = list(ways)
    for number in range(rounds):
        first = number % len(names)
        for name in names[first:] + names[:first]:
            rates[name].append(things / seconds_of(ways[name]))
    return {name: _told(mine, rates[beside]) for name, mine in rates.items()}


def seconds_of(work: Callable[[], object]) -> float:
    """How long it takes, with the garbage of what went before collected first."""
    gc.collect()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def rates(work: Callable[[], object], things: int) -> Found:
    """How many things a second: by the clock, and of the time that this process had a processor."""
    used = time.process_time()
    taken = seconds_of(work)
    used = time.process_time() - used
    return {"per_second": round(things / taken), "of_its_processor": round(things / used)}


def spread(seconds: Sequence[float]) -> dict[str, float]:
    """The middle of some times, what 99 of 100 are below, and the longest; in milliseconds."""
    ordered = sorted(seconds)
    places = {"p50": 0.5, "p99": 0.99, "longest": 1.0}
    return {
        name: round(ordered[min(len(ordered) - 1, int(share * len(ordered)))] * MILLISECONDS, 1)
        for name, share in places.items()
    }


def _told(mine: Sequence[float], others: Sequence[float]) -> Found:
    ratios = [one / other for one, other in zip(mine, others, strict=True)]
    return {
        "ratio": round(median(ratios), 2),
        "per_second": round(median(mine), 1),
        "rounds": [round(one, 1) for one in mine],
    }
