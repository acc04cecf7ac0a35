"""A claim to be ringing right now, and which calls came of it.

Must not know handovers.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from handover.actor import Envelope

CLAIM_LASTS = timedelta(minutes=15)
"""Nobody rings longer without writing down what came of it [P]."""
CLOCKS_APART = timedelta(minutes=1)
"""By so much the clocks of two machines may differ: what one was just told, the other shows [P]."""


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
        """Whether `call`, which was logged after it, is one that came of it.

        One that was recorded before it, by the clock, tells that the clock was put back since.
        """
        if call.account_id != self.said.account_id:
            return False
        return call.recorded_at < self.since or self.since <= call.happened_at < self.until

    def runs(self, now: datetime) -> bool:
        """Whether its time has come at `now` and is not over."""
        return counts_from(self.since) <= now < self.until


def counts_from(said_at: datetime) -> datetime:
    """From when something that was said at `said_at` stands: a little before, for clocks differ.

    No sooner, for the clock by which it was said may have been ahead.
    """
    return said_at - CLOCKS_APART


def whole_minute(moment: datetime) -> datetime:
    """`moment` as a clock shows it."""
    return moment.replace(second=0, microsecond=0)
