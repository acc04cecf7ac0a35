"""What is stated in a handover when people differ, and when it is settled. As events.py."""

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from handover.disagreement.disagreement import Disagreement
from handover.events import Event
from handover.ladder import RungDue

if TYPE_CHECKING:
    from handover.handover import Handover


class DisagreementRecorded(Event):
    """Somebody differs with an outcome or a decline; `ladder` says who is asked from when."""

    TOPIC = "handover.disagreement_recorded"
    PERSONAL = frozenset({"reasons"})
    disagreement_id: UUID
    referral_id: UUID | None
    other_side: str
    reasons: str
    ladder: list[RungDue]

    def apply(self, aggregate: "Handover") -> None:
        """Keep it open. No clock of the handover stops or starts."""
        aggregate.disagreements[self.disagreement_id] = Disagreement(
            said=self.envelope,
            referral_id=self.referral_id,
            other_side=self.other_side,
            reasons=self.reasons,
            ladder=tuple(self.ladder),
        )


class DisagreementSettled(Event):
    """It was agreed. Both facts stay."""

    TOPIC = "handover.disagreement_settled"
    PERSONAL = frozenset({"words"})
    disagreement_id: UUID
    words: str

    def apply(self, aggregate: "Handover") -> None:
        """Keep how."""
        known = aggregate.disagreements[self.disagreement_id]
        aggregate.disagreements[self.disagreement_id] = replace(
            known, settled=self.envelope, settled_words=self.words
        )
