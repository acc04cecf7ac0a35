"""When the sending team is reminded to ring, or to ring again. Pure; reads no clock.

Must not know handovers. How soon to ring again is handover/repeat_attempts.py; this adds only when
a reminder may be given. The limits are our own [P].
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile

from handover.calendar import ENGLAND, WorkingCalendar, local_date
from handover.opening_hours import OpeningHours
from handover.repeat_attempts import TryAgain

PAUSE = timedelta(minutes=10)
"""Whoever rings again and again is not reminded between two calls [P]."""
_LOOKED_AHEAD = timedelta(days=14)


@dataclass(frozen=True)
class Ringing:
    """By which rule a team is rung again, and when either team is there."""

    try_again: TryAgain
    sending: OpeningHours
    receiving: OpeningHours

    def reminded_at(self, last: datetime | None, call_due_at: datetime) -> datetime:
        """From when (aware UTC) to remind: `last` is the newest attempt, None before the first.

        What waits for a team to open is said while both are open, for only then is it of use.
        """
        due_at = call_due_at
        if last is not None:
            due_at = max(self.try_again.next_at(last, self.receiving, ENGLAND), last + PAUSE)
        if not self.try_again.follows_team_hours:
            return due_at
        return both_open_from(due_at, self.sending, self.receiving)


def both_open_from(
    moment: datetime,
    one: OpeningHours,
    other: OpeningHours,
    calendar: WorkingCalendar = ENGLAND,
) -> datetime:
    """The first moment from `moment` (aware) on at which both are open.

    Two teams that are never open together, for two weeks: when `one` is.
    """
    latest = moment + _LOOKED_AHEAD
    spans = calendar.open_spans(one, local_date(moment))
    for span in takewhile(lambda span: span.opens_at < latest, spans):
        theirs = next(calendar.open_spans(other, local_date(span.opens_at)))
        begins_at = max(moment, span.opens_at, theirs.opens_at)
        if begins_at < min(span.closes_at, theirs.closes_at):
            return begins_at
    return calendar.next_opening(one, moment)
