"""Setting aside: for how long, why, and until when. Values only; setting_aside.py has the rules.

Must not know handovers or clocks.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from handover.actor import Envelope
from handover.daily.claims import counts_from


class HowLong(Enum):
    """For how long something may be set aside: hours, or until one's own team opens again [P]."""

    ONE_HOUR = "one_hour"
    TWO_HOURS = "two_hours"
    FOUR_HOURS = "four_hours"
    NEXT_MORNING = "next_working_morning"


LASTS = {
    HowLong.ONE_HOUR: timedelta(hours=1),
    HowLong.TWO_HOURS: timedelta(hours=2),
    HowLong.FOUR_HOURS: timedelta(hours=4),
}
"""What is counted in hours; the next working morning is the team's."""
MOST_IN_A_ROW = 2
"""Set aside so often with nothing happening between, it is being avoided [P]."""


class WhySetAside(Enum):
    """Why it can wait. A choice and no free text: the lead's board shows it [P]."""

    ANOTHER_FAMILY = "another_family"
    RING_BACK_AGREED = "ring_back_agreed"
    WAITING_FOR_INFORMATION = "waiting_for_information"
    COLLEAGUE_BACK = "colleague_back"


@dataclass(frozen=True)
class Aside:
    """One team has set it aside until then. `news` is how much had happened when it did."""

    said: Envelope
    until: datetime
    why: WhySetAside
    news: int

    def lasts(self, now: datetime) -> bool:
        """Whether its time has come at `now` and is not over."""
        return counts_from(self.said.recorded_at) <= now < self.until
