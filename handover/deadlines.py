"""When a call and an acknowledgement are due, and what each urgency means for one team.

The rules are data (handover/rules), the receiving area's own or the default. Must not know
handovers, events or a clock.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from handover.calendar import ENGLAND, WorkingCalendar
from handover.hours_in_words import opening_hours_in_words
from handover.ladder import RungDue, rungs_due
from handover.opening_hours import OpeningHours
from handover.rules.reading import read_rulebook
from handover.rules.rule import Rules
from handover.rules.rulebook import Rulebook
from handover.urgency import Urgency

DEFAULT_RULEBOOK = read_rulebook(None)
RULES = DEFAULT_RULEBOOK.default
ANY_AREA = ""
"""The default for every area: handover/rules/default.toml, with the source of each time."""


@dataclass(frozen=True)
class DueTimes:
    """What is frozen into an event: the two due instants (aware UTC), and why they are these."""

    call_due_at: datetime
    acknowledge_due_at: datetime
    rule_id: str
    calendar_version: str
    ladder: tuple[RungDue, ...] = ()
    """Who is asked next when nobody acknowledges; empty in what was recorded before ladders."""


def due_times(
    urgency: Urgency,
    recorded_at: datetime,
    hours: OpeningHours,
    calendar: WorkingCalendar = ENGLAND,
    rules: Rules = RULES,
) -> DueTimes:
    """The due times of a handover recorded at `recorded_at` (aware) for a team with these `hours`.

    `rules` are those of the team's area; the default where nobody says which.
    A call is never due after its acknowledgement: for a team of short days, four open hours may
    end beyond the next working day, and then the call is due with the acknowledgement [P].
    Raises ValueError when `recorded_at` is naive.
    """
    rule = rules[urgency]
    acknowledge_due_at = rule.acknowledge.due_at(recorded_at, hours, calendar)
    call_due_at = rule.call.due_at(recorded_at, hours, calendar)
    return DueTimes(
        call_due_at=min(call_due_at, acknowledge_due_at),
        acknowledge_due_at=acknowledge_due_at,
        rule_id=rule.rule_id,
        calendar_version=calendar.version,
    )


def due_and_ladder(
    urgency: Urgency,
    recorded_at: datetime,
    hours: OpeningHours,
    rulebook: Rulebook = DEFAULT_RULEBOOK,
    area: str = ANY_AREA,
) -> DueTimes:
    """All that is frozen for a team of `area`: the due times, and who is asked from when.

    The ladder starts when the acknowledgement is due. Raises ValueError as `due_times` does.
    """
    due = due_times(urgency, recorded_at, hours, rules=rulebook.of(area))
    ladder = rulebook.ladder_of(area, urgency)
    return replace(due, ladder=rungs_due(ladder, due.acknowledge_due_at, hours, ENGLAND))


def never_later(known: DueTimes, raised: DueTimes) -> DueTimes:
    """`raised`, but nothing in it later than it was `known`: to raise never gives more time."""
    rungs = [
        replace(new, due_at=min(new.due_at, old.due_at))
        for new, old in zip(raised.ladder, known.ladder, strict=False)
    ]
    return replace(
        raised,
        call_due_at=min(raised.call_due_at, known.call_due_at),
        acknowledge_due_at=min(raised.acknowledge_due_at, known.acknowledge_due_at),
        ladder=(*rungs, *raised.ladder[len(rungs) :]),
    )


def explain(urgency: Urgency, hours: OpeningHours, rules: Rules = RULES) -> str:
    """What choosing `urgency` asks of both teams, in plain words for a team with these `hours`."""
    rule = rules[urgency]
    words = (
        f"Ring {rule.call.in_words()}. A named person acknowledges {rule.acknowledge.in_words()}."
    )
    if not (rule.call.follows_team_hours or rule.acknowledge.follows_team_hours):
        return words
    return f"{words} The team is open {opening_hours_in_words(hours)}."


def next_try_at(
    urgency: Urgency,
    last_attempt_at: datetime,
    hours: OpeningHours,
    rules: Rules = RULES,
    calendar: WorkingCalendar = ENGLAND,
) -> datetime:
    """By when (aware UTC) to ring again after an attempt at `last_attempt_at` (aware).

    Equal to it where the rule is to ring again at once. Source: domain section 9(c), [P]. Raises
    ValueError when `last_attempt_at` is naive.
    """
    return rules[urgency].try_again.next_at(last_attempt_at, hours, calendar)
