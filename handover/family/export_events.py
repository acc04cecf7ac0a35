"""What is stated in a family's record when its chronology is taken out. As events.py."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from handover.family.events import Event
from handover.family.exports import Export, Part, Purpose

if TYPE_CHECKING:
    from handover.family.family import Family


class ChronologyExported(Event):
    """Somebody took the chronology out of the service, through one handover of the family."""

    TOPIC = "family.chronology_exported"
    PERSONAL = frozenset({"reason"})
    handover_id: UUID
    part: Part
    purpose: Purpose
    reason: str
    as_known_on: datetime | None

    def apply(self, aggregate: "Family") -> None:
        """Keep who took out what, and why."""
        export = Export(self.part, self.purpose, self.reason, self.as_known_on)
        aggregate.exports.append((self.envelope, export))
