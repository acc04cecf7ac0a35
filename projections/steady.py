"""Whether the machine's clock has gone as time passed: one that has jumped ahead is doubted first.

Must not know what is done by it.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

AHEAD = timedelta(minutes=1)
"""By how much a clock may be put forward at once and still be believed [P]."""
DOUBTED_FOR = timedelta(minutes=10)
"""How long one that jumped further is not: time for the machine to put it right [P]."""

log = logging.getLogger(__name__)


class Steady:
    """Compares `clock` with `passed`: the seconds that have gone by, whatever a clock is put to."""

    def __init__(self, clock: Callable[[], datetime], passed: Callable[[], float]) -> None:
        """Believe it as it is now."""
        self._clock = clock
        self._passed = passed
        self._began_at = self._now_less_passed()
        self._doubted_since: float | None = None

    def is_believed(self) -> bool:
        """Whether what falls due by the clock may be recorded; asked every few seconds.

        No after a jump ahead, until the clock is put back or has stayed so for DOUBTED_FOR. One
        that was put back makes nothing due too early, so it is believed at once.
        """
        began_at = self._now_less_passed()
        if began_at - self._began_at > AHEAD and self._is_doubted(began_at):
            return False
        self._began_at, self._doubted_since = began_at, None
        return True

    def _now_less_passed(self) -> datetime:
        return self._clock() - timedelta(seconds=self._passed())

    def _is_doubted(self, began_at: datetime) -> bool:
        if self._doubted_since is None:
            self._doubted_since = self._passed()
            log.error(
                "the clock jumped ahead by %s: nothing is recorded for %s or until it is put back",
                began_at - self._began_at,
                DOUBTED_FOR,
            )
        return self._passed() - self._doubted_since < DOUBTED_FOR.total_seconds()
