"""What putting a record right has to load: the team it is with, and the family it is about.

Must not decide what may be changed; the aggregates do.
"""

from eventsourcing.domain import Aggregate

from handover.actor import Asked, Envelope
from handover.content import Trigger
from handover.correcting import commands as p
from handover.deciding.on_family import named
from handover.deciding.reach import Reach
from handover.family.family import Family
from handover.family.losses import routine_contact_allowed
from handover.family.refusals import RoutineContactStopped
from handover.handover import Handover

PutRight = p.Revise | p.ConfirmChangeRead | p.Reopen
"""The commands that are decided here."""


def put_right(reach: Reach, command: PutRight, asked: Asked) -> tuple[Aggregate, ...]:
    """The handover as `command` leaves it. Raises Refusal."""
    handover, envelope = reach.handover(command, asked), Envelope.of(asked)
    match command:
        case p.Revise():
            _revise(reach, handover, command, envelope)
        case p.ConfirmChangeRead():
            handover.confirm_change_read(command, envelope)
        case p.Reopen():
            _reopen(reach, handover, command, envelope)
    return (handover,)


def _revise(reach: Reach, handover: Handover, command: p.Revise, envelope: Envelope) -> None:
    """A higher urgency is due by the rules of the receiving team's area, from now."""
    due = None
    if command.urgency is not None:
        team = reach.records.team(handover.receiving.team_id)
        due = reach.due(command.urgency, envelope.recorded_at, team)
    handover.revise(command, envelope, due=due)


def _reopen(reach: Reach, handover: Handover, command: p.Reopen, envelope: Envelope) -> None:
    """A loss that came after the end reaches it now, before anything routine goes on."""
    handover.check_reopened(command, envelope)
    family = reach.families.told_through(handover)
    _check_living(handover, family)
    team = reach.records.team(handover.receiving.team_id)
    if handover.acknowledgement is None:
        team.check_open()
    due = reach.due(handover.urgency, envelope.recorded_at, team)
    handover.reopen(command, envelope, due=due)
    _tell_of_losses(handover, family, envelope)


def _check_living(handover: Handover, family: Family) -> None:
    """Refuse what is routine when no baby of it is known to live. Raises RoutineContactStopped."""
    if handover.trigger is Trigger.LOSS or _is_one_living(handover, family):
        return
    lost = [family.losses[one][1] for one in handover.baby_ids if one in family.losses]
    said = f" Key contact: {lost[0].key_contact}." if lost else ""
    raise RoutineContactStopped(f"{RoutineContactStopped.sentence}{said}")


def _is_one_living(handover: Handover, family: Family) -> bool:
    return any(routine_contact_allowed(family, (one,)) for one in handover.baby_ids)


def _tell_of_losses(handover: Handover, family: Family, envelope: Envelope) -> None:
    """Each loss of a baby of it that it has not learned of."""
    lost = [one for one in handover.baby_ids if one in family.losses and one not in handover.lost]
    for loss in dict.fromkeys(family.losses[one][1] for one in lost):
        of_it = [one for one in lost if family.losses[one][1] == loss]
        handover.learn_of_loss(
            named(family, of_it),
            of_it,
            loss,
            envelope,
            is_one_living=_is_one_living(handover, family),
        )
