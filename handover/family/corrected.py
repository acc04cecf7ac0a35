"""What a family's record makes of a correction: who the mother is, which dates, which handovers.

A part of the Family aggregate in a module of its own. Must not know what a handover says.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from dataclasses import replace
from uuid import UUID

from handover.actor import Envelope
from handover.family.babies import Baby
from handover.family.corrected_events import DatesCorrected, HandoverLeft, IdentityCorrected
from handover.family.events import Event
from handover.family.losses import Loss
from handover.family.pregnancies import Pregnancy, meant_by_birth, meant_by_due_date
from handover.person import About, Mother


class Corrected(ABC):
    """Corrections that reach the family."""

    mother: Mother
    pregnancies: dict[UUID, Pregnancy]
    retired: dict[UUID, Pregnancy]
    babies: dict[UUID, Baby]
    handovers: dict[UUID, tuple[UUID, ...]]
    losses: dict[UUID, tuple[Envelope, Loss]]

    def correct_mother(self, mother: Mother, envelope: Envelope) -> None:
        """She is called so and born then, if that is news."""
        if mother != self.mother:
            self._happen(IdentityCorrected, envelope, mother=mother)

    def meet(self, mother: Mother, envelope: Envelope) -> None:
        """Somebody records about her; where no record is left, her number was another's."""
        if not self.handovers:
            self.correct_mother(mother, envelope)

    def let_go(
        self, handover_id: UUID, envelope: Envelope, referral_ids: Sequence[UUID] = ()
    ) -> None:
        """The handover is about others, and so are these referrals."""
        left = {self.babies[one].pregnancy_id for one in self.handovers[handover_id]}
        others = self._spoken_of({handover_id})
        retired = [one for one in left if one not in others and not self._has_loss(one)]
        self._happen(
            HandoverLeft,
            envelope,
            handover_id=handover_id,
            retired=retired,
            referrals=list(referral_ids),
        )

    def redate(
        self, handover_ids: Sequence[UUID], about: About, envelope: Envelope
    ) -> dict[UUID, tuple[UUID, ...]]:
        """These handovers gave a wrong date of one pregnancy; answer which babies each is about.

        The date of that pregnancy is put right, unless it is one of another known pregnancy: then
        they are about that one. Raises TwoPregnancies or BirthsTooClose.
        """
        own = self.babies[self.handovers[handover_ids[0]][0]].pregnancy_id
        if self._other_meant(own, about) is None:
            known = self.pregnancies[own]
            if (about.due_on, about.baby_born_on) != (known.due_on, known.born_on):
                self._happen(
                    DatesCorrected,
                    envelope,
                    pregnancy_id=own,
                    due_on=about.due_on,
                    born_on=about.baby_born_on,
                )
            return {one: self.handovers[one] for one in handover_ids}
        for one in handover_ids:
            self.let_go(one, envelope)
        baby_ids = self.with_who_was_lost(self.place(about, envelope, is_about_loss=True))
        for one in handover_ids:
            self.note_handover(one, baby_ids, envelope)
        return dict.fromkeys(handover_ids, baby_ids)

    def _other_meant(self, own: UUID, about: About) -> Pregnancy | None:
        """Another pregnancy that the right date means; None if it is of this one."""
        others = [one for key, one in self.pregnancies.items() if key != own]
        if about.due_on is not None:
            return meant_by_due_date(others, about.due_on)
        assert about.baby_born_on is not None  # noqa: S101 - About holds one of the two
        awaited = replace(self.pregnancies[own], born_on=None, ended_on=None)
        found = meant_by_birth([*others, awaited], about.baby_born_on)
        return None if found is None or found.pregnancy_id == own else found

    def _spoken_of(self, without: Collection[UUID]) -> set[UUID]:
        """The pregnancies that other handovers than these are about."""
        others = (babies for key, babies in self.handovers.items() if key not in without)
        return {self.babies[one].pregnancy_id for babies in others for one in babies}

    def _has_loss(self, pregnancy_id: UUID) -> bool:
        return any(one.baby_id in self.losses for one in self.babies_of(pregnancy_id))

    @abstractmethod
    def babies_of(self, pregnancy_id: UUID) -> list[Baby]:
        """The babies of one pregnancy, in the order of birth."""

    @abstractmethod
    def with_who_was_lost(self, baby_ids: tuple[UUID, ...]) -> tuple[UUID, ...]:
        """These babies, and of a pregnancy that has ended also those who were lost."""

    @abstractmethod
    def place(
        self, about: About, envelope: Envelope, *, is_about_loss: bool = False
    ) -> tuple[UUID, ...]:
        """The babies that `about` means."""

    @abstractmethod
    def note_handover(
        self, handover_id: UUID, baby_ids: tuple[UUID, ...], envelope: Envelope
    ) -> None:
        """Keep that the handover is about these babies."""

    @abstractmethod
    def _happen(self, event: type[Event], envelope: Envelope, **facts: object) -> None:
        """State a fact."""
