"""What is asked when everybody is busy: "try again", at once or after a moment, and nothing stored.

A fixed number of requests are answered at a time, a few may wait, all others are refused before
anything of them is read. Must not know what is asked.
"""

from threading import BoundedSemaphore, Lock

from flask import Flask, g, request

from handover.refusals import Busy

AT_ONCE = 8
"""Requests of one worker: as many as it has connections for."""
MAY_WAIT = 16
"""For so many more, waiting is likely to be worth it [P]."""
WAIT_SECONDS = 5.0
"""How long one of them waits, before its person is told to try again [P]."""
THREADS = AT_ONCE + MAY_WAIT + 8
"""And some to refuse with, and to answer whoever watches."""
NEVER_REFUSED = ("/health/", "/metrics")
"""Whoever watches a service in distress is answered."""


class Room:
    """Room for some at once; a few wait for it."""

    def __init__(self, at_once: int, may_wait: int, wait_seconds: float) -> None:
        self._free = BoundedSemaphore(at_once)
        self._may_wait = may_wait
        self._wait_seconds = wait_seconds
        self._waiting = 0
        self._counting = Lock()

    def enter(self) -> bool:
        """Whether there is room now, or soon enough; whoever entered has to `leave`."""
        if self._free.acquire(blocking=False):
            return True
        with self._counting:
            if self._waiting >= self._may_wait:
                return False
            self._waiting += 1
        try:
            return self._free.acquire(timeout=self._wait_seconds)
        finally:
            with self._counting:
                self._waiting -= 1

    def leave(self) -> None:
        """Make room for another."""
        self._free.release()


def install(app: Flask) -> None:
    """Refuse what `app` has no room for, before anything else is done for it."""
    room = Room(AT_ONCE, MAY_WAIT, WAIT_SECONDS)

    def enter() -> None:
        if request.path.startswith(NEVER_REFUSED):
            return
        if not room.enter():
            raise Busy
        g.is_in_the_room = True

    def leave(_error: BaseException | None) -> None:
        if g.pop("is_in_the_room", False):
            room.leave()

    app.before_request(enter)
    app.teardown_request(leave)
