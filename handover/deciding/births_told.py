"""A birth of which a handover did not know: its record gives a due date, and the family knows more.

Must not decide what a birth changes; the handover does.
"""

from uuid import UUID

from eventsourcing.domain import Aggregate

from handover.actor import Envelope
from handover.deciding.reach import Reach
from handover.family.events import BirthRecorded
from handover.family.family import Family
from handover.handover import Handover
from handover.states import State


def tell_of_birth(handover: Handover, family: Family, envelope: Envelope) -> None:
    """The day of birth of its babies, if the family knows one."""
    for baby_id in handover.baby_ids:
        if born_on := family.babies[baby_id].born_on:
            handover.learn_of_birth(born_on, envelope)


def told_of_birth(
    reach: Reach, family: Family, envelope: Envelope, *, but: UUID | None = None
) -> tuple[Aggregate, ...]:
    """Every open handover of the family but one, where what is decided now has told of a birth."""
    if not any(isinstance(one, BirthRecorded) for one in family.pending_events):
        return ()
    others = [reach.records.handover(one) for one in family.handovers if one != but]
    for other in others:
        if other.state is not State.CLOSED:
            tell_of_birth(other, family, envelope)
    return tuple(one for one in others if one.pending_events)
