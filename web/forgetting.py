"""Deletes what was typed and not sent once it is old enough: half-done records and held forms.

For pages, when somebody opens their records, and when they start. Must not know what was typed.
"""

from contextlib import suppress
from datetime import datetime

from projections.database import TROUBLE
from web.composition import Composition
from web.desk import drafts, held_forms


def forget_what_is_old(together: Composition) -> None:
    """Delete everybody's half-done records and held forms that are too old.

    A clock is not believed by which nothing was recorded for as long as they are kept: it may be
    ahead, and what is deleted cannot be brought back.
    """
    now, desk = together.clock(), together.desk
    newest = _newest_recorded(together)
    if newest is None:
        return
    if now - newest <= drafts.KEPT_FOR:
        desk.drafts.expire(now)
    if now - newest <= held_forms.HELD_FOR:
        desk.held_forms.expire(now)


def _newest_recorded(together: Composition) -> datetime | None:
    """When the newest event was recorded that the lists show; None if nobody can tell."""
    with suppress(*TROUBLE):
        return together.projector.mark().recorded_at
    return None
