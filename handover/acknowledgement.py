"""The word of a named professional who takes a handover on, and who holds responsibility.

Must not know forms: an acknowledgement without a name, a next action and a date cannot be made.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from handover.commands import Acknowledge
from handover.refusals import InvalidValue, NextActionInPast, NextActionTooFar
from handover.teams import TeamNamed
from handover.text import REASON, line, paragraph

LONGEST_NEXT_ACTION = timedelta(days=366)
"""A next action further off holds nobody to anything [P]."""


@dataclass(frozen=True)
class Holder:
    """Who holds responsibility: a named person of one team. There is always exactly one."""

    team: TeamNamed
    name: str
    role: str


@dataclass(frozen=True)
class Acknowledgement:
    """What a named professional will do next, and by which day."""

    professional: str
    professional_role: str
    next_action: str
    next_action_on: date

    @classmethod
    def of(cls, command: Acknowledge, today: date) -> "Acknowledgement":
        """The words of `command`, cleaned. Raises InvalidValue and the NextAction refusals."""
        next_action_on = promised_day(command.next_action_on, today)
        return cls(
            professional=line(
                command.professional,
                field="professional",
                called="the name of the person who takes this on",
            ),
            professional_role=line(
                command.professional_role, field="professional_role", called="their role"
            ),
            next_action=paragraph(
                command.next_action, field="next_action", called="the next action", longest=REASON
            ),
            next_action_on=next_action_on,
        )


def named_day(day: date | None) -> date:
    """`day`, if there is one: a promise names its day. Raises InvalidValue."""
    if day is None:
        raise InvalidValue("Enter the day by which it will be done", field="next_action_on")
    return day


def promised_day(day: date | None, today: date) -> date:
    """`day`, if something can be promised for it. Raises InvalidValue or a NextAction refusal."""
    day = named_day(day)
    if day < today:
        raise NextActionInPast(field="next_action_on")
    if day - today > LONGEST_NEXT_ACTION:
        raise NextActionTooFar(field="next_action_on")
    return day
