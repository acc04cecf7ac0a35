"""What a record says to whoever may open it: the same parts now and as of a moment of the past.

Must not know what may be done with it, nor how it is drawn.
"""

from datetime import datetime
from typing import Any

from handover.actor import Actor
from handover.family.family import Family
from handover.handover import Handover
from handover.looking import Looks
from web.presenters.arrangements import arrangements_shown
from web.presenters.changes import changes_shown
from web.presenters.disagreements import disagreements_shown
from web.presenters.family_summary import family_summary
from web.presenters.hidden import safeguards_shown
from web.presenters.loss import loss_shown
from web.presenters.moved import moved_shown
from web.presenters.referrals import referrals_shown
from web.presenters.sheet import sheet
from web.presenters.undone import undo_shown


def parts_of(
    looking: Looks, handover: Handover, family: Family | None, actor: Actor, now: datetime
) -> dict[str, Any]:
    """The parts by the names that the page has for them, as they stand at `now`.

    `family` is what `actor` may know of it, and `looking` where its other records are found.
    """
    return {
        "handover_id": handover.id,
        "sheet": sheet(handover, now),
        "referrals": referrals_shown(handover, looking.referrals_of(family), actor, now),
        "disagreements": disagreements_shown(handover, actor, now),
        "family": family_summary(family, handover.baby_ids),
        "safeguards": safeguards_shown(handover, family),
        "loss": loss_shown(handover, family, actor),
        "moved": moved_shown(handover, family, looking.taken_on(family)),
        "changes": changes_shown(handover, actor),
        "arrangements": arrangements_shown(family, handover.baby_ids),
        "undo": undo_shown(handover, family, actor),
        "is_mine_to_send": actor.team_id == handover.sending.team_id,
        "is_mine_to_receive": actor.team_id == handover.receiving.team_id,
    }
