"""A claim to be ringing right now, and which calls came of it.

Must not know handovers.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from handover.actor import Envelope

CLAIM_LASTS = timedelta(minutes=15)
"""Nobody rings longer without writing down what came of it [P]."""


@dataclass(frozen=True)
class Claim:
    """Somebody said that they are ringing. `attempts`, `talks` and `rounds` count what came before.

    It ends by itself at `until`: nobody has to take it back.
    """

    said: Envelope
    until: datetime
    attempts: int
    talks: int
    rounds: int

    @property
    def since(self) -> datetime:
        """The minute in which it was said: people note a call to the minute."""
        return whole_minute(self.said.recorded_at)

    def is_answered_by(self, call: Envelope) -> bool:
        """Whether `call`, which was logged after it, is one that came of it."""
        is_theirs = call.account_id == self.said.account_id
        return is_theirs and self.since <= call.happened_at < self.until


def whole_minute(moment: datetime) -> datetime:
    """`moment` as a clock shows it."""
    return moment.replace(second=0, microsecond=0)
