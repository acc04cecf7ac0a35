"""Follows the log until it is told to stop: the read tables are true though nobody looks.

One process of several has its turn, the others stand by. Trouble of a database is waited out:
nothing is lost, for the log has it. Must not know any read model.
"""

import logging
import time
from collections.abc import Callable
from datetime import datetime
from threading import Event

from eventsourcing.persistence import PersistenceError
from sqlalchemy.exc import DBAPIError

from projections.database import TablesRenewedError
from projections.heartbeat import INTERVAL, PROJECTOR
from projections.news import News, news_of
from projections.projector import Projector
from projections.turn import Turn, turn_at

POLL_SECONDS = 0.5
"""How long to wait for news at most: a notice may be lost, and a stop must be heard."""
TROUBLE_SECONDS = 1.0
"""How long to leave a database in trouble alone."""

TROUBLE = (PersistenceError, DBAPIError, TablesRenewedError, OSError)
"""What a log, tables or a lock in trouble raise, on either engine."""

log = logging.getLogger(__name__)
Say = Callable[[str], None]


class Follower:
    """A projector process: follows the log at `log_at` into the read tables at `reads_at`."""

    def __init__(
        self,
        projector: Projector,
        *,
        log_at: str,
        reads_at: str,
        clock: Callable[[], datetime],
        say: Say,
    ) -> None:
        self._projector = projector
        self._log_at = log_at
        self._reads_at = reads_at
        self._clock = clock
        self._say = say

    def follow(self, stop: Event) -> None:
        """Fold until `stop` is set; a batch that was begun is ended first."""
        while not stop.is_set():
            try:
                self._have_a_turn(stop)
            except TROUBLE as error:
                log.warning("the log or the read tables: %s, trying again", type(error).__name__)
                stop.wait(TROUBLE_SECONDS)

    def _have_a_turn(self, stop: Event) -> None:
        turn, news = turn_at(self._reads_at, PROJECTOR), None
        try:
            if not self._wait_for(turn, stop):
                return
            news = news_of(self._log_at)
            self._say("Following the log.")
            self._fold_what_comes(turn, news, stop)
        finally:
            turn.close()
            if news is not None:
                news.close()

    def _wait_for(self, turn: Turn, stop: Event) -> bool:
        """Stand by until the turn is ours; False when told to stop before."""
        is_said = False
        while not stop.is_set():
            if turn.take():
                return True
            if not is_said:
                self._say("Standing by: another projector follows the log.")
                is_said = True
            stop.wait(POLL_SECONDS)
        return False

    def _fold_what_comes(self, turn: Turn, news: News, stop: Event) -> None:
        beats_at = time.monotonic()
        while not stop.is_set():
            if time.monotonic() >= beats_at:
                if not turn.is_kept():
                    return
                self._projector.beat(self._clock())
                beats_at = time.monotonic() + INTERVAL.total_seconds()
            if not self._projector.fold_batch():
                news.wait(POLL_SECONDS)
        self._projector.beat_no_more()
