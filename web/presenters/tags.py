"""A tag: a word or two in a colour. The words say all; the colour only helps to find them.

Must not know where on a page a tag stands.
"""

from dataclasses import dataclass

from handover.states import State
from handover.urgency import Urgency
from web.presenters.labels import STATE, STATE_COLOUR, URGENCY, URGENCY_COLOUR


@dataclass(frozen=True)
class Tag:
    """The text of a tag, and the name of an NHS tag colour."""

    text: str
    colour: str


def urgency_tag(urgency: Urgency) -> Tag:
    """How urgent it is."""
    return Tag(URGENCY[urgency], URGENCY_COLOUR[urgency])


def state_tag(state: State) -> Tag:
    """Where it stands."""
    return Tag(STATE[state], STATE_COLOUR[state])
