"""Follows the log until it is told to stop: the read tables are true though nobody looks.

One process of several has its turn (shift.py). Nothing is lost meanwhile, for the log has it. Must
not know any read model.
"""

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from threading import Event

from projections.heartbeat import PROJECTOR
from projections.news import News, news_of
from projections.projector import Projector
from projections.shift import POLL_SECONDS, Say, Shift, go_on
from projections.turn import Turn

STANDING_BY = "Standing by: another projector follows the log."


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
        self._shift = Shift(reads_at, PROJECTOR, STANDING_BY, say)
        self._clock = clock
        self._say = say

    def follow(self, stop: Event) -> None:
        """Fold until `stop` is set; a batch that was begun is ended first."""
        self._shift.keep(stop, lambda turn: self._follow(turn, stop))

    def _follow(self, turn: Turn, stop: Event) -> None:
        with closing(news_of(self._log_at)) as news:
            self._say("Following the log.")
            self._fold_what_comes(turn, news, stop)

    def _fold_what_comes(self, turn: Turn, news: News, stop: Event) -> None:
        is_told = go_on(
            turn,
            stop,
            do=lambda: bool(self._projector.fold_batch()),
            # No longer than that: a notice may be lost, and a stop must be heard.
            wait=lambda: news.wait(POLL_SECONDS),
            beat=lambda: self._projector.beat(self._clock()),
        )
        if is_told:
            self._projector.beat_no_more()
