"""What the clock asks for: data only, no rules. No page and no program can ask for it.

As handover/commands.py. Which facts are due is for the record to say, so neither names one.
"""

from dataclasses import dataclass
from uuid import UUID

from handover.commands import Command, OnHandover


@dataclass(frozen=True)
class Chase(OnHandover):
    """Record what has fallen due about a handover and was not recorded yet."""


@dataclass(frozen=True)
class ChaseReferral(Command):
    """Record that the word of a referral did not come in time."""

    referral_id: UUID
