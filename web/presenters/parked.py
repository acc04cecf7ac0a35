"""Events that could not be folded, in words: for a lead, and for whoever runs the service.

Must not know what an event says; where it stands and how it failed is all that is shown.
"""

from dataclasses import dataclass
from uuid import UUID

from handover.handover import Handover
from handover.reference import call_reference
from projections.parked import Parked
from web.presenters.agreed import every_agreement

_HANDOVERS = "handover"
_CALLED = {
    "family": "What is known of a family",
    "referral": "A referral",
    "team": "A team of the directory",
}
_ELSE = "Something that no list shows by name"


@dataclass(frozen=True)
class ParkedShown:
    """One of them. `handover_id` where a lead can open a case; `for_us` is for who runs this."""

    stream_id: UUID
    handover_id: UUID | None
    title: str
    waits: str
    for_us: str


def parked_shown(one: Parked) -> ParkedShown:
    """One line of the page and of the command."""
    kind = one.topic.partition(".")[0]
    is_handover = kind == _HANDOVERS
    title = f"Handover {call_reference(one.stream_id)}" if is_handover else _CALLED.get(kind, _ELSE)
    return ParkedShown(
        stream_id=one.stream_id,
        handover_id=one.stream_id if is_handover else None,
        title=title,
        waits=_waits(one.held),
        for_us=f"{one.topic} at {one.position}: {one.failed_as}",
    )


def followed(handover: Handover | None) -> str:
    """Who wrote down last how a held handover is followed by hand; never with whom nor what.

    None is one that cannot be opened either.
    """
    if handover is None:
        return "It cannot be opened either. Tell whoever runs the service at once."
    agreements = every_agreement(handover)
    if not agreements:
        return "Nobody has written down yet how it is followed meanwhile. Open it and do so."
    last = agreements[0]
    return f"Followed meanwhile as agreed. {last.until}. Written down by {last.by}."


def tried_again(folded: int, left: int) -> str:
    """What came of trying one again."""
    if left:
        return f"It failed again: {_changes(left)} still not shown."
    return f"{_changes(folded)} shown. Nothing of it waits any more."


def _waits(held: int) -> str:
    if not held:
        return "Nothing has happened to it since."
    return f"What happened since waits behind it: {held}."


def _changes(count: int) -> str:
    return "1 change is" if count == 1 else f"{count} changes are"
