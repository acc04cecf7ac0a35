"""What is arranged for a baby, in words, and what must not be told: before anybody reads aloud.

Pure. It stands on a record and its call, never in a list.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from handover.family.arrangements import Arrangement
from handover.family.family import Family
from web.presenters.ending import who_and_when
from web.presenters.family_labels import ARRANGEMENT_KIND
from web.presenters.loss import called_in

ADOPTED = (
    "A new name, number or place is never recorded here: nothing may link the old identity with "
    "the new one"
)


@dataclass(frozen=True)
class ArrangementShown:
    """One baby's arrangement: its title, what must not be told, and the rest."""

    title: str
    not_told: str
    lines: tuple[str, ...]


def arrangements_shown(
    family: Family | None, baby_ids: Sequence[UUID]
) -> tuple[ArrangementShown, ...]:
    """What is arranged for each of these babies now."""
    if family is None:
        return ()
    told = family.each_baby.arrangements
    return tuple(_one(family, one) for one in baby_ids if one in told)


def _one(family: Family, baby_id: UUID) -> ArrangementShown:
    said, arrangement = family.each_baby.arrangements[baby_id][-1]
    called = called_in(family, family.babies[baby_id])
    return ArrangementShown(
        title=f"{called}: {ARRANGEMENT_KIND[arrangement.kind].lower()}",
        not_told=arrangement.not_told,
        lines=(*_lines(arrangement), who_and_when(said)),
    )


def _lines(arrangement: Arrangement) -> tuple[str, ...]:
    if arrangement.is_adopted:
        return (ADOPTED,)
    return (f"Who receives the baby: {arrangement.cares}",) if arrangement.cares else ()
