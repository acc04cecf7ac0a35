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
FOLLOWED = {
    "referrals": ("Referrals without an answer", "no word from the authority by the due time"),
    "reviews": ("Reviews waiting", "no further action, and nobody else has looked"),
    "disagreements": ("Disagreements", "they answered, and the two differ"),
}
"""The lists beside the board by name: what each is called, and what it counts."""
FOLLOWED_MEANING = {
    "referrals": (
        "Social care has not said a word by the time that it was due. The team that referred rings "
        "them; ring that team."
    ),
    "reviews": (
        "These referrals ended in no further action. Each stays here until somebody other than the "
        "decider has looked, and recorded what they decide and why."
    ),
    "disagreements": (
        "The two sides answered each other and differ. These climb a ladder of their own and are "
        "never among what nobody answered."
    ),
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


@dataclass(frozen=True)
class FollowedFigure:
    """The figure of a list beside the board. `is_chosen`: it is the list below."""

    name: str
    number: int
    label: str
    hint: str
    is_chosen: bool


def followed_figures(found: dict[str, int], chosen: str) -> list[FollowedFigure]:
    """The figures of those lists in their order."""
    return [
        FollowedFigure(name, found[name], label, hint, name == chosen)
        for name, (label, hint) in FOLLOWED.items()
    ]


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
