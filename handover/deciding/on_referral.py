"""What is told of a referral, through a handover of the family: made, answered, decided, reviewed.

Must not decide what a referral may be; the aggregate does.
"""

from uuid import UUID

from eventsourcing.domain import Aggregate

from handover import commands as c
from handover.actor import Asked, Envelope
from handover.content import Trigger
from handover.deciding.marks import marks_of
from handover.deciding.on_disagreement import disagree_with_outcome
from handover.deciding.reach import Reach
from handover.family.family import Family
from handover.handover import Handover
from handover.referral import commands as r
from handover.referral.due import ReferralRule
from handover.referral.referral import Referral
from handover.referral.reviewing import ReviewDecision
from handover.referral.told import FrontDoor, ReferralTold, ReferredTo
from handover.refusals import NotPermitted
from handover.team import Team


def on_referral(reach: Reach, command: r.OnReferral, asked: Asked) -> tuple[Aggregate, ...]:
    """The referral as `command` leaves it, and what is saved beside it. Raises Refusal."""
    handover = reach.handover(command, asked)
    envelope = Envelope.of(asked, getattr(command, "happened_at", None))
    match command:
        case r.RecordReferral():
            family = reach.families.told_through(handover)
            return make(reach, command.told, envelope, handover, family)
        case r.AcknowledgeReferral():
            referral = reach.referral(handover, command.referral_id)
            referral.acknowledge(command, envelope, _rule(reach, referral))
        case r.RecordOutcome():
            referral = reach.referral(handover, command.referral_id)
            referral.record_outcome(command, envelope, _rule(reach, referral))
        case r.EnterReferralInError():
            return _enter_in_error(reach, handover, command, envelope)
        case r.ReviewReferral():
            return _review(reach, handover, command, envelope)
        case _:
            raise TypeError(command)
    return (referral,)


def make(
    reach: Reach, told: ReferralTold, envelope: Envelope, handover: Handover, family: Family
) -> tuple[Aggregate, ...]:
    """The new referral, and its family, which points at it from now on."""
    team = _own_team(reach, envelope)
    referral = Referral.make(
        told,
        envelope,
        referral_id=family.next_referral_id,
        team=team.named,
        handover_id=handover.id,
        family_id=family.id,
        baby_ids=family.living(handover.baby_ids),
        rule=reach.rulebook.referral_of(team.area),
    )
    family.note_referral(referral.id, referral.baby_ids, envelope)
    return (referral, family)


def told_at_the_stop(command: c.Record, asked: Asked) -> tuple[ReferralTold, Envelope] | None:
    """The referral that a record of a mark tells of; None where it tells of none.

    Nobody types it twice. Whether the parents know of it was not asked there, and is not guessed.
    """
    referred = command.referred
    if command.trigger is not Trigger.MARK_BEFORE_MOBILE or referred is None:
        return None
    if referred.referred_at is None:
        return None
    is_emergency = "999" in referred.referred_to.split()
    told = ReferralTold(
        to=ReferredTo.EMERGENCY if is_emergency else ReferredTo.CHILDREN,
        authority=referred.referred_to,
        made_as=FrontDoor.REFERRAL,
        made_by=asked.actor.name,
        parents_told=None,
        reference=referred.reference,
    )
    return told, Envelope.of(asked, referred.referred_at)


def _enter_in_error(
    reach: Reach, handover: Handover, command: r.EnterReferralInError, envelope: Envelope
) -> tuple[Aggregate, ...]:
    """The referral, and its family: whoever says so of another in this moment meets them there.

    Each would see the other's referral stand, and a mark be left with neither.
    """
    referral = reach.referral(handover, command.referral_id)
    family = reach.families.known(handover)
    assert family is not None  # noqa: S101 - the referral was found through it
    referral.enter_in_error(command, envelope, marks=marks_of(reach, family))
    family.note_referral(referral.id, family.referrals[referral.id], envelope)
    return (referral, family)


def _review(
    reach: Reach, handover: Handover, command: r.ReviewReferral, envelope: Envelope
) -> tuple[Aggregate, ...]:
    """The referral; to escalate also begins the ladder of a disagreement, in the same save."""
    referral = reach.referral(handover, command.referral_id)
    referral.review(command, envelope, _rule(reach, referral))
    is_escalated = command.decision is ReviewDecision.ESCALATE
    is_disputed = referral.disputed_through is not None or handover.is_disputed(referral.id)
    if not is_escalated or is_disputed:
        return (referral,)
    disagree_with_outcome(reach, handover, referral, command.rationale, envelope)
    return (referral, handover)


def _rule(reach: Reach, referral: Referral) -> ReferralRule:
    """The rule of today for the area of the team that referred."""
    return reach.rulebook.referral_of(referral.team.area)


def _own_team(reach: Reach, envelope: Envelope) -> Team:
    """The team of whoever tells it: the one to which silence comes back."""
    team_id: UUID | None = envelope.team_id
    if team_id is None:
        raise NotPermitted
    return reach.records.team(team_id, field="team_id")
