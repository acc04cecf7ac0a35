"""Records as anybody could have known them at one moment, for whoever may see them today.

What was recorded later is not there, also where it is about an earlier day. Who may see what is
judged by the rules and the facts of now: a moment of the past never opens a door. Must not change
any record, and must not know pages.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import takewhile
from typing import TypeVar
from uuid import UUID

from eventsourcing.application import Repository, project_aggregate
from eventsourcing.domain import Aggregate

from handover.actor import Actor
from handover.family.family import Family
from handover.handover import Handover
from handover.looking import Looks
from handover.moment_asked import nothing_known
from handover.policy import View
from handover.records import Event, Records

A = TypeVar("A", bound=Aggregate)


class RecordsThen(Records):
    """Every record as its events up to a moment make it."""

    def __init__(self, repository: Repository[UUID], moment: datetime) -> None:
        """Records of `moment`, an aware time. Nothing is stored, and nothing is cached."""
        super().__init__(repository)
        self.moment = moment

    def events_of(self, stream_id: UUID) -> Iterator[Event]:
        """What had happened to it by then. It ends at the first event that was recorded later."""
        return takewhile(lambda event: event.timestamp <= self.moment, super().events_of(stream_id))

    def find(self, kind: type[A], aggregate_id: UUID) -> A | None:
        """The aggregate as it was then; None if there was none of this kind and id."""
        found: Aggregate | None = project_aggregate(None, self.events_of(aggregate_id))
        return found if isinstance(found, kind) else None


class AsKnown(Looks):
    """What was known at one moment. `now` says what its reader may see."""

    def __init__(self, now: Looks, records: RecordsThen) -> None:
        self._now = now
        self._records = records
        self.moment = records.moment
        self.families = now.families.found_in(records)

    def look_up(self, handover_id: UUID, actor: Actor, view: View) -> Handover:
        """The handover as it was then, if the policy lets `actor` have `view` of it now.

        Raises HandoverNotFound for all others, InvalidValue before it was recorded.
        """
        self._now.look_up(handover_id, actor, view)
        then = self._records.find(Handover, handover_id)
        if then is None:
            raise nothing_known()
        return then

    def family_of(self, handover_id: UUID, actor: Actor) -> tuple[Handover, Family]:
        """A handover that `actor` may open now, as it is, and its family as it was known then.

        Raises as `Looks.family_of`, InvalidValue before anything about the family was recorded.
        """
        handover, family = self._now.family_of(handover_id, actor)
        then = self._records.find(Family, family.id)
        if then is None:
            raise nothing_known()
        return handover, then

    def known_family(self, handover: Handover) -> Family | None:
        """The family as it was then; None where the record has gone to another one since.

        That was another woman's record, which may be no business of its reader's.
        """
        now = self._now.known_family(handover)
        is_still_here = now is not None and handover.id in now.handovers
        return super().known_family(handover) if is_still_here else None

    def handovers_seen(self, family: Family, actor: Actor) -> list[Handover]:
        """Those of the family then that `actor` may open now, as they were, the oldest first."""
        seen = (one for one in family.handovers if self._now.may_open(one, actor))
        return [self._records.handover(one) for one in seen]
