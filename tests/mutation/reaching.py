"""Which tests reach which function of a module: found by one run of them without a fault.

A shared fixture is counted for the test that made it, so a fault may seem to survive here; trial.py
then tries it with every test. Must not know faults.
"""

import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from types import FrameType

import pytest

Key = tuple[str, int]
"""A function, by its full name and first line."""
Reached = dict[Key, list[tuple[float, int]]]
"""For each function the tests that reach it: how many seconds each takes, and its number."""


def watched(session: pytest.Session, path: str) -> Reached:
    """Run every test of `session` in a fork, and learn which functions of the file each calls."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(told)
            with os.fdopen(tell, "w", encoding="utf-8") as pipe:
                json.dump([(*key, tests) for key, tests in _reached(session, path).items()], pipe)
        finally:
            os._exit(0)
    os.close(tell)
    with os.fdopen(told, encoding="utf-8") as pipe:
        found = json.load(pipe)
    os.waitpid(child, 0)
    return {(name, line): [(seconds, one) for seconds, one in tests] for name, line, tests in found}


def run(session: pytest.Session, tests: Sequence[tuple[float, int]]) -> bool:
    """Run these tests in this order until one fails; whether one did."""
    items = [session.items[number] for _, number in tests]
    for item, following in _with_next(items):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return True
    return False


def _reached(session: pytest.Session, path: str) -> Reached:
    reached: Reached = defaultdict(list)
    for number, (item, following) in enumerate(_with_next(session.items)):
        called: set[Key] = set()
        began = time.perf_counter()
        sys.setprofile(_noticing(path, called))
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        sys.setprofile(None)
        spent = time.perf_counter() - began
        for key in called:
            reached[key].append((spent, number))
    return reached


def _with_next(items: Sequence[pytest.Item]) -> list[tuple[pytest.Item, pytest.Item | None]]:
    """Each test with the one after it, for which what they share is kept."""
    return list(zip(items, [*items[1:], None][: len(items)], strict=True))


def _noticing(path: str, called: set[Key]) -> Callable[[FrameType, str, object], None]:
    """A profiler that keeps each function of the file that is entered."""

    def notice(frame: FrameType, event: str, _arg: object) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename == path:
            called.add((code.co_qualname, code.co_firstlineno))

    return notice
