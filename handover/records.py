"""Finds aggregates by id and says in the field's words when there is none.

Must not decide anything, and must not know who asks.
"""

from collections.abc import Iterator
from typing import TypeVar, cast
from uuid import UUID

from eventsourcing.application import AggregateNotFoundError, Repository
from eventsourcing.domain import Aggregate, CanMutateAggregate

from handover.handover import Handover
from handover.receipt import Receipt, receipt_id
from handover.refusals import HandoverNotFound, TeamNotFound
from handover.team import Team

A = TypeVar("A", bound=Aggregate)
Event = CanMutateAggregate[UUID]
"""What every record is made of."""


class Records:
    """What is stored, rebuilt from its events. Always fresh: nothing outlives one decision."""

    def __init__(self, repository: Repository[UUID]) -> None:
        self._repository = repository

    def for_one_decision(self) -> "Records":
        """The same, where a team that is asked for again is the one that was read before."""
        return RecordsOnce(self._repository)

    def handover(self, handover_id: UUID) -> Handover:
        """The handover, or HandoverNotFound."""
        found = self.find(Handover, handover_id)
        if found is None:
            raise HandoverNotFound
        return found

    def team(self, team_id: UUID, *, field: str = "to_team_id") -> Team:
        """The team, open or closed, or TeamNotFound about `field`."""
        found = self.find(Team, team_id)
        if found is None:
            raise TeamNotFound(field=field)
        return found

    def receipt(self, command_id: UUID) -> Receipt | None:
        """The receipt of a command that was carried out before."""
        return self.find(Receipt, receipt_id(command_id))

    def events_of(self, stream_id: UUID) -> Iterator[Event]:
        """All that happened to one record, in the order of recording; nothing if there is none."""
        return cast("Iterator[Event]", self._repository.event_store.get(stream_id))

    def find(self, kind: type[A], aggregate_id: UUID) -> A | None:
        """The aggregate of this kind and id, or None."""
        try:
            found: Aggregate = self._repository.get(aggregate_id)
        except AggregateNotFoundError:
            return None
        return found if isinstance(found, kind) else None


class RecordsOnce(Records):
    """For one decision, in which a team is named by several rules and stands as it stood first."""

    def __init__(self, repository: Repository[UUID]) -> None:
        super().__init__(repository)
        self._teams: dict[UUID, Team] = {}

    def team(self, team_id: UUID, *, field: str = "to_team_id") -> Team:
        """As Records.team, read once."""
        if team_id not in self._teams:
            self._teams[team_id] = super().team(team_id, field=field)
        return self._teams[team_id]
