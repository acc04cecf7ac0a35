"""What a family's record makes of what is told of one baby: its birth, its number, where it is.

A part of the Family aggregate in a module of its own. Must not know who may tell.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from handover.actor import Envelope
from handover.calendar import local_date
from handover.family import baby_commands as c
from handover.family import baby_events as events
from handover.family.arrangements import Arrangement
from handover.family.babies import Baby
from handover.family.birth import Birth
from handover.family.events import BirthRecorded, Event
from handover.family.part_dates import PartDate
from handover.family.places import Place
from handover.family.pregnancies import EARLIEST_BIRTH, LATEST_BIRTH, Pregnancy
from handover.family.refusals import (
    BabyAdopted,
    BabyNotBorn,
    BirthBeforeBooking,
    BirthOutOfTime,
    BornOnAnotherDay,
    DischargeBeforeAdmission,
    NothingNewAfterDeath,
    NumberOfAnother,
    PlaceBeforeBirth,
)
from handover.person import Mother, check_baby_born_on, parse_nhs_number
from handover.refusals import InvalidValue
from handover.text import REASON, paragraph

BABYS_NUMBER = "the baby's NHS number"
LATE_NEWS = timedelta(days=28)
"""So long after a birth somebody may still record the baby as not born yet [P]."""


@dataclass
class BabyFacts:
    """Of each baby every birth, number and place that was told, the newest last.

    The places under None are the mother's.
    """

    births: dict[UUID, list[tuple[Envelope, Birth]]] = field(default_factory=dict)
    numbers: dict[UUID, list[tuple[Envelope, str, str]]] = field(default_factory=dict)
    places: dict[UUID | None, list[tuple[Envelope, Place]]] = field(default_factory=dict)

    arrangements: dict[UUID, list[tuple[Envelope, Arrangement]]] = field(default_factory=dict)

    def is_adopted(self, baby_id: UUID) -> bool:
        """Whether nothing of the baby's new identity may be recorded: it has been adopted."""
        told = self.arrangements.get(baby_id, [])
        return any(one.is_adopted for _, one in told)

    def number_of(self, baby_id: UUID) -> str:
        """The NHS number that counts; empty while none is known."""
        numbers = self.numbers.get(baby_id)
        return numbers[-1][1] if numbers else ""


class EachBaby(ABC):
    """The commands that add to what is known of one baby."""

    mother: Mother
    babies: dict[UUID, Baby]
    pregnancies: dict[UUID, Pregnancy]
    handovers: dict[UUID, tuple[UUID, ...]]
    each_baby: BabyFacts

    def tell_of_baby(self, command: c.TellOfBaby, envelope: Envelope) -> None:
        """Keep what `command` tells. Raises a Refusal for what contradicts what is known."""
        match command:
            case c.RecordBirth():
                self._record_birth(command, envelope)
            case c.RecordBabyNumber():
                self._record_number(command, envelope)
            case c.RecordPlace():
                self._record_place(command, envelope)
            case c.RecordArrangement():
                self._record_arrangement(command, envelope)
            case _:
                raise TypeError(command)

    def _record_birth(self, command: c.RecordBirth, envelope: Envelope) -> None:
        baby = self._baby(command.handover_id, command.baby_id)
        if baby.born_on is None:
            self._be_born(baby, command.born_on, envelope)
        elif command.born_on not in {None, baby.born_on}:
            raise BornOnAnotherDay(field="born_on")
        self._happen(events.BirthTold, envelope, baby_id=baby.baby_id, birth=command.birth)

    def _be_born(self, baby: Baby, born_on: date | None, envelope: Envelope) -> None:
        """The birth of an awaited baby, and of its twins. A loss before birth is no birth."""
        if born_on is None:
            raise InvalidValue("Enter the day of birth: no birth is recorded yet", field="born_on")
        if not self.living((baby.baby_id,)):
            raise NothingNewAfterDeath
        today = local_date(envelope.recorded_at)
        check_baby_born_on(born_on, today, field="born_on")
        known = self.pregnancies[baby.pregnancy_id]
        expected = known.due_on or born_on
        if not expected - EARLIEST_BIRTH <= born_on <= expected + LATEST_BIRTH:
            raise BirthOutOfTime(field="born_on")
        if born_on < known.recorded_on - LATE_NEWS:
            raise BirthBeforeBooking(field="born_on")
        self._happen(BirthRecorded, envelope, pregnancy_id=baby.pregnancy_id, born_on=born_on)

    def _record_number(self, command: c.RecordBabyNumber, envelope: Envelope) -> None:
        baby = self._born(command.handover_id, command.baby_id)
        self._check_not_adopted(baby.baby_id)
        number = parse_nhs_number(command.nhs_number, called=BABYS_NUMBER)
        known = self.each_baby.number_of(baby.baby_id)
        if number == known:
            raise InvalidValue("This is the number that is recorded already", field="nhs_number")
        others = {self.each_baby.number_of(one) for one in self.babies}
        if number == self.mother.nhs_number or number in others:
            raise NumberOfAnother(field="nhs_number")
        reason = command.reason
        if known or reason:
            called = "why the number has changed"
            reason = paragraph(reason, field="reason", called=called, longest=REASON)
        self._happen(
            events.BabyNumberRecorded,
            envelope,
            baby_id=baby.baby_id,
            nhs_number=number,
            reason=reason,
        )

    def _record_arrangement(self, command: c.RecordArrangement, envelope: Envelope) -> None:
        """An adoption is not taken back here: whatever is told later could link two identities."""
        baby_id = self._baby(command.handover_id, command.baby_id).baby_id
        self._check_not_adopted(baby_id)
        if not self.living((baby_id,)):
            raise NothingNewAfterDeath
        arrangement = command.arrangement
        self._happen(events.ArrangementRecorded, envelope, baby_id=baby_id, arrangement=arrangement)

    def _check_not_adopted(self, baby_id: UUID) -> None:
        """Refuse what could link the identity of before with the one of now. Raises BabyAdopted."""
        if self.each_baby.is_adopted(baby_id):
            raise BabyAdopted

    def _record_place(self, command: c.RecordPlace, envelope: Envelope) -> None:
        place = command.place
        place.check(local_date(envelope.recorded_at), is_mothers=command.is_mothers)
        baby_id = None
        if not command.is_mothers:
            baby = self._born(command.handover_id, command.baby_id)
            baby_id = baby.baby_id
            self._check_not_adopted(baby_id)
            if not self.living((baby_id,)):
                raise NothingNewAfterDeath
            if place.since and baby.born_on and _day(baby.born_on).is_after(place.since):
                raise PlaceBeforeBirth(field="since")
        before = self.each_baby.places.get(baby_id)
        since = before[-1][1].since if before else None
        if since and place.since and since.is_after(place.since):
            raise DischargeBeforeAdmission(field="since")
        self._happen(events.PlaceRecorded, envelope, baby_id=baby_id, place=place)

    def _born(self, handover_id: UUID, baby_id: UUID | None) -> Baby:
        baby = self._baby(handover_id, baby_id)
        if baby.born_on is None:
            raise BabyNotBorn
        return baby

    def _baby(self, handover_id: UUID, baby_id: UUID | None) -> Baby:
        """The baby that is named, or the only one of the handover. Raises InvalidValue."""
        match self.handovers[handover_id] if baby_id is None else (baby_id,):
            case (one,) if one in self.babies:
                return self.babies[one]
        raise InvalidValue("Choose which baby", field="baby_id")

    @abstractmethod
    def living(self, baby_ids: tuple[UUID, ...]) -> tuple[UUID, ...]:
        """Those of the babies who live, for all that is known."""

    @abstractmethod
    def _happen(self, event: type[Event], envelope: Envelope, **facts: object) -> None:
        """State a fact."""


def _day(day: date) -> PartDate:
    return PartDate(day.year, day.month, day.day)
