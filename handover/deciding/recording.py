"""Recording: the handover, and its family, which learns of it in the same save.

Must not decide what a record may say; the aggregates do.
"""

from uuid import NAMESPACE_URL, UUID, uuid5

from eventsourcing.domain import Aggregate

from handover import commands as c
from handover.actor import Asked, Envelope
from handover.content import Trigger
from handover.deciding.births_told import tell_of_birth, told_of_birth
from handover.deciding.on_referral import make, told_at_the_stop
from handover.deciding.reach import Reach
from handover.deciding.safeguarding import told_when_recorded
from handover.directory.refusals import OwnTeamClosed
from handover.following import local_today
from handover.handover import Handover
from handover.permission import check_anywhere
from handover.person import check_number_range
from handover.refusals import NotPermitted
from handover.team import Team

_SUBJECTS = uuid5(NAMESPACE_URL, "pick-up-the-phone/subject")


def subject_id(command_id: UUID) -> UUID:
    """The stream that a command with this id makes: the same command never makes two."""
    return uuid5(_SUBJECTS, command_id.hex)


def record(reach: Reach, command: c.Record, asked: Asked) -> tuple[Aggregate, ...]:
    """The new handover, its family, and what must be saved beside them. Raises Refusal."""
    check_anywhere(asked.actor, type(command))
    mother, envelope = command.about.mother, Envelope.of(asked)
    check_number_range(mother.nhs_number, is_demonstration=reach.is_demonstration)
    receiving = reach.records.team(command.to_team_id)
    receiving.check_open()
    command.about.check_dates(local_today(envelope))
    family, beside = reach.families.of(mother, asked)
    family.meet(mother, envelope)
    is_about_loss = command.trigger is Trigger.LOSS
    baby_ids = family.place(command.about, envelope, is_about_loss=is_about_loss)
    handover = Handover.record(
        command,
        envelope,
        handover_id=subject_id(asked.command_id),
        sending=_sending_team(reach, asked).named,
        receiving=receiving.named,
        due=reach.due(command.urgency, asked.at, receiving),
        family_id=family.id,
        baby_ids=baby_ids,
    )
    family.note_handover(handover.id, baby_ids, envelope)
    tell_of_birth(handover, family, envelope)
    told_when_recorded(family, command, envelope)
    followed: tuple[Aggregate, ...] = (family,)
    if stop := told_at_the_stop(command, asked):
        followed = make(reach, *stop, handover, family)
    others = told_of_birth(reach, family, envelope, but=handover.id)
    return (handover, *followed, *beside, *others)


def _sending_team(reach: Reach, asked: Asked) -> Team:
    """The actor's own team: nobody sends in the name of another, of none, or of a closed one."""
    if asked.actor.team_id is None:
        raise NotPermitted
    team = reach.records.team(asked.actor.team_id, field="team_id")
    if team.is_closed:
        raise OwnTeamClosed
    return team
