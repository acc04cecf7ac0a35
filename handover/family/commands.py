"""What people tell of a family through one of its handovers: data only, no rules and no clock.

As handover/commands.py. Each is addressed by a handover, for nobody sees a family but by one.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handover.commands import OnHandover
from handover.family.exports import Part, Purpose
from handover.family.household import Person
from handover.family.losses import Loss
from handover.family.social_care import SocialCare


@dataclass(frozen=True)
class TellOfFamily(OnHandover):
    """Anything that is told of the family that a handover is about."""


@dataclass(frozen=True)
class RecordPerson(TellOfFamily):
    """Record somebody around the baby, or put right what is recorded of `person_id`."""

    person: Person
    person_id: UUID | None = None


@dataclass(frozen=True)
class PersonHasLeft(TellOfFamily):
    """Say that somebody belongs to the household no more. Nothing is erased."""

    person_id: UUID
    reason: str


@dataclass(frozen=True)
class RecordSocialCare(TellOfFamily):
    """Record one authority's involvement with one person, or put right `entry_id`."""

    social_care: SocialCare
    entry_id: UUID | None = None


@dataclass(frozen=True)
class RecordLoss(TellOfFamily):
    """Record that a baby died, or that a pregnancy was lost: `baby_id` None means all of it."""

    loss: Loss
    baby_id: UUID | None = None


@dataclass(frozen=True)
class ExportChronology(TellOfFamily):
    """Take the family's chronology out of the service: which part, what for and why.

    `as_known_on` is the moment as of which it is wanted; None means now.
    """

    part: Part
    purpose: Purpose
    reason: str
    as_known_on: datetime | None = None


@dataclass(frozen=True)
class ConfirmLossKnown(OnHandover):
    """Say for one's team that it knows of the loss, so that nobody rings or visits by mistake."""
