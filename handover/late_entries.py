"""When a call may have happened that is written down now: not in the future, and not too long ago.

Must not know what came of it.
"""

from datetime import datetime, timedelta

from handover.actor import Envelope
from handover.refusals import HappenedInFuture, HappenedTooEarly, InvalidValue

LATEST_ENTRY = timedelta(days=7)
"""A call may be entered late, but it may not lie further before the record than this [P]."""


def check_happened(envelope: Envelope, recorded_at: datetime) -> None:
    """Refuse a call in the future, or one so old that it belongs to something else.

    Raises InvalidValue, HappenedInFuture or HappenedTooEarly.
    """
    if envelope.happened_at.tzinfo is None:
        raise InvalidValue(
            "Say in which time zone the call happened, for example 2026-05-03T16:30:00+01:00",
            field="happened_at",
        )
    if envelope.happened_at > envelope.recorded_at:
        raise HappenedInFuture(field="happened_at")
    if envelope.happened_at < recorded_at - LATEST_ENTRY:
        raise HappenedTooEarly(field="happened_at")
