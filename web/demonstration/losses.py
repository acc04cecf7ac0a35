"""Turns what an invented handover tells of a loss, or of a mistaken one, into its command.

Must not know the other deeds.
"""

from datetime import datetime
from uuid import UUID

from handover import commands as c
from handover.answers import HowKnown
from handover.calendar import local_date
from handover.family import undo_commands as undo
from handover.family.commands import ConfirmLossKnown, RecordLoss
from handover.family.losses import Loss, LossKind
from handover.family.part_dates import PartDate
from web.demonstration.stories import Deed, Step


def about_loss(step: Step, handover_id: UUID, at: datetime) -> c.OnHandover | None:
    """The command that does `step` at `at`; None if it is about something else."""
    match step.deed:
        case Deed.LOSS:
            return RecordLoss(handover_id, _loss(step, at))
        case Deed.LOSS_KNOWN:
            return ConfirmLossKnown(handover_id)
        case Deed.UNDO_ASKED:
            return undo.AskLossUndone(handover_id, step.words["reason"])
        case Deed.UNDO_ANSWERED:
            words = step.words["words"]
            return undo.AnswerLossUndone(handover_id, step.words["is_mistake"], words)
        case Deed.UNDO_KNOWN:
            return undo.ConfirmUndoKnown(handover_id)
    return None


def _loss(step: Step, at: datetime) -> Loss:
    """Of that month: nobody tells the day here, for the region may be as old as the month."""
    month = local_date(at)
    return Loss(
        LossKind(step.words["kind"]),
        HowKnown.TOLD,
        step.words["plan"],
        happened_on=PartDate(month.year, month.month),
        from_whom=step.words["from_whom"],
        contact_name=step.words["contact"],
        contact_role=step.words["contact_role"],
        contact_telephone=step.words["contact_telephone"],
    )
