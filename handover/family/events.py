"""What has become known of a family: one frozen class a fact, with how it changes the record.

`apply` runs again at every replay: no clock, no I/O, no validation inside it.
"""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from eventsourcing.domain import Aggregate

from handover.actor import Envelope
from handover.calendar import local_date
from handover.family.babies import Baby, BabyNamed, BabyState, baby_id_of
from handover.family.pregnancies import Pregnancy
from handover.person import Mother
from handover.stated import Stated

if TYPE_CHECKING:
    from handover.family.family import Family


class Event(Stated):
    """What every event of a family carries."""

    envelope: Envelope


class Opened(Event, Aggregate.Created):
    """Somebody recorded about this mother for the first time."""

    TOPIC = "family.opened"
    PERSONAL = frozenset({"mother"})
    mother: Mother

    def apply(self, aggregate: "Family") -> None:
        """Keep who she is."""
        aggregate.mother = self.mother


class PregnancyRecorded(Event):
    """A pregnancy that nobody had recorded before. Either date is known, not both."""

    TOPIC = "family.pregnancy_recorded"
    PERSONAL = frozenset({"due_on", "born_on"})
    pregnancy_id: UUID
    due_on: date | None
    born_on: date | None

    def apply(self, aggregate: "Family") -> None:
        """Keep it beside the others."""
        on = local_date(self.envelope.recorded_at)
        pregnancy = Pregnancy(self.pregnancy_id, self.due_on, self.born_on, on)
        aggregate.pregnancies[self.pregnancy_id] = pregnancy


class DueDateChanged(Event):
    """Somebody gave another due date for the same pregnancy; the newest counts."""

    TOPIC = "family.due_date_changed"
    PERSONAL = frozenset({"due_on"})
    pregnancy_id: UUID
    due_on: date

    def apply(self, aggregate: "Family") -> None:
        """Keep the newer date."""
        known = aggregate.pregnancies[self.pregnancy_id]
        aggregate.pregnancies[self.pregnancy_id] = replace(known, due_on=self.due_on)


class BirthRecorded(Event):
    """The babies of a pregnancy have been born; those known before have their birth now."""

    TOPIC = "family.birth_recorded"
    PERSONAL = frozenset({"born_on"})
    pregnancy_id: UUID
    born_on: date

    def apply(self, aggregate: "Family") -> None:
        """Every unborn baby of it is born."""
        known = aggregate.pregnancies[self.pregnancy_id]
        aggregate.pregnancies[self.pregnancy_id] = replace(known, born_on=self.born_on)
        for baby in aggregate.babies_of(self.pregnancy_id):
            if baby.state is BabyState.UNBORN:
                born = replace(baby, state=BabyState.BORN, born_on=self.born_on)
                aggregate.babies[baby.baby_id] = born


class BabiesNamed(Event):
    """Babies of a pregnancy were told apart, or were given a name."""

    TOPIC = "family.babies_named"
    PERSONAL = frozenset({"babies"})
    pregnancy_id: UUID
    babies: list[BabyNamed]

    def apply(self, aggregate: "Family") -> None:
        """Add who is new; who is known takes the name, if there is one."""
        born_on = aggregate.pregnancies[self.pregnancy_id].born_on
        state = BabyState.UNBORN if born_on is None else BabyState.BORN
        for named in self.babies:
            baby_id = baby_id_of(self.pregnancy_id, named.order)
            unknown = Baby(baby_id, self.pregnancy_id, named.order, state, born_on=born_on)
            known = aggregate.babies.get(baby_id, unknown)
            aggregate.babies[baby_id] = replace(known, name=named.name or known.name)


class HandoverNoted(Event):
    """A handover about these babies points here, so that what happens to them reaches it."""

    TOPIC = "family.handover_noted"
    handover_id: UUID
    baby_ids: list[UUID]

    def apply(self, aggregate: "Family") -> None:
        """Keep the way to the handover."""
        aggregate.handovers[self.handover_id] = tuple(self.baby_ids)
