"""Undoing a loss: the family, and every handover that had learned of it, in one save.

Must not decide what may be undone; the family does.
"""

from uuid import UUID

from eventsourcing.domain import Aggregate

from handover.actor import Asked, Envelope
from handover.deciding.births_told import tell_of_birth
from handover.deciding.on_family import named, told_through
from handover.deciding.reach import Reach
from handover.family.family import Family
from handover.family.undo_commands import AnswerLossUndone, AskLossUndone
from handover.handover import Handover


def ask_undone(reach: Reach, command: AskLossUndone, asked: Asked) -> tuple[Aggregate, ...]:
    """The question, told to every handover about the baby. Raises as Family.ask_loss_undone."""
    family, envelope = told_through(reach, command, asked), Envelope.of(asked)
    reached = _reached(reach, family, family.ask_loss_undone(command, envelope))
    for handover in reached:
        handover.learn_of_undo_asked(envelope)
    return (family, *reached)


def answer_undone(reach: Reach, command: AnswerLossUndone, asked: Asked) -> tuple[Aggregate, ...]:
    """The answer, and all that goes on by it. Raises as Family.answer_loss_undone."""
    family, envelope = told_through(reach, command, asked), Envelope.of(asked)
    baby_ids, is_undone = family.answer_loss_undone(command, envelope)
    reached = _reached(reach, family, baby_ids)
    for handover in reached:
        if not is_undone:
            handover.learn_of_undo_refused(envelope)
            continue
        of_it = [one for one in handover.baby_ids if one in baby_ids]
        handover.learn_of_undone(named(family, of_it), of_it, envelope)
        tell_of_birth(handover, family, envelope)
    referrals = _referrals(reach, family, baby_ids, envelope) if is_undone else ()
    return (family, *reached, *referrals)


def _referrals(
    reach: Reach, family: Family, baby_ids: tuple[UUID, ...], envelope: Envelope
) -> tuple[Aggregate, ...]:
    """The referrals that the loss had stopped: what is awaited is due again."""
    found = reach.referrals(family.referrals_about(baby_ids))
    for referral in found:
        referral.learn_of_undone(envelope)
    return tuple(one for one in found if one.pending_events)


def _reached(reach: Reach, family: Family, baby_ids: tuple[UUID, ...]) -> list[Handover]:
    """The family's handovers about these babies, but for those that were entered in error.

    Closed ones too: their teams had learned of the loss, and have to learn that it was none.
    """
    about = [one for one, known in family.handovers.items() if set(known).intersection(baby_ids)]
    handovers = [reach.records.handover(one) for one in about]
    return [one for one in handovers if not one.is_in_error]
