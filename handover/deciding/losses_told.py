"""Losses of which a handover did not learn when they were recorded: it was closed, or elsewhere.

Must not decide what a loss stops; the handover does.
"""

from handover.actor import Envelope
from handover.deciding.on_family import named
from handover.family.family import Family
from handover.family.losses import routine_contact_allowed
from handover.handover import Handover


def is_one_living(handover: Handover, family: Family) -> bool:
    """Whether routine contact is allowed about any baby of it."""
    return any(routine_contact_allowed(family, (one,)) for one in handover.baby_ids)


def tell_of_losses(handover: Handover, family: Family, envelope: Envelope) -> None:
    """Each loss of a baby of it that it has not learned of."""
    lost = [one for one in handover.baby_ids if one in family.losses and one not in handover.lost]
    for loss in dict.fromkeys(family.losses[one][1] for one in lost):
        of_it = [one for one in lost if family.losses[one][1] == loss]
        handover.learn_of_loss(
            named(family, of_it),
            of_it,
            loss,
            envelope,
            is_one_living=is_one_living(handover, family),
        )
