"""What people tell of one baby, or of where the mother is: data only, as commands.py."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from handover.family.arrangements import Arrangement
from handover.family.birth import Birth
from handover.family.commands import TellOfFamily
from handover.family.places import Place


@dataclass(frozen=True)
class TellOfBaby(TellOfFamily):
    """Anything that is told of one person of the family: of one baby, or of the mother herself."""


@dataclass(frozen=True)
class RecordBirth(TellOfBaby):
    """Record how a baby was born, and that it is: `born_on` is needed while it is awaited.

    `baby_id` None means the only baby of the handover.
    """

    birth: Birth
    born_on: date | None = None
    baby_id: UUID | None = None


@dataclass(frozen=True)
class RecordBabyNumber(TellOfBaby):
    """Record a born baby's own NHS number; `reason` says why one that is known has changed."""

    nhs_number: str
    reason: str = ""
    baby_id: UUID | None = None


@dataclass(frozen=True)
class RecordArrangement(TellOfBaby):
    """Record a surrogacy, fostering or adoption, and what must not be told to whom."""

    arrangement: Arrangement
    baby_id: UUID | None = None


@dataclass(frozen=True)
class RecordPlace(TellOfBaby):
    """Record where somebody is now. `is_mothers`: the mother; else a baby, as above."""

    place: Place
    is_mothers: bool
    baby_id: UUID | None = None
