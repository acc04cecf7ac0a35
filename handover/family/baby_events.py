"""What is stated of one baby, or of where the mother is. As events.py."""

from typing import TYPE_CHECKING
from uuid import UUID

from handover.family.arrangements import Arrangement
from handover.family.birth import Birth
from handover.family.events import Event
from handover.family.places import Place

if TYPE_CHECKING:
    from handover.family.family import Family


class BirthTold(Event):
    """How a baby was born."""

    TOPIC = "family.birth_told"
    PERSONAL = frozenset({"birth"})
    baby_id: UUID
    birth: Birth

    def apply(self, aggregate: "Family") -> None:
        """Keep it after what was told before."""
        aggregate.each_baby.births.setdefault(self.baby_id, []).append((self.envelope, self.birth))


class BabyNumberRecorded(Event):
    """A baby has an NHS number of its own; an older one is kept beside it."""

    TOPIC = "family.baby_number_recorded"
    PERSONAL = frozenset({"nhs_number", "reason"})
    baby_id: UUID
    nhs_number: str
    reason: str

    def apply(self, aggregate: "Family") -> None:
        """Keep it after the numbers before it."""
        numbers = aggregate.each_baby.numbers.setdefault(self.baby_id, [])
        numbers.append((self.envelope, self.nhs_number, self.reason))


class PlaceRecorded(Event):
    """Where a baby is, or the mother (`baby_id` None)."""

    TOPIC = "family.place_recorded"
    PERSONAL = frozenset({"place"})
    baby_id: UUID | None
    place: Place

    def apply(self, aggregate: "Family") -> None:
        """Keep it after the places before it."""
        places = aggregate.each_baby.places.setdefault(self.baby_id, [])
        places.append((self.envelope, self.place))


class ArrangementRecorded(Event):
    """What is arranged for a baby."""

    TOPIC = "family.arrangement_recorded"
    PERSONAL = frozenset({"arrangement"})
    baby_id: UUID
    arrangement: Arrangement

    def apply(self, aggregate: "Family") -> None:
        """Keep it after what was arranged before."""
        arrangements = aggregate.each_baby.arrangements.setdefault(self.baby_id, [])
        arrangements.append((self.envelope, self.arrangement))
