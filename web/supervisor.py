"""Starts every process of an installation, starts again what ends by itself, and stops all.

Must not know what any of them does.
"""

import logging
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Event

from handover.failure_kind import kind_of
from web.judged import NEVER_STARTS
from web.processes import Process

LOOKED_EVERY_SECONDS = 0.1
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 1.0, 30.0
"""Before it is started again: twice as long each time, for what fails at once fails again [P]."""
WELL_AFTER_SECONDS = 60.0
"""One that went on for so long is started again as if for the first time [P]."""
STOPPING_SECONDS = 45.0
"""Longer than the pages take for the requests that they have begun."""
ENDED_WELL = {0, -signal.SIGTERM}

log = logging.getLogger(__name__)


@dataclass
class Child:
    """One process, running or to be started again."""

    process: Process
    popen: "subprocess.Popen[bytes] | None" = None
    pause: float = 0.0
    starts_at: float = 0.0
    started_at: float = 0.0

    def wait_longer(self, now: float) -> None:
        """Twice as long as the last time, before it is started again."""
        self.pause = min(2 * self.pause, LONGEST_PAUSE_SECONDS) or FIRST_PAUSE_SECONDS
        self.starts_at = now + self.pause


class Supervisor:
    """Runs `processes` until it is told to stop."""

    def __init__(self, processes: Sequence[Process], environment: Mapping[str, str]) -> None:
        """Each is started with `environment`."""
        self._children = [Child(one) for one in processes]
        self._environment = dict(environment)

    def run(self, stop: Event) -> int:
        """Run until `stop` is set, then stop all; 0 when each ended well.

        Ends too when one says that it can never start, with what that one ended with.
        """
        never = 0
        while not never and not stop.wait(LOOKED_EVERY_SECONDS):
            for child in self._children:
                never = never or self._look_after(child)
        stopped = self._stop_all()
        return never or stopped

    def _look_after(self, child: Child) -> int:
        """Start it if it is due; if it has ended, say so. Not 0 when it can never start."""
        now = time.monotonic()
        if child.popen is None:
            if now >= child.starts_at:
                self._start(child, now)
            return 0
        status = child.popen.poll()
        if status is None:
            return 0
        child.popen = None
        if status == NEVER_STARTS:
            log.error("%s cannot start (status %s): all stops", child.process.name, status)
            return status
        if now - child.started_at >= WELL_AFTER_SECONDS:
            child.pause = 0.0
        child.wait_longer(now)
        said = (child.process.name, status, child.pause)
        log.error("%s ended by itself (status %s) and starts again in %g seconds", *said)
        return 0

    def _start(self, child: Child, now: float) -> None:
        """Start it, or later: a machine short of memory or processes may have some by then."""
        try:
            child.popen = subprocess.Popen(  # noqa: S603 - a command of ours
                [sys.executable, "-u", "-m", "web", *child.process.arguments],
                env=self._environment,
                start_new_session=True,  # Ctrl+C reaches us alone, and we let them end what they do
            )
        except OSError as error:
            child.wait_longer(now)
            said = (child.process.name, kind_of(error), child.pause)
            log.error("%s cannot be started (%s): again in %g seconds", *said)
            return
        child.started_at = now
        log.info("%s started (process %s)", child.process.name, child.popen.pid)

    def _stop_all(self) -> int:
        """Tell all to end what they do; 1 when one did not end well, or had to be killed."""
        running = [one.popen for one in self._children if one.popen is not None]
        for popen in running:
            popen.terminate()
        give_up_at = time.monotonic() + STOPPING_SECONDS
        statuses = [_ended(popen, give_up_at - time.monotonic()) for popen in running]
        # One that was told before it had begun anything has nothing to end.
        return int(not ENDED_WELL.issuperset(statuses))


def _ended(popen: "subprocess.Popen[bytes]", within_seconds: float) -> int:
    try:
        return popen.wait(max(0.0, within_seconds))
    except subprocess.TimeoutExpired:
        log.error("process %s did not stop and is killed", popen.pid)
        popen.kill()
        popen.wait()
        return -signal.SIGKILL
