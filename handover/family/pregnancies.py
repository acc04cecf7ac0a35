"""Which of her pregnancies a sender means, who knows only a due date or a date of birth.

Pure: dates in, the pregnancy or a refusal out. What is uncertain is taken; what cannot be, is not.
Must not know events.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from handover.refusals import BirthsTooClose, TwoPregnancies

SAME_DUE_DATE = timedelta(days=42)
"""Two due dates nearer than this are one pregnancy, redated by a scan or guessed at booking [P]."""
EARLIEST_BIRTH = timedelta(days=140)
"""So long before the due date, at 20 weeks, a birth can still be this pregnancy's [K]."""
LATEST_BIRTH = timedelta(days=28)
"""So long after it [K]."""
SAME_BIRTH = timedelta(days=14)
"""Two dates of birth nearer than this are one birth, one of them mistyped, or of twins [P]."""
NEXT_DUE_DATE = timedelta(days=266)
"""No due date of a later pregnancy lies nearer to a birth: 38 weeks from conception to it [K]."""
NEXT_BIRTH = NEXT_DUE_DATE - EARLIEST_BIRTH
"""And no later birth."""


@dataclass(frozen=True)
class Pregnancy:
    """One pregnancy. Either date may be unknown, never both.

    `recorded_on` is the day on which somebody recorded it first. `ended_on` is set once no baby of
    it lives: the last day on which it can have ended.
    """

    pregnancy_id: UUID
    due_on: date | None
    born_on: date | None
    recorded_on: date
    ended_on: date | None = None


def meant_by_due_date(pregnancies: Iterable[Pregnancy], due_on: date) -> Pregnancy | None:
    """The pregnancy due about then, also if its baby was born meanwhile; None for a new one.

    Raises TwoPregnancies when it can be neither.
    """
    awaited, ended = _awaited_and_ended(pregnancies)
    for one, expected in awaited:
        if abs(expected - due_on) <= SAME_DUE_DATE:
            return one
    for one, ended_on in _lost(pregnancies):
        # Fails closed: no other pregnancy can be due so soon after, so the lost one is meant.
        if ended_on - LATEST_BIRTH <= due_on < ended_on + NEXT_DUE_DATE:
            return one
    for one, born_on in ended:
        if born_on - LATEST_BIRTH <= due_on < born_on + NEXT_DUE_DATE:
            return one
    if any(abs(expected - due_on) < NEXT_DUE_DATE for _, expected in awaited):
        raise TwoPregnancies(field="due_on")
    return None


def meant_by_birth(pregnancies: Iterable[Pregnancy], born_on: date) -> Pregnancy | None:
    """The pregnancy of which a baby was born then; None: one that nobody recorded before.

    Raises BirthsTooClose when it would fall into another pregnancy, or follow a birth too soon.
    """
    awaited, ended = _awaited_and_ended(pregnancies)
    for one, known in ended:
        if abs(known - born_on) <= SAME_BIRTH:
            return one
    for one, ended_on in _lost(pregnancies):
        if ended_on - SAME_BIRTH <= born_on < ended_on + NEXT_BIRTH:
            return one
    for one, expected in awaited:
        if expected - EARLIEST_BIRTH <= born_on <= expected + LATEST_BIRTH:
            return one
    falls_into = any(expected - NEXT_DUE_DATE < born_on < expected for _, expected in awaited)
    if falls_into or any(abs(known - born_on) < NEXT_BIRTH for _, known in ended):
        raise BirthsTooClose(field="baby_born_on")
    return None


Dated = list[tuple[Pregnancy, date]]


def _awaited_and_ended(pregnancies: Iterable[Pregnancy]) -> tuple[Dated, Dated]:
    """The pregnancies without a birth, by their due dates; and those with one, by its date."""
    every = list(pregnancies)
    is_over = {one.pregnancy_id for one in every if one.born_on or one.ended_on}
    awaited = [(one, one.due_on) for one in every if one.due_on and one.pregnancy_id not in is_over]
    return awaited, [(one, one.born_on) for one in every if one.born_on]


def _lost(pregnancies: Iterable[Pregnancy]) -> Dated:
    """The pregnancies that ended in a loss before anybody recorded a birth."""
    return [(one, one.ended_on) for one in pregnancies if one.ended_on and not one.born_on]
