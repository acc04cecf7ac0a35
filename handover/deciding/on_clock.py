"""What the clock records: what the directory, the rules and the family say is looked up here.

Must not decide what is due; the aggregates do.
"""

from eventsourcing.domain import Aggregate

from handover.actor import Asked, Envelope
from handover.chasing.chased import Known
from handover.chasing.commands import Chase, ChaseReferral
from handover.chasing.nothing_due import NothingDueError
from handover.chasing.reminding import Ringing
from handover.deciding.reach import Reach
from handover.family.losses import routine_contact_allowed
from handover.handover import Handover
from handover.permission import check_anywhere
from handover.referral.referral import Referral
from handover.team import Team


def chase(reach: Reach, command: Chase, asked: Asked) -> tuple[Aggregate, ...]:
    """The handover with what fell due. Raises NothingDueError, or HandoverNotFound."""
    handover = reach.handover(command, asked)
    handover.record_what_fell_due(Envelope.of(asked), _known(reach, handover))
    return (handover,)


def chase_referral(reach: Reach, command: ChaseReferral, asked: Asked) -> tuple[Aggregate, ...]:
    """The referral whose word did not come. Raises NothingDueError, or NotPermitted."""
    check_anywhere(asked.actor, ChaseReferral)
    referral = reach.records.find(Referral, command.referral_id)
    if referral is None:
        raise NothingDueError
    referral.return_silence(Envelope.of(asked))
    return (referral,)


def _known(reach: Reach, handover: Handover) -> Known:
    sending = reach.records.team(handover.sending.team_id)
    receiving = reach.records.team(handover.receiving.team_id)
    rule = reach.rulebook.of(receiving.area)[handover.urgency]
    # Every reminder asks this, and it fails closed (ADR 21).
    is_allowed = routine_contact_allowed(reach.families.known(handover), handover.baby_ids)
    ringing = Ringing(rule.try_again, sending.hours, receiving.hours)
    return Known(ringing if is_allowed else None, _can_ring(sending), _can_ring(receiving))


def _can_ring(team: Team) -> bool:
    """Whether there is a number of an open team that nobody has reported wrong."""
    return not team.is_closed and any(one.reported_wrong_at is None for one in team.numbers)
