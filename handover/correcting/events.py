"""What putting a record right states: each adds to what was said and erases nothing. As events.py.

Must not decide; revising.py, identity.py and reopening.py do.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from handover.content import Safer
from handover.correcting.changes import (
    IdentityCorrection,
    NeighbourCorrection,
    OpenedAgain,
    Reading,
    Revision,
)
from handover.deadlines import DueTimes
from handover.events import Event, to_the_minute
from handover.person import About
from handover.read_back import Since
from handover.states import State
from handover.urgency import Urgency

if TYPE_CHECKING:
    from handover.handover import Handover


class Revised(Event):
    """The sender changed what the record says. `changed` are the keys; no clock stops."""

    TOPIC = "handover.revised"
    PERSONAL = frozenset({"safer", "reason"})
    safer: Safer
    changed: list[str]
    urgency: Urgency
    due: DueTimes
    reason: str

    def apply(self, aggregate: "Handover") -> None:
        """Keep both sides; what changed is checked together no more."""
        aggregate.changes.append(
            Revision(
                said=self.envelope,
                reason=self.reason,
                before=aggregate.safer,
                after=self.safer,
                changed=tuple(self.changed),
                was_checked=tuple(
                    one
                    for key, one in aggregate.checked_together.items()
                    if key in set(self.changed)
                ),
                urgency_before=aggregate.urgency,
                urgency=self.urgency,
            )
        )
        since = Since(len(aggregate.conversations), to_the_minute(self.envelope.recorded_at))
        aggregate.checked_since |= dict.fromkeys(self.changed, since)
        aggregate.run += self.urgency is not aggregate.urgency
        aggregate.safer, aggregate.urgency, aggregate.due = self.safer, self.urgency, self.due


class IdentityCorrected(Event):
    """Whom it is about was put right, here or in another record that said the same.

    `is_moved`: it belongs to another family from now on.
    """

    TOPIC = "handover.identity_corrected"
    PERSONAL = frozenset({"about", "reason"})
    about: About
    family_id: UUID
    baby_ids: list[UUID]
    is_moved: bool
    reason: str

    def apply(self, aggregate: "Handover") -> None:
        """Keep both sides. What happened to the other family is not about this record.

        A birth is told anew: it may be about another baby now.
        """
        aggregate.changes.append(
            IdentityCorrection(self.envelope, self.reason, aggregate.about, self.about)
        )
        aggregate.about, aggregate.family_id = self.about, self.family_id
        aggregate.baby_ids, aggregate.birth_learned = tuple(self.baby_ids), None
        if self.is_moved:
            aggregate.losses, aggregate.lost, aggregate.loss_known_by = [], {}, {}
            aggregate.undo_asked, aggregate.undone, aggregate.undo_known_by = None, [], {}


class NeighbourCorrected(Event):
    """Another record of this family was put right, so whoever has this one checks it."""

    TOPIC = "handover.neighbour_corrected"

    def apply(self, aggregate: "Handover") -> None:
        """Keep that it has to be read."""
        aggregate.changes.append(NeighbourCorrection(self.envelope))


class ChangeRead(Event):
    """A named person said for their team that every change so far has been read."""

    TOPIC = "handover.change_read"

    def apply(self, aggregate: "Handover") -> None:
        """Keep who, and how far."""
        changes = len(aggregate.changes)
        aggregate.readings.append(Reading(self.envelope, changes))
        if self.envelope.team_id is not None:
            aggregate.changes_read[self.envelope.team_id] = changes


class Reopened(Event):
    """What was closed by mistake goes on. `due` is None where a promise goes on, with a new day.

    `is_declined`: the receiving team had said no before it was withdrawn. `asked_at`: since when
    a question is open that nobody answered.
    """

    TOPIC = "handover.reopened"
    PERSONAL = frozenset({"reason"})
    reason: str
    next_action_on: date | None
    due: DueTimes | None
    is_declined: bool
    asked_at: datetime | None

    @property
    def state(self) -> State:
        """Where it stands from now on."""
        if self.due is None:
            return State.ACKNOWLEDGED
        return State.DECLINED if self.is_declined else State.WAITING

    @property
    def calls_count_from(self) -> datetime:
        """Calls from this minute on count: who was told of the withdrawal has to be rung again."""
        return to_the_minute(self.envelope.recorded_at)

    def apply(self, aggregate: "Handover") -> None:
        """Keep how it had ended, and go on."""
        assert aggregate.ended is not None  # noqa: S101 - only what has ended is opened again
        aggregate.reopenings.append(
            OpenedAgain(self.envelope, self.reason, aggregate.ended, aggregate.end_reason)
        )
        aggregate.ended, aggregate.end_reason, aggregate.state = None, "", self.state
        if self.due is None:
            aggregate.next_action_on = self.next_action_on
            return
        aggregate.due, aggregate.run = self.due, aggregate.run + 1
        aggregate.calls_count_from, aggregate.call_stopped_at = self.calls_count_from, None
