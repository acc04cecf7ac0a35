"""What a record page says of the family in a few lines, with the way to the rest. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from handover.family.family import Family
from web.presenters.each_baby import places_in_short
from web.presenters.family_known import (
    NO_HISTORY,
    NOBODY_TOLD_OF_A_MAN,
    history_in_short,
    men_in_short,
)


@dataclass(frozen=True)
class FamilySummary:
    """Social care in every authority, what is known of the men, and where everybody is."""

    history: str
    men: str
    places: tuple[str, ...]


def family_summary(family: Family | None, baby_ids: Sequence[UUID] = ()) -> FamilySummary | None:
    """The lines; None for a record without a family."""
    if family is None:
        return None
    history = history_in_short(family.facts)
    return FamilySummary(
        history=f"Social care history: {history}" if history else NO_HISTORY,
        men=men_in_short(family.facts) or NOBODY_TOLD_OF_A_MAN,
        places=places_in_short(family, baby_ids),
    )
