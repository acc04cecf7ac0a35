"""One of several processes has its turn and works; the others stand by. Trouble is waited out.

Must not know what the work is.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event

from handover.failure_kind import kind_of
from projections.database import TROUBLE
from projections.heartbeat import INTERVAL
from projections.turn import Turn, turn_at

POLL_SECONDS = 0.5
"""How often one that stands by asks for its turn; a stop must be heard."""
TROUBLE_SECONDS = 1.0
"""How long to leave a database in trouble alone."""

log = logging.getLogger(__name__)
Say = Callable[[str], None]


@dataclass(frozen=True)
class Shift:
    """The turn of this name at the read tables in `reads_at`; what is said while standing by."""

    reads_at: str
    name: str
    standing_by: str
    say: Say

    def keep(self, stop: Event, work: Callable[[Turn], None]) -> None:
        """Have `work` done until `stop` is set, whenever it is this process's turn.

        `work` returns when told to stop, or when the turn is not kept.
        """
        while not stop.is_set():
            try:
                self._have_a_turn(stop, work)
            except TROUBLE as error:
                log.warning("the log or the read tables: %s, trying again", kind_of(error))
                stop.wait(TROUBLE_SECONDS)

    def _have_a_turn(self, stop: Event, work: Callable[[Turn], None]) -> None:
        turn = turn_at(self.reads_at, self.name)
        try:
            if self._wait_for(turn, stop):
                work(turn)
        finally:
            turn.close()

    def _wait_for(self, turn: Turn, stop: Event) -> bool:
        """Stand by until the turn is ours; False when told to stop before."""
        is_said = False
        while not stop.is_set():
            if turn.take():
                return True
            if not is_said:
                self.say(self.standing_by)
                is_said = True
            stop.wait(POLL_SECONDS)
        return False


def go_on(
    turn: Turn,
    stop: Event,
    *,
    do: Callable[[], bool],
    wait: Callable[[], None],
    beat: Callable[[], None],
) -> bool:
    """`do` a piece of work after another, and `wait` where there was none; `beat` in between.

    True when told to stop; False when the turn was lost.
    """
    beats_at = time.monotonic()
    while not stop.is_set():
        if time.monotonic() >= beats_at:
            if not turn.is_kept():
                return False
            beat()
            beats_at = time.monotonic() + INTERVAL.total_seconds()
        if not do():
            wait()
    return True
