"""What is told of a family through one of its handovers, and whom a loss reaches.

Must not decide what may be told; the family does.
"""

from collections.abc import Iterable
from uuid import UUID

from eventsourcing.domain import Aggregate

from handover.actor import Asked, Envelope
from handover.deciding.births_told import told_of_birth
from handover.deciding.reach import Reach
from handover.family.babies import BabyNamed
from handover.family.baby_commands import RecordBabyNumber, TellOfBaby
from handover.family.commands import ExportChronology, RecordLoss, TellOfFamily
from handover.family.each_baby import BABYS_NUMBER
from handover.family.family import Family
from handover.family.losses import routine_contact_allowed
from handover.person import check_number_range, parse_nhs_number
from handover.states import State


def tell(reach: Reach, command: TellOfFamily, asked: Asked) -> tuple[Aggregate, ...]:
    """The family, with what it was told. Raises NoFamilyHere."""
    family = told_through(reach, command, asked)
    family.tell(command, Envelope.of(asked))
    return (family,)


def tell_of_baby(reach: Reach, command: TellOfBaby, asked: Asked) -> tuple[Aggregate, ...]:
    """The family, with what it was told of one baby, and the open handovers that learn of a birth.

    Raises as Family.tell_of_baby.
    """
    family, envelope = told_through(reach, command, asked), Envelope.of(asked)
    if isinstance(command, RecordBabyNumber):
        number = parse_nhs_number(command.nhs_number, called=BABYS_NUMBER)
        check_number_range(number, is_demonstration=reach.is_demonstration)
    family.tell_of_baby(command, envelope)
    return (family, *told_of_birth(reach, family, envelope))


def export(reach: Reach, command: ExportChronology, asked: Asked) -> tuple[Aggregate, ...]:
    """The family, with who takes its chronology out. Raises as Family.export_chronology."""
    family = told_through(reach, command, asked)
    about = family.handovers[command.handover_id]
    family.export_chronology(
        command,
        Envelope.of(asked),
        opened_at=family.created_on,
        is_routine_allowed=routine_contact_allowed(family, about),
    )
    return (family,)


def told_through(reach: Reach, command: TellOfFamily, asked: Asked) -> Family:
    """The family of the handover by which it is told. Raises NoFamilyHere."""
    return reach.families.told_through(reach.handover(command, asked))


def record_loss(reach: Reach, command: RecordLoss, asked: Asked) -> tuple[Aggregate, ...]:
    """The family, and every open handover and referral about who was lost: one save, or nothing.

    They are the family's own list, never a view's. Raises as Family.record_loss.
    """
    family, envelope = told_through(reach, command, asked), Envelope.of(asked)
    lost = set(family.record_loss(command, envelope))
    about = [one for one, baby_ids in family.handovers.items() if lost.intersection(baby_ids)]
    handovers = [reach.records.handover(one) for one in about]
    reached = [one for one in handovers if one.state is not State.CLOSED]
    for handover in reached:
        of_it = [one for one in handover.baby_ids if one in lost]
        handover.learn_of_loss(
            named(family, of_it),
            of_it,
            command.loss,
            envelope,
            is_one_living=any(routine_contact_allowed(family, (one,)) for one in handover.baby_ids),
        )
    return (family, *reached, *_referrals(reach, family, lost, envelope))


def _referrals(
    reach: Reach, family: Family, lost: set[UUID], envelope: Envelope
) -> tuple[Aggregate, ...]:
    """The referrals of whose babies none lives, where the loss changes anything."""
    found = reach.referrals(family.referrals_without_a_living_baby(lost))
    for referral in found:
        referral.learn_of_loss(envelope)
    return tuple(one for one in found if one.pending_events)


def named(family: Family, baby_ids: Iterable[UUID]) -> list[BabyNamed]:
    """These babies as a handover names them: in their order of birth, with their names."""
    return [BabyNamed(family.babies[one].order, family.babies[one].name) for one in baby_ids]
