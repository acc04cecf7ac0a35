"""What people ask for in daily work: data only, no rules and no clock.

As handover/commands.py. Must not know who asks.
"""

from dataclasses import dataclass
from datetime import date

from handover.commands import OnHandover
from handover.daily.asides import HowLong, WhySetAside
from handover.daily.colleagues import Colleague, WhyReassigned


@dataclass(frozen=True)
class Reassign(OnHandover):
    """Name another colleague of the receiving team for what was acknowledged."""

    colleague: Colleague
    why: WhyReassigned


@dataclass(frozen=True)
class ReassignSender(OnHandover):
    """Name another colleague of the sending team while it holds the family."""

    colleague: Colleague
    why: WhyReassigned


@dataclass(frozen=True)
class SetAside(OnHandover):
    """Take it out of one's own team's way for a while. Every clock goes on."""

    how_long: HowLong
    why: WhySetAside


@dataclass(frozen=True)
class ClaimCall(OnHandover):
    """Say "I am ringing now", so that two do not ring at once. It ends by itself."""


@dataclass(frozen=True)
class ReportWordOfMouth(OnHandover):
    """Report that somebody said on the telephone that they take it on. It stops no clock.

    `professional` is whom a conversation was logged with.
    """

    professional: str
    next_action: str
    next_action_on: date
