"""Has what fell due recorded, by whichever record it is about: the process that acts by the clock.

It selects, asks, and stores nothing itself. Running twice, late or beside another does no harm: the
record takes each fact once. Must not know any rule of what is due.
"""

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event

from handover.application import HandoverService
from handover.chasing.clock import asked_by_clock
from handover.chasing.nothing_due import NothingDueError
from handover.refusals import Refusal
from projections.auditing import audit
from projections.database import ReadDatabase
from projections.falling_due import Candidate, candidates
from projections.heartbeat import AUDITOR, CHASER, beat, stop
from projections.parked import how_it_failed, is_trouble_of_the_store
from projections.projector import Projector
from projections.shift import Say, Shift, go_on
from projections.steady import Steady
from projections.turn import Turn

BATCH = 50
"""Records between two looks at the time, and at whether to stop."""
LOOKED_AT_AGAIN = timedelta(minutes=1)
"""What was not due when its record was asked is left alone for so long, unless it changes."""
EVERY_SECONDS = 1.0
STANDING_BY = "Standing by: another chaser records what falls due."

log = logging.getLogger(__name__)


class Chaser:
    """A chaser process over the log of `service` and the read tables at `reads_at`."""

    def __init__(
        self,
        service: HandoverService,
        projector: Projector,
        reads: ReadDatabase,
        *,
        reads_at: str,
        clock: Callable[[], datetime],
        passed: Callable[[], float] = time.monotonic,
        say: Say = log.info,
    ) -> None:
        """`passed` gives the seconds that have gone by, whatever the clock is put to."""
        self._service = service
        self._projector = projector
        self._reads = reads
        self._shift = Shift(reads_at, CHASER, STANDING_BY, say)
        self._clock = clock
        self._steady = Steady(clock, passed)
        self._say = say
        self._left: list[Candidate] = []
        self._quiet: dict[Candidate, datetime] = {}

    def work(self, stop_now: Event) -> None:
        """Chase until `stop_now` is set; a record that was begun is ended first."""
        self._shift.keep(stop_now, lambda turn: self._have_a_turn(turn, stop_now))

    def _have_a_turn(self, turn: Turn, stop_now: Event) -> None:
        self._say("Recording what falls due.")
        self._left, self._quiet = [], {}
        is_told = go_on(
            turn,
            stop_now,
            do=self._chase_or_audit,
            wait=lambda: _wait(stop_now),
            beat=lambda: self._beat(CHASER),
        )
        if is_told:
            with self._reads.writing() as connection:
                stop(connection, CHASER)
                stop(connection, AUDITOR)

    def chase_all(self) -> None:
        """Have everything recorded that has fallen due, once."""
        while self.chase_some():
            pass

    def chase_some(self) -> bool:
        """Have a batch of what may have fallen due recorded; False when nothing was left to ask."""
        now = self._clock()
        if not self._left:
            self._left = self._select(now)
        if not self._left:
            return False
        some, self._left = self._left[:BATCH], self._left[BATCH:]
        for one in some:
            self._chase(one, now)
        return True

    def _select(self, now: datetime) -> list[Candidate]:
        """The tables are brought up to the log first: what they do not show is not missed."""
        self._projector.catch_up_fully()
        with self._reads.reading() as connection:
            found = candidates(connection, now)
        self._quiet = {one: self._quiet[one] for one in found if one in self._quiet}
        return [one for one in found if self._quiet.get(one, now) <= now]

    def _chase(self, one: Candidate, now: datetime) -> None:
        """Have it recorded. What cannot be read is left to the auditor, and the others go on."""
        try:
            self._service.execute(one.command, asked_by_clock(now))
        except (NothingDueError, Refusal):
            self._quiet[one] = now + LOOKED_AT_AGAIN
        except Exception as error:
            if is_trouble_of_the_store(error):
                raise
            self._quiet[one] = now + LOOKED_AT_AGAIN
            log.error("what fell due cannot be recorded: %s", how_it_failed(error))

    def _chase_or_audit(self) -> bool:
        """Once nothing is left, look whether all that was due is recorded (auditing.py).

        What was recorded cannot be taken back, so a clock that jumped ahead is not followed at
        once. The auditor follows it: what is not recorded stands in red.
        """
        if self._steady.is_believed() and self.chase_some():
            return True
        self._audit()
        return False

    def _audit(self) -> None:
        with self._reads.reading() as connection:
            found = audit(connection, self._clock())
        if found.unmoved:
            log.error("%d fell due and are not recorded", found.unmoved)
        self._beat(AUDITOR)

    def _beat(self, name: str) -> None:
        with self._reads.writing() as connection:
            beat(connection, name, self._clock())


def _wait(stop_now: Event) -> None:
    stop_now.wait(EVERY_SECONDS)
