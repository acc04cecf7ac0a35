"""A move: the family, and every open handover of it, in one save; and who has taken the family on.

Must not decide who holds the family: nobody lets go because of a move.
"""

from eventsourcing.domain import Aggregate

from handover.actor import Asked, Envelope
from handover.content import Kind
from handover.deciding.on_family import told_through
from handover.deciding.reach import Reach
from handover.family.family import Family
from handover.family.family_moves import FamilyMove, is_same_area, tell_by
from handover.family.move_commands import RecordMove
from handover.following import local_today
from handover.handover import Handover
from handover.records import Records
from handover.states import State
from handover.urgency import Urgency

MOST_URGENT_FIRST = (Urgency.IMMEDIATE, Urgency.SAME_DAY, Urgency.PRIORITY, Urgency.ROUTINE)


def record_move(reach: Reach, command: RecordMove, asked: Asked) -> tuple[Aggregate, ...]:
    """The move, told to every open handover of the family. Raises as Family.record_move."""
    family, envelope = told_through(reach, command, asked), Envelope.of(asked)
    handovers = [reach.records.handover(one) for one in family.handovers]
    still_open = [one for one in handovers if one.state is not State.CLOSED]
    urgencies = {one.urgency for one in still_open}
    highest = next((one for one in MOST_URGENT_FIRST if one in urgencies), None)
    by = tell_by(highest, local_today(envelope))
    family.record_move(command, envelope, tell_by=by)
    is_taken_on = any(_takes_on(one, command.move) for one in handovers)
    for handover in still_open:
        handover.learn_of_move(command.move, envelope, tell_by=by, is_taken_on=is_taken_on)
    return (family, *still_open)


def taken_on(records: Records, family: Family) -> Handover | None:
    """The handover by which a team of the new area holds the family; None while nobody does."""
    if not family.moves:
        return None
    _, move, _ = family.moves[-1]
    handovers = (records.handover(one) for one in family.handovers)
    return next((one for one in handovers if _takes_on(one, move)), None)


def _takes_on(handover: Handover, move: FamilyMove) -> bool:
    """A concern passes on information only, so it takes nobody on (ADR 10)."""
    return (
        handover.kind is Kind.HANDOVER_OF_CARE
        and handover.acknowledgement is not None
        and not handover.is_in_error
        and is_same_area(move.to_authority, handover.receiving.area)
    )
