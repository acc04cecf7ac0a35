"""The refusals of a family that lost a baby: each kind, and naming whom to ask.

As handover/refusals.py. Must not know how a refusal is shown.
"""

from handover.refusals import Refusal


class BabyHasDied(Refusal):
    """Nothing routine begins about a baby who died (domain 2.7; 9d, 13)."""

    code = "baby_has_died"
    sentence = (
        "This baby has died, so nothing routine can be recorded. Nobody should ring or visit about "
        "the baby. For support after the loss, choose the reason Loss of a baby."
    )


class LossKnown(Refusal):
    """A loss is recorded once."""

    code = "loss_known"
    sentence = "This loss is recorded already, and routine contact has stopped."


class RoutineContactStopped(Refusal):
    """After a loss nothing routine is asked, promised or sent on; what happened may be told."""

    code = "routine_contact_stopped"
    sentence = (
        "This family has lost the baby, so routine contact has stopped and this cannot be done. "
        "You can still add a note."
    )


class NoLossToConfirm(Refusal):
    """Nobody confirms to know of what was not recorded."""

    code = "no_loss_to_confirm"
    sentence = "No loss is waiting for your team to confirm that it knows."


class NoLossToUndo(Refusal):
    """Nobody undoes what was not recorded."""

    code = "no_loss_to_undo"
    sentence = "No loss is recorded here, so there is nothing to undo."


class LossAlreadyUndone(Refusal):
    """A loss is undone once."""

    code = "loss_already_undone"
    sentence = "This loss has been undone already, and what it stopped goes on."


class UndoAlreadyAsked(Refusal):
    """One question at a time, so that nobody confirms another one than they read."""

    code = "undo_already_asked"
    sentence = "A second person has to answer that before anybody can ask again."


class UndoNotAsked(Refusal):
    """Two people, one after the other: nobody confirms what nobody asked."""

    code = "undo_not_asked"
    sentence = (
        "Nobody has asked for this loss to be undone, or it has been answered meanwhile. "
        "Open the record to see how it stands."
    )


class SecondPersonNeeded(Refusal):
    """Nobody undoes a loss alone (domain 9d, 15)."""

    code = "second_person_needed"
    sentence = (
        "You asked for this yourself, so somebody else has to confirm it. "
        "Ask a colleague of either team."
    )


class LaterPregnancyKnown(Refusal):
    """Undoing would make two pregnancies at once."""

    code = "later_pregnancy_known"
    sentence = (
        "Another pregnancy has been recorded since, so this loss cannot be undone. "
        "Add a note that says what is wrong."
    )


class NoUndoToConfirm(Refusal):
    """Nobody confirms to know of what did not happen."""

    code = "no_undo_to_confirm"
    sentence = "No loss that was undone is waiting for your team to confirm that it knows."
