"""What stands around the lead's list in words: the figures at its top, and how much is shown.

Pure; must not know rows, addresses or how a figure was counted.
"""

from dataclasses import dataclass

from projections.model import Page
from projections.overdue import Counts, Show

FIGURE = {
    Show.UNACKNOWLEDGED: "Unacknowledged",
    Show.OVERDUE_ACKNOWLEDGEMENTS: "Acknowledgements overdue",
    Show.OVERDUE_CALLS: "Calls overdue",
    Show.NOBODY_REACHED: "Nobody reached",
    Show.OVERDUE_RESPONSES: "Responses overdue",
}
FIGURE_HINT = {
    Show.UNACKNOWLEDGED: "no named person has taken it on",
    Show.OVERDUE_ACKNOWLEDGEMENTS: "unacknowledged past the due time",
    Show.OVERDUE_CALLS: "no conversation by the due time",
    Show.NOBODY_REACHED: "rung, but no conversation yet",
    Show.OVERDUE_RESPONSES: "promised, and the day has passed",
}
NOTHING = "Nothing is unacknowledged or overdue in this selection."


@dataclass(frozen=True)
class Figure:
    """One of the five figures. `is_chosen`: the list below holds only what it counts."""

    show: Show
    number: int
    label: str
    hint: str
    is_chosen: bool


def figures(counts: Counts, chosen: Show | None) -> list[Figure]:
    """The five figures in their order."""
    return [
        Figure(show, getattr(counts, show.value), FIGURE[show], FIGURE_HINT[show], show is chosen)
        for show in Show
    ]


def showing(page: Page, open_in_region: int) -> str:
    """Such as "Showing 26 to 50 of 132 in this selection. 412 are open in the region."."""
    if page.total == 0:
        return NOTHING
    first = (page.number - 1) * page.size + 1
    last = first + len(page.rows) - 1
    whole = f"{open_in_region:,} {'is' if open_in_region == 1 else 'are'} open in the region."
    if page.total == open_in_region:
        return f"Showing {first:,} to {last:,} of {page.total:,} that are open in the region."
    return f"Showing {first:,} to {last:,} of {page.total:,} in this selection. {whole}"
