"""What is stated when no word came of a referral in time. As referral/events.py."""

from typing import TYPE_CHECKING

from handover.referral.events import Event
from handover.teams import TeamNamed

if TYPE_CHECKING:
    from handover.referral.referral import Referral


class SilenceReturned(Event):
    """No word came: `team`, which referred, has to ring. `is_acknowledged`: an outcome is awaited.

    Stated by the clock, and no clock stops.
    """

    TOPIC = "referral.silence_returned"
    team: TeamNamed
    is_acknowledged: bool

    def apply(self, aggregate: "Referral") -> None:
        """Keep for which word, so that it is recorded once."""
        aggregate.silence_recorded_for = aggregate.word_number
