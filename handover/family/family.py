"""A mother and her babies, as one record across all handovers, teams and years.

A command method decides and refuses, then states facts (events.py). Must not know what a
handover says; it keeps only their ids, so that what happens to a baby reaches them all.
"""

from datetime import date
from uuid import UUID, uuid5

from eventsourcing.domain import Aggregate

from handover.actor import Envelope
from handover.family import (
    events,
)
from handover.family.babies import Baby, BabyNamed, baby_id_of
from handover.family.corrected import Corrected
from handover.family.each_baby import BabyFacts, EachBaby
from handover.family.exporting import Exporting
from handover.family.exports import Export
from handover.family.facts import Facts
from handover.family.family_moves import FamilyMove
from handover.family.losing import Losing
from handover.family.losses import Loss, UndoAsked, Undone
from handover.family.moving import Moving
from handover.family.pregnancies import Pregnancy, meant_by_birth, meant_by_due_date
from handover.family.referring import Referring
from handover.family.refusals import BabyAdopted
from handover.family.safe_contact import SafeContact
from handover.family.safeguarded import Flag, Safeguarded
from handover.family.sensitive import HiddenBecause
from handover.family.telling import Told
from handover.family.undoing import Undoing
from handover.person import About, Mother

ONLY_BABY = (BabyNamed(1),)


class Family(
    Told,
    Losing,
    Undoing,
    EachBaby,
    Moving,
    Referring,
    Safeguarded,
    Corrected,
    Exporting,
    Aggregate,
):
    """One mother, her pregnancies and their babies, each with a state of its own."""

    TOPIC = "stream.family"
    Event = events.Event
    Created = events.Opened

    def __init__(self) -> None:
        """A blank record; the opened event fills it in."""
        self.mother: Mother
        self.pregnancies: dict[UUID, Pregnancy] = {}
        self.babies: dict[UUID, Baby] = {}
        self.handovers: dict[UUID, tuple[UUID, ...]] = {}
        self.facts = Facts()
        self.each_baby = BabyFacts()
        self.moves: list[tuple[Envelope, FamilyMove, date]] = []
        self.losses: dict[UUID, tuple[Envelope, Loss]] = {}
        self.retired: dict[UUID, Pregnancy] = {}
        self.safe_contacts: list[tuple[Envelope, SafeContact]] = []
        self.hidden: tuple[Envelope, HiddenBecause] | None = None
        self.flags: list[Flag] = []
        self.referrals: dict[UUID, tuple[UUID, ...]] = {}
        self.referrals_noted = 0
        self.undo_asked: UndoAsked | None = None
        self.undone: list[Undone] = []
        self.undo_refused: list[tuple[UndoAsked, Envelope, str]] = []
        self.exports: list[tuple[Envelope, Export]] = []

    @classmethod
    def open(cls, family_id: UUID, mother: Mother, envelope: Envelope) -> "Family":
        """The record of a mother about whom nobody has recorded before."""
        return cls._create(
            events.Opened,
            id=family_id,
            timestamp=envelope.recorded_at,
            envelope=envelope,
            mother=mother,
        )

    def place(
        self, about: About, envelope: Envelope, *, is_about_loss: bool = False
    ) -> tuple[UUID, ...]:
        """The babies that `about` means, in order of birth; what is new about them is kept.

        Without names these are the living ones; `is_about_loss` takes those who died as well.
        Raises TwoPregnancies, BirthsTooClose, or BabyHasDied where routine contact has stopped.
        """
        pregnancy = self._pregnancy_meant(about, envelope)
        if not is_about_loss:
            self._check_living(pregnancy, about)
        known = {baby.order for baby in self.babies_of(pregnancy)}
        named = about.babies or (() if known else ONLY_BABY)
        for one in named:
            if one.name and self.each_baby.is_adopted(baby_id_of(pregnancy, one.order)):
                raise BabyAdopted(field="babies")
        if news := [one for one in named if self._is_news(pregnancy, one)]:
            self._happen(events.BabiesNamed, envelope, pregnancy_id=pregnancy, babies=news)
        every = [baby.order for baby in self.babies_of(pregnancy)]
        orders = [one.order for one in about.babies] or every
        meant = tuple(baby_id_of(pregnancy, order) for order in sorted(orders))
        return meant if is_about_loss else self.living(meant)

    def _check_living(self, pregnancy: UUID, about: About) -> None:
        """Refuse babies who died; where nobody is named, one living baby is enough."""
        named = tuple(baby_id_of(pregnancy, one.order) for one in about.babies)
        every = tuple(baby.baby_id for baby in self.babies_of(pregnancy))
        if named or not self.living(every):
            self._check_none_lost(pregnancy, named)

    def check(self, about: About) -> None:
        """Refuse dates that contradict what is known. Raises TwoPregnancies or BirthsTooClose."""
        self._known_pregnancy(about)

    def note_handover(
        self, handover_id: UUID, baby_ids: tuple[UUID, ...], envelope: Envelope
    ) -> None:
        """Keep that the handover is about these babies."""
        self._happen(
            events.HandoverNoted, envelope, handover_id=handover_id, baby_ids=list(baby_ids)
        )

    def babies_of(self, pregnancy_id: UUID) -> list[Baby]:
        """The babies of one pregnancy, in the order of birth."""
        found = (baby for baby in self.babies.values() if baby.pregnancy_id == pregnancy_id)
        return sorted(found, key=lambda baby: baby.order)

    def _pregnancy_meant(self, about: About, envelope: Envelope) -> UUID:
        """The pregnancy of these dates, made or brought up to date if need be."""
        found = self._known_pregnancy(about)
        if found is None:
            return self._new_pregnancy(about, envelope)
        self._keep_dates(found, about, envelope)
        return found.pregnancy_id

    def _known_pregnancy(self, about: About) -> Pregnancy | None:
        if about.due_on is not None:
            return meant_by_due_date(self.pregnancies.values(), about.due_on)
        assert about.baby_born_on is not None  # noqa: S101 - About holds one of the two
        return meant_by_birth(self.pregnancies.values(), about.baby_born_on)

    def _new_pregnancy(self, about: About, envelope: Envelope) -> UUID:
        pregnancy_id = uuid5(self.id, f"pregnancy/{len(self.pregnancies) + len(self.retired) + 1}")
        self._happen(
            events.PregnancyRecorded,
            envelope,
            pregnancy_id=pregnancy_id,
            due_on=about.due_on,
            born_on=about.baby_born_on,
        )
        return pregnancy_id

    def _keep_dates(self, known: Pregnancy, about: About, envelope: Envelope) -> None:
        """A birth that was not known; or another due date, while the baby is awaited."""
        if known.born_on is not None or known.ended_on is not None:
            return
        pregnancy_id, due_on, born_on = known.pregnancy_id, about.due_on, about.baby_born_on
        if born_on is not None:
            self._happen(events.BirthRecorded, envelope, pregnancy_id=pregnancy_id, born_on=born_on)
        elif due_on is not None and due_on != known.due_on:
            self._happen(events.DueDateChanged, envelope, pregnancy_id=pregnancy_id, due_on=due_on)

    def _is_news(self, pregnancy_id: UUID, named: BabyNamed) -> bool:
        known = self.babies.get(baby_id_of(pregnancy_id, named.order))
        return known is None or bool(named.name and named.name != known.name)

    def _happen(self, event: type[events.Event], envelope: Envelope, **facts: object) -> None:
        """State a fact, stamped with the time at which it is recorded."""
        self.trigger_event(event, timestamp=envelope.recorded_at, envelope=envelope, **facts)
