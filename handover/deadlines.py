"""When a call and an acknowledgement are due, and what each urgency means for one team.

The rules are one table, the default for every area. Must not know handovers, events or a clock.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from handover.calendar import ENGLAND, WorkingCalendar
from handover.hours_in_words import opening_hours_in_words
from handover.opening_hours import OpeningHours
from handover.time_limits import ByClosing, ClockTime, OpenTime, TimeLimit, WithinTheDay
from handover.urgency import Urgency


@dataclass(frozen=True)
class Rule:
    """One urgency's two limits. A changed rule gets a new id: old events keep the old one."""

    rule_id: str
    call: TimeLimit
    acknowledge: TimeLimit


@dataclass(frozen=True)
class DueTimes:
    """What is frozen into an event: the two due instants (aware UTC), and why they are these."""

    call_due_at: datetime
    acknowledge_due_at: datetime
    rule_id: str
    calendar_version: str


# All [P], domain section 9(c): no national rule sets a time between a midwife and a health visitor.
# The nearest sourced anchors: Immediate, four hours at most for a paediatric examination; Same day
# and Priority, children's social care decides the same day and answers in one working day.
RULES = MappingProxyType(
    {
        Urgency.IMMEDIATE: Rule(
            "immediate/1",
            call=ClockTime(timedelta(minutes=30)),
            acknowledge=ClockTime(timedelta(hours=2)),
        ),
        Urgency.SAME_DAY: Rule(
            "same-day/1",
            call=WithinTheDay(at_most=timedelta(hours=4), at_least=timedelta(hours=1)),
            acknowledge=ClockTime(timedelta(hours=4)),
        ),
        Urgency.PRIORITY: Rule(
            "priority/1",
            call=OpenTime(timedelta(hours=4)),
            acknowledge=ByClosing(working_days=1),
        ),
        Urgency.ROUTINE: Rule(
            "routine/1",
            call=ByClosing(working_days=1),
            acknowledge=ByClosing(working_days=2),
        ),
    }
)


def due_times(
    urgency: Urgency,
    recorded_at: datetime,
    hours: OpeningHours,
    calendar: WorkingCalendar = ENGLAND,
) -> DueTimes:
    """The due times of a handover recorded at `recorded_at` (aware) for a team with these `hours`.

    A call is never due after its acknowledgement: for a team of short days, four open hours may
    end beyond the next working day, and then the call is due with the acknowledgement [P].
    Raises ValueError when `recorded_at` is naive.
    """
    rule = RULES[urgency]
    acknowledge_due_at = rule.acknowledge.due_at(recorded_at, hours, calendar)
    call_due_at = rule.call.due_at(recorded_at, hours, calendar)
    return DueTimes(
        call_due_at=min(call_due_at, acknowledge_due_at),
        acknowledge_due_at=acknowledge_due_at,
        rule_id=rule.rule_id,
        calendar_version=calendar.version,
    )


def explain(urgency: Urgency, hours: OpeningHours) -> str:
    """What choosing `urgency` asks of both teams, in plain words for a team with these `hours`."""
    rule = RULES[urgency]
    words = (
        f"Ring {rule.call.in_words()}. A named person acknowledges {rule.acknowledge.in_words()}."
    )
    if not (rule.call.follows_team_hours or rule.acknowledge.follows_team_hours):
        return words
    return f"{words} The team is open {opening_hours_in_words(hours)}."
