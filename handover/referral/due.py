"""By when a word from the authority, or a review, is due, and by which rule. Pure.

A front door is no team of the directory, so nobody here knows its hours: its working days are
Monday to Friday, without England's bank holidays [P]. Must not know referrals.
"""

from dataclasses import dataclass
from datetime import datetime

from handover.calendar import ENGLAND, WorkingCalendar
from handover.opening_hours import OpeningHours
from handover.time_limits import ByClosing

OFFICE = OpeningHours.weekdays()


@dataclass(frozen=True)
class ReferralRule:
    """An area's limits. A changed rule gets a new id: old referrals keep the old one."""

    rule_id: str
    acknowledge: ByClosing
    outcome: ByClosing
    review: ByClosing


@dataclass(frozen=True)
class ReferralDue:
    """What is frozen into an event: the due instant (aware UTC), and why it is this one."""

    due_at: datetime
    rule_id: str
    calendar_version: str


def due_by(
    limit: ByClosing, rule_id: str, start: datetime, calendar: WorkingCalendar = ENGLAND
) -> ReferralDue:
    """When `limit` runs out for what began at `start` (aware)."""
    return ReferralDue(limit.due_at(start, OFFICE, calendar), rule_id, calendar.version)
