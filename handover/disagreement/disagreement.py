"""One disagreement as it stands: who differs with whom, why, who is asked from when, how it ended.

Must not know handovers. The rungs were frozen when it was recorded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from handover.actor import Envelope, Role
from handover.ladder import RungDue


@dataclass(frozen=True)
class Disagreement:
    """`other_side` is the team or the authority. `referral_id` is None where it is a decline.

    `settled` is None while it is open.
    """

    said: Envelope
    referral_id: UUID | None
    other_side: str
    reasons: str
    ladder: Sequence[RungDue]
    settled: Envelope | None = None
    settled_words: str = ""

    def may_be_settled_by(self, somebody: Envelope) -> bool:
        """Whether it is for them to say so: the team that disagreed, or a regional lead."""
        is_own = self.said.team_id is not None and somebody.team_id == self.said.team_id
        return is_own or somebody.role is Role.LEAD
