"""What people have told of a family: one frozen class a fact, with how it changes the record.

As events.py, which holds the births: no clock, no I/O and no validation inside `apply`.
"""

from typing import TYPE_CHECKING
from uuid import UUID

from handover.family.events import Event
from handover.family.household import Person
from handover.family.social_care import SocialCare

if TYPE_CHECKING:
    from handover.family.family import Family


class PersonRecorded(Event):
    """Somebody around the baby was recorded, or what was recorded of them is put right."""

    TOPIC = "family.person_recorded"
    PERSONAL = frozenset({"person"})
    person_id: UUID
    person: Person

    def apply(self, aggregate: "Family") -> None:
        """Keep it after what was said of this person before; who comes back is there again."""
        versions = aggregate.facts.people.setdefault(self.person_id, [])
        versions.append((self.envelope, self.person))
        aggregate.facts.left.pop(self.person_id, None)


class PersonLeft(Event):
    """Somebody belongs to the household no more. What was said of them stays."""

    TOPIC = "family.person_left"
    PERSONAL = frozenset({"reason"})
    person_id: UUID
    reason: str

    def apply(self, aggregate: "Family") -> None:
        """Keep why."""
        aggregate.facts.left[self.person_id] = (self.envelope, self.reason)


class SocialCareRecorded(Event):
    """An authority's involvement with one person was recorded, or put right."""

    TOPIC = "family.social_care_recorded"
    PERSONAL = frozenset({"social_care"})
    entry_id: UUID
    social_care: SocialCare

    def apply(self, aggregate: "Family") -> None:
        """Keep it after what was said of this involvement before."""
        entries = aggregate.facts.social_care.setdefault(self.entry_id, [])
        entries.append((self.envelope, self.social_care))
