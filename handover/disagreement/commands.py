"""How people say that they differ, and that it is settled: data only, no rules and no clock.

As handover/commands.py.
"""

from dataclasses import dataclass
from uuid import UUID

from handover.commands import OnHandover


@dataclass(frozen=True)
class OnDisagreement(OnHandover):
    """Anything that is said of a disagreement."""


@dataclass(frozen=True)
class RecordDisagreement(OnDisagreement):
    """Differ with the outcome of `referral_id`, or with the decline where it is None."""

    reasons: str
    referral_id: UUID | None = None


@dataclass(frozen=True)
class SettleDisagreement(OnDisagreement):
    """Say what was agreed. What both said before stays."""

    disagreement_id: UUID
    words: str
