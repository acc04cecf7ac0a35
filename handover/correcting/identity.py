"""Putting right who a record is about. Two of number, name and date of birth say that it is she.

A part of the Handover aggregate in a module of its own (9d, 22). Must not know families; whoever
asks has found the right one (deciding/identity.py).
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar
from uuid import UUID

from handover import events
from handover.actor import Envelope
from handover.calendar import local_date
from handover.correcting.commands import CorrectIdentity
from handover.correcting.events import IdentityCorrected, NeighbourCorrected
from handover.correcting.refusals import AnotherWoman, NothingChanged
from handover.family.refusals import RoutineContactStopped
from handover.person import (
    About,
    Mother,
    check_baby_born_on,
    check_due_on,
    check_mother_born_on,
)
from handover.refusals import InvalidValue
from handover.text import REASON, paragraph, same_words

T = TypeVar("T")


class Identified(ABC):
    """The command by which it is put right, and what is learned of another record's correction."""

    about: About
    recorded: Envelope
    family_id: UUID | None

    def corrected_about(self, command: CorrectIdentity) -> About:
        """Whom it is about from now on, by `command`. Changes nothing yet.

        Raises ChangedMeanwhile, NothingChanged, AnotherWoman, or InvalidValue for what cannot be;
        RoutineContactStopped for another family or another baby once a loss has stopped it.
        """
        self._check_seen(command.changes_seen)
        about = _with(self.about, command)
        if about == self.about:
            raise NothingChanged
        check_same_woman(self.about.mother, about.mother)
        self._check_dates(about, local_date(self.recorded.recorded_at))
        if self.is_stopped and _is_about_others(self.about, about):
            raise self._stopped_refusal()
        return about

    def correct_identity(
        self,
        about: About,
        reason: str,
        envelope: Envelope,
        *,
        family_id: UUID,
        baby_ids: Sequence[UUID],
    ) -> None:
        """State whom it is about, in which family. The rules are those of `corrected_about`.

        Raises InvalidValue without a reason.
        """
        cleaned = paragraph(reason, field="reason", called="the reason", longest=REASON)
        self._happen(
            IdentityCorrected,
            envelope,
            about=about,
            family_id=family_id,
            baby_ids=list(baby_ids),
            is_moved=family_id != self.family_id,
            reason=cleaned,
        )

    def learn_of_neighbour(self, envelope: Envelope) -> None:
        """Another record of the family was put right; this one says something else."""
        self._happen(NeighbourCorrected, envelope)

    def _check_dates(self, about: About, recorded_on: date) -> None:
        """Refuse a new date that cannot be, seen from the day of the record: InvalidValue."""
        if about.mother.born_on != self.about.mother.born_on:
            check_mother_born_on(about.mother.born_on, recorded_on)
        if about.due_on is not None and about.due_on != self.about.due_on:
            check_due_on(about.due_on, recorded_on)
        if about.baby_born_on is not None and about.baby_born_on != self.about.baby_born_on:
            check_baby_born_on(about.baby_born_on, recorded_on)

    @property
    @abstractmethod
    def is_stopped(self) -> bool:
        """Whether a loss has stopped it."""

    @abstractmethod
    def _stopped_refusal(self) -> RoutineContactStopped:
        """The refusal that names whom to ask."""

    @abstractmethod
    def _check_seen(self, changes_seen: int) -> None:
        """Refuse what was written on an older version."""

    @abstractmethod
    def _happen(self, event: type[events.Event], envelope: Envelope, **facts: object) -> None:
        """State a fact."""


def check_same_woman(before: Mother, after: Mother) -> None:
    """Refuse a woman of whom nothing is as it was. Raises AnotherWoman (9d, 22: two of three)."""
    is_same = (
        before.nhs_number == after.nhs_number,
        same_words(before.name, after.name),
        before.born_on == after.born_on,
    )
    if not any(is_same):
        raise AnotherWoman


def where_the_same_was_wrong(about: About, before: About, after: About) -> About:
    """`about` of another record, put right where it says the same wrong thing as `before`."""
    return replace(
        about,
        mother=named_right(about.mother, before.mother, after.mother),
        due_on=_instead(about.due_on, before.due_on, after.due_on),
        baby_born_on=_instead(about.baby_born_on, before.baby_born_on, after.baby_born_on),
    )


def named_right(mother: Mother, before: Mother, after: Mother) -> Mother:
    """`mother` with the right name and date of birth where they were wrong as in `before`."""
    return replace(
        mother,
        name=_instead(mother.name, before.name, after.name),
        born_on=_instead(mother.born_on, before.born_on, after.born_on),
    )


def says_otherwise(about: About, right: About) -> bool:
    """Whether another record names her otherwise, or gives another date of the same kind."""
    if (about.mother.name, about.mother.born_on) != (right.mother.name, right.mother.born_on):
        return True
    dates = ((about.due_on, right.due_on), (about.baby_born_on, right.baby_born_on))
    return any(said and known and said != known for said, known in dates)


def _is_about_others(before: About, after: About) -> bool:
    """Whether it would belong to another family, or mean another baby."""
    return replace(after, mother=before.mother) != before or (
        after.mother.nhs_number != before.mother.nhs_number
    )


def _instead(said: T, wrong: T, right: T) -> T:
    return right if said == wrong else said


def _with(about: About, command: CorrectIdentity) -> About:
    """`about` as the command says. Raises InvalidValue for a date that the record does not give."""
    for field, known in (("due_on", about.due_on), ("baby_born_on", about.baby_born_on)):
        if getattr(command, field) is not None and known is None:
            raise InvalidValue(
                "Put right the date that the record gives. If the baby was born since, record that "
                "anew",
                field=field,
            )
    return replace(
        about,
        mother=command.mother,
        due_on=command.due_on or about.due_on,
        baby_born_on=command.baby_born_on or about.baby_born_on,
    )
