"""For what a team is sent an email, and which team: one place for every event that asks for one.

A new occasion is a line of `call_of`. Must not know messages, nor whether the team has an address.
"""

from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from eventsourcing.domain import CanMutateAggregate

from handover import events
from handover.correcting.events import Reopened
from handover.daily.events import AcknowledgedByWordOfMouth
from handover.handover import Handover
from handover.states import State
from handover.teams import TeamNamed
from handover.undo_events import LossUndone


class Occasion(Enum):
    """What a team is told of."""

    WAITS = "waits"
    DECLINED = "declined"
    SAID_BY_TELEPHONE = "said_by_telephone"


@dataclass(frozen=True)
class Call:
    """A team is to be told of something about one handover."""

    occasion: Occasion
    team: TeamNamed


def call_of(handover: Handover, event: CanMutateAggregate[UUID]) -> Call | None:
    """Whom `event` of the handover asks to be told; None for most."""
    match event:
        case events.Recorded() | events.Redirected():
            return Call(Occasion.WAITS, event.receiving)
        case Reopened() if event.state is State.WAITING:
            return Call(Occasion.WAITS, handover.receiving)
        case LossUndone() if event.stopped_at and handover.state is State.WAITING:
            return Call(Occasion.WAITS, handover.receiving)
        case events.Declined():
            return Call(Occasion.DECLINED, handover.sending)
        case AcknowledgedByWordOfMouth():
            return Call(Occasion.SAID_BY_TELEPHONE, handover.receiving)
    return None


def still_holds(occasion: Occasion, handover: Handover, team_id: UUID) -> bool:
    """Whether what the team was to be told is still so: else nobody is called for nothing."""
    match occasion:
        case Occasion.WAITS:
            return handover.state is State.WAITING and handover.receiving.team_id == team_id
        case Occasion.DECLINED:
            return handover.state is State.DECLINED and handover.sending.team_id == team_id
        case Occasion.SAID_BY_TELEPHONE:
            is_said = handover.word_of_mouth is not None and handover.over is None
            return is_said and handover.receiving.team_id == team_id
