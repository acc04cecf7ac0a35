"""Where to look for records without an id at hand: what is open with a team, and all teams.

What is found are candidates: a decision loads each of them and asks the aggregate. Must not know
read tables; whoever has some may look there first.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Protocol
from uuid import UUID

from eventsourcing.domain import CanMutateAggregate

from handover import events, team_events

AT_ONCE = 500
"""Events that are read together."""


class Logged(Protocol):
    """One event of the log, with its position."""

    @property
    def position(self) -> int:
        """Its place in the log."""

    @property
    def event(self) -> CanMutateAggregate[UUID]:
        """What happened."""


ReadLog = Callable[[int, int], Sequence[Logged]]
"""Up to so many events that follow a position, in order."""


class Finds(Protocol):
    """Candidates: never one too few, perhaps some too many."""

    def open_with(self, team_id: UUID) -> Collection[UUID]:
        """Handovers that may be open with the team, on either side, or by a referral of theirs."""

    def teams(self) -> Collection[UUID]:
        """Teams that may be open."""


class InLog:
    """Finds everything by reading the log: slow, and right without any table."""

    def __init__(self, read_log: ReadLog) -> None:
        self._read_log = read_log

    def open_with(self, _team_id: UUID) -> Collection[UUID]:
        """Every handover."""
        return touched_since(self._read_log, 0, events.Event)

    def teams(self) -> Collection[UUID]:
        """Every team."""
        return touched_since(self._read_log, 0, team_events.Event)


def touched_since(
    read_log: ReadLog, position: int, kind: type[CanMutateAggregate[UUID]]
) -> set[UUID]:
    """The records that an event of `kind` changed after `position`."""
    return {
        one.event.originator_id
        for one in _all_after(read_log, position)
        if isinstance(one.event, kind)
    }


def _all_after(read_log: ReadLog, position: int) -> Iterator[Logged]:
    while logged := read_log(position, AT_ONCE):
        yield from logged
        position = logged[-1].position
