"""What a record page says of the family in two lines, with the way to the rest. Pure."""

from dataclasses import dataclass

from handover.family.family import Family
from web.presenters.family_known import (
    NO_HISTORY,
    NOBODY_TOLD_OF_A_MAN,
    history_in_short,
    men_in_short,
)


@dataclass(frozen=True)
class FamilySummary:
    """Social care in every authority, and what is known of the men."""

    history: str
    men: str


def family_summary(family: Family | None) -> FamilySummary | None:
    """The two lines; None for a record without a family."""
    if family is None:
        return None
    history = history_in_short(family.facts)
    return FamilySummary(
        history=f"Social care history: {history}" if history else NO_HISTORY,
        men=men_in_short(family.facts) or NOBODY_TOLD_OF_A_MAN,
    )
