"""What two limits of one rule must be to each other. Must not know where they are written."""

from datetime import datetime, timedelta

from handover.calendar import ENGLAND, LONDON
from handover.opening_hours import OpeningHours
from handover.rules.limits import Refuse
from handover.rules.rule import Rule
from handover.words import say_time

OFFICE = OpeningHours.weekdays()
ORDINARY_MONDAY = datetime(2026, 2, 2, tzinfo=LONDON)
"""Of a month without bank holidays or a change of the clocks."""
HOURS_OF_A_WEEK = 7 * 24


def check_call_comes_first(rule: Rule, refuse: Refuse) -> None:
    """Refuse a rule by which an ordinary team is to be rung after it has to acknowledge.

    Tried out for every hour of an ordinary week of a team open Monday to Friday, 9am to 5pm.
    Odd hours may still bring it about; then the call is due with the acknowledgement.
    """
    for hour in range(HOURS_OF_A_WEEK):
        start = ORDINARY_MONDAY + timedelta(hours=hour)
        call = rule.call.due_at(start, OFFICE, ENGLAND)
        acknowledge = rule.acknowledge.due_at(start, OFFICE, ENGLAND)
        if call > acknowledge:
            raise refuse(
                "the call would be due after the acknowledgement. For a team open Monday to "
                f"Friday 9am to 5pm, a record of {say_time(start)} would be rung by "
                f"{say_time(call)} and acknowledged by {say_time(acknowledge)}. "
                "Give call less time, or acknowledge more."
            )
