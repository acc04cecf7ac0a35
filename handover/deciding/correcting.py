"""What putting a record right has to load: the team it is with, and the family it is about.

Must not decide what may be changed; the aggregates do.
"""

from eventsourcing.domain import Aggregate

from handover.actor import Asked, Envelope
from handover.content import Trigger
from handover.correcting import commands as p
from handover.deciding.births_told import tell_of_birth
from handover.deciding.identity import correct_identity
from handover.deciding.losses_told import is_one_living, tell_of_losses
from handover.deciding.marks import carried
from handover.deciding.reach import Reach
from handover.directory.refusals import OwnTeamClosed
from handover.family.family import Family
from handover.family.refusals import RoutineContactStopped
from handover.handover import Handover

PutRight = p.Revise | p.ConfirmChangeRead | p.CorrectIdentity | p.Reopen
"""The commands that are decided here."""


def put_right(reach: Reach, command: PutRight, asked: Asked) -> tuple[Aggregate, ...]:
    """The handover as `command` leaves it. Raises Refusal."""
    if isinstance(command, p.CorrectIdentity):
        return correct_identity(reach, command, asked)
    handover, envelope = reach.handover(command, asked), Envelope.of(asked)
    match command:
        case p.Revise():
            _revise(reach, handover, command, envelope)
        case p.ConfirmChangeRead():
            handover.confirm_change_read(command, envelope)
        case p.Reopen():
            return _reopen(reach, handover, command, envelope)
    return (handover,)


def _revise(reach: Reach, handover: Handover, command: p.Revise, envelope: Envelope) -> None:
    """A higher urgency is due by the rules of the receiving team's area, from now."""
    due = None
    if command.urgency is not None:
        team = reach.records.team(handover.receiving.team_id)
        due = reach.due(command.urgency, envelope.recorded_at, team)
    handover.revise(command, envelope, due=due)


def _reopen(
    reach: Reach, handover: Handover, command: p.Reopen, envelope: Envelope
) -> tuple[Aggregate, ...]:
    """A loss that came after the end reaches it now, before anything routine goes on.

    Whoever opens it again acts on it next, so their team may not have closed; nor may the team to
    which what was withdrawn is sent again (ADR 13).
    """
    handover.check_reopened(command, envelope)
    family = reach.families.told_through(handover)
    _check_living(handover, family)
    team = reach.records.team(handover.receiving.team_id)
    if reach.records.team(handover.closed_by.team_id).is_closed:
        raise OwnTeamClosed
    if handover.acknowledgement is None:
        team.check_open()
    due = reach.due(handover.urgency, envelope.recorded_at, team)
    handover.reopen(command, envelope, due=due, carried=carried(reach, family, handover))
    tell_of_losses(handover, family, envelope)
    tell_of_birth(handover, family, envelope)
    # Whoever tells of a loss or a birth in this moment, or enters its referral in error, passes by
    # what is closed: they meet it on the family.
    family.note_handover(handover.id, handover.baby_ids, envelope)
    return (handover, family)


def _check_living(handover: Handover, family: Family) -> None:
    """Refuse what is routine when no baby of it is known to live. Raises RoutineContactStopped."""
    if handover.trigger is Trigger.LOSS or is_one_living(handover, family):
        return
    lost = [family.losses[one][1] for one in handover.baby_ids if one in family.losses]
    said = f" Key contact: {lost[0].key_contact}." if lost else ""
    raise RoutineContactStopped(f"{RoutineContactStopped.sentence}{said}")
