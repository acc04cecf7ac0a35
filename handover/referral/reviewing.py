"""The review of "no further action": what may be decided, and by whom it may not be.

Source: domain 4.7; the reviews of Leicester began with a referral that ended so and that nobody
looked at again. Must not know referrals' streams.
"""

from collections.abc import Iterable
from enum import Enum

from handover.text import same_words


class ReviewDecision(Enum):
    """What somebody other than the decider made of it."""

    AGREE = "agree"
    RECONSIDER = "reconsider"
    ESCALATE = "escalate"


WAITS_AGAIN = frozenset({ReviewDecision.RECONSIDER, ReviewDecision.ESCALATE})
"""After these the authority is asked once more, and its word is due again."""


def is_named(name: str, others: Iterable[str]) -> bool:
    """Whether `name` is one of `others`, whatever the capitals and the spaces."""
    return any(same_words(name, one) for one in others)
