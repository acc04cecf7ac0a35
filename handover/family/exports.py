"""A chronology that was taken out of the service: which part of it, what for and why.

Must not know what stands in a chronology, nor how it is written.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Part(Enum):
    """What of a chronology is wanted: significant events, all that happened, or one kind."""

    SIGNIFICANT = "significant"
    EVERYTHING = "everything"
    HANDOVERS = "handovers"
    SOCIAL_CARE = "social_care"
    PEOPLE = "people"
    BABIES = "babies"
    MOVES = "moves"
    LOSSES = "losses"
    SAFETY = "safety"
    CORRECTIONS = "corrections"
    EXPORTS = "exports"
    DAILY_WORK = "daily_work"


class Purpose(Enum):
    """What an export is for [P]."""

    MEETING = "meeting"
    SUPERVISION = "supervision"
    TRANSFER = "transfer"
    REVIEW = "review"


AFTER_LOSS = frozenset({Purpose.REVIEW})
"""What a chronology is still needed for once a baby has died: no routine (9d, 13)."""


@dataclass(frozen=True)
class Export:
    """One export. `as_known_on` is the moment as of which it was asked for; None: its own."""

    part: Part
    purpose: Purpose
    reason: str
    as_known_on: datetime | None
