"""Whether a message may still go, judged in the moment in which it would.

A loss stops it (9d, 13: fails closed). No message goes to a family, so safe contact has no say.
Must not know how an email is sent.
"""

from handover.content import Trigger
from handover.deciding.losses_told import is_one_living
from handover.family.family import Family
from handover.handover import Handover
from handover.outbox.message import Message
from handover.outbox.occasions import still_holds
from handover.outbox.outcomes import WhySuppressed
from handover.team import Team


def why_not(
    message: Message, handover: Handover, family: Family | None, team: Team
) -> WhySuppressed | None:
    """Why the message must not go to `team`; None when it may."""
    if not _is_contact_allowed(handover, family):
        return WhySuppressed.LOSS
    if not still_holds(message.occasion, handover, message.team_id):
        return WhySuppressed.HOLDS_NO_MORE
    return None if team.tell_at else WhySuppressed.NO_ADDRESS


def _is_contact_allowed(handover: Handover, family: Family | None) -> bool:
    """Whether a baby of it lives, or it asks for support after a loss. No family is a no."""
    if handover.is_stopped or family is None:
        return False
    return handover.trigger is Trigger.LOSS or is_one_living(handover, family)
