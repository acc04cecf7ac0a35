"""What a keeper asks for beyond a team's first number: its other numbers, and what it covers.

As commands.py: data only, no rules and no clock.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from handover.commands import Command
from handover.directory.numbers import Purpose
from handover.opening_hours import OpeningHours


@dataclass(frozen=True)
class AddNumber(Command):
    """Keep a further number of a team. Without hours it answers when the team does."""

    team_id: UUID
    telephone: str
    purpose: Purpose
    whose: str = ""
    hours: OpeningHours | None = None
    verified_on: date | None = None


@dataclass(frozen=True)
class RetireNumber(Command):
    """Say that a number is the team's no more, and why. Nobody is offered it again."""

    team_id: UUID
    key: int
    reason: str


@dataclass(frozen=True)
class RingFirst(Command):
    """Say which of a team's numbers is rung first."""

    team_id: UUID
    key: int


@dataclass(frozen=True)
class ChangeCover(Command):
    """Say what a team covers from now on. `uncovered` is why an area may be left with no team."""

    team_id: UUID
    authorities: tuple[str, ...]
    districts: tuple[str, ...]
    uncovered: str = ""


@dataclass(frozen=True)
class ChangeMailbox(Command):
    """Say where a team is told by email that something waits for it: nowhere, if blank.

    `mailbox_verified_on` is when somebody of the team said that the team reads it.
    """

    team_id: UUID
    mailbox: str
    mailbox_verified_on: date | None = None


@dataclass(frozen=True)
class NameSuccessor(Command):
    """Say which team took over from a closed one. What is still open with that one moves there."""

    team_id: UUID
    successor_id: UUID
