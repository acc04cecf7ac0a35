"""Fills a new set of read tables from the log beside the live one, compares, and switches.

The live set is read and folded all the while; whatever kills this leaves it as it is. Must not
know what the rows mean.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError

from handover.application import HandoverService
from handover.failure_kind import kind_of
from projections.database import TROUBLE, ReadDatabase
from projections.generations import Kept, Set, SwitchedMeanwhileError
from projections.heartbeat import heartbeats
from projections.mark import mark_in, position
from projections.model import rows_of
from projections.parked import parked
from projections.projector import MODELS, Projector
from projections.turn import turn_at

BATCH = 2_000
"""Events a transaction: nobody waits for these tables, so more than where somebody does [P]."""
TURN = "rebuild"
NOT_FROM_THE_LOG = (heartbeats,)
"""What a set holds beside what the log tells: taken along when it becomes live."""

Progress = Callable[[int, int], None]
"""Told how many events have been read, and how many there are in all."""
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Difference:
    """A table of which some rows stand only in the live set, or only in the new one."""

    table: str
    only_live: int
    only_new: int


class RebuildError(RuntimeError):
    """Nothing was switched; the message says why and what to do."""


class DifferentError(RebuildError):
    """The new set is not as the live one, at the same place in the log. Nothing was switched."""

    def __init__(self, found: list[Difference]) -> None:
        super().__init__("What was read anew is not the same as the lists that are shown.")
        self.differences = found


class Rebuild:
    """A rebuild, or the way back from one. One at a time: another is told so."""

    def __init__(
        self, service: HandoverService, reads: ReadDatabase, progress: Progress = lambda *_: None
    ) -> None:
        self._service, self._reads, self._progress = service, reads, progress
        self._sets = reads.generations

    def run(self, *, accepts_differences: bool = False) -> list[Difference]:
        """Fill a new set and let it be the live one; what was different in it.

        The set that was live is kept, to go back to. Raises DifferentError unless
        `accepts_differences`, RebuildError.
        """
        with self._alone() as kept:
            self._tidy(kept)
            with closing(self._sets.make()) as new:
                found = self._filled_and_compared(kept, new)
                if found and not accepts_differences:
                    self._sets.remove(new.number)
                    raise DifferentError(found)
                switched = Kept(new.number, kept.live)
                self._switch(kept, new, switched)
            self._tidy_later(switched)
        return found

    def roll_back(self) -> None:
        """Let the set that was live before be it again, brought up to the log.

        A second time goes forward again. Raises RebuildError, also where there is none.
        """
        with self._alone() as kept:
            if kept.before is None:
                raise RebuildError("There are no lists from before a rebuild to go back to.")
            with closing(self._sets.open(kept.before)) as before:
                self._fill(before)
                if not self._projector(before).mark().is_in(self._service):
                    raise RebuildError("The lists from before have read another log.")
                self._switch(kept, before, Kept(before.number, kept.live))

    def discard(self) -> int:
        """Remove every set but the live one, other releases' too; how many there were.

        Raises RebuildError.
        """
        with self._alone() as kept:
            with self._live_locked(kept) as locked:
                self._sets.point_to(Kept(kept.live), kept, locked)
            return self._tidy(Kept(kept.live)) + self._sets.remove_of_other_releases()

    @contextmanager
    def _alone(self) -> Iterator[Kept]:
        """Which sets are kept, while nobody else rebuilds."""
        with closing(turn_at(self._reads.location, TURN)) as turn:
            if not turn.take():
                raise RebuildError("Another rebuild is at work. Wait until it has ended.")
            kept = self._sets.kept()
            if kept is None:
                raise RebuildError("The lists are being made anew already. Try again.")
            try:
                yield kept
            except SwitchedMeanwhileError as error:
                raise RebuildError(
                    "The lists were damaged meanwhile and are being made anew. Try again."
                ) from error

    def _tidy(self, kept: Kept) -> int:
        """Remove what nobody keeps: what a rebuild that was killed has left, too."""
        left = self._sets.numbers() - kept.numbers
        for number in left:
            self._sets.remove(number)
        return len(left)

    def _tidy_later(self, kept: Kept) -> None:
        """As `_tidy`, or with the next rebuild: what is switched is switched."""
        try:
            self._tidy(kept)
        except TROUBLE as error:
            log.warning("older lists could not be removed (%s): the next does it", kind_of(error))

    def _filled_and_compared(self, kept: Kept, new: Set) -> list[Difference]:
        try:
            self._fill(new)
            return self._compared(kept, new)
        except BaseException:
            self._sets.remove(new.number)
            raise

    def _fill(self, one: Set) -> None:
        """Fold until nothing is left for a moment."""
        projector = Projector(self._service, one.store, BATCH)
        done = projector.mark().position
        while folded := projector.fold_batch():
            done += folded
            self._progress(done, max(done, self._service.head()))

    def _fold_until(self, one: Set, until: int) -> None:
        """Fold up to `until` and no further; less where the log ends before that."""
        while (left := until - self._projector(one).mark().position) > 0:
            if not Projector(self._service, one.store, min(BATCH, left)).fold_batch():
                return

    def _projector(self, one: Set) -> Projector:
        return Projector(self._service, one.store)

    def _compared(self, kept: Kept, new: Set) -> list[Difference]:
        """What is unlike at one place in the log; a live set that is behind is folded up to there.

        A live set into which nothing was read, or which cannot be read, is nothing to compare with.
        """
        try:
            return self._unlike(kept, new)
        except DBAPIError as error:
            if not self._sets.is_damage(error):
                raise
            log.error("the live read tables are damaged, so nothing was compared")
            return []

    def _unlike(self, kept: Kept, new: Set) -> list[Difference]:
        with ExitStack() as stack:
            live = stack.enter_context(closing(self._sets.open(kept.live)))
            if not self._projector(live).mark().position:
                return []
            self._projector(live).catch_up_fully()
            # Connected first, then locked: whoever folds waits for no connection.
            seen = stack.enter_context(self._sets.compared(live, new))
            with live.store.writing() as locked:
                self._fold_until(new, mark_in(locked).position)
                seen.unlike(position)  # this is the moment at which both are looked at
            counted = [Difference(one.name, *seen.unlike(one)) for one in _from_the_log()]
        return [one for one in counted if one.only_live or one.only_new]

    def _switch(self, kept: Kept, to: Set, switched: Kept) -> None:
        """Nobody folds meanwhile; readers read what was live, and then what is."""
        self._fill(to)
        with self._live_locked(kept) as locked:
            self._fold_until(to, mark_in(locked).position)
            with to.store.writing() as taking:
                for table in NOT_FROM_THE_LOG:
                    _take_along(table, locked, taking)
            self._sets.point_to(switched, kept, locked)

    @contextmanager
    def _live_locked(self, kept: Kept) -> Iterator[Connection]:
        """The live set, while nobody else writes in it."""
        with closing(self._sets.open(kept.live)) as live, live.store.writing() as locked:
            yield locked


def _take_along(table: Table, shown: Connection, taking: Connection) -> None:
    taking.execute(table.delete())
    if rows := rows_of(table, shown):
        taking.execute(table.insert(), [dict(row) for row in rows])


def _from_the_log() -> list[Table]:
    return [position, parked, *(table for model in MODELS for table in model.tables)]


def differences(one: ReadDatabase, other: ReadDatabase) -> list[str]:
    """The names of the tables whose rows are not the same, row for row."""
    with one.reading() as left, other.reading() as right:
        return unequal_tables(left, right)


def unequal_tables(left: Connection, right: Connection) -> list[str]:
    """As `differences`, between what two connections see; they may be of two engines."""
    return [one.name for one in _from_the_log() if rows_of(one, left) != rows_of(one, right)]
