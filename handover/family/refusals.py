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


class AddressHidden(Refusal):
    """A flag is set once."""

    code = "address_hidden"
    sentence = "Her address is hidden already."


class AddressNotHidden(Refusal):
    """What is not hidden needs no clearing."""

    code = "address_not_hidden"
    sentence = "Her address is not hidden, so there is nothing to change."
