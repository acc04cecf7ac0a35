"""What has happened to a referral: one frozen class a fact, with how it changes the record.

`apply` runs again at every replay: no clock, no I/O, no validation inside it.
"""

from typing import TYPE_CHECKING
from uuid import UUID

from eventsourcing.domain import Aggregate

from handover.actor import Envelope
from handover.referral.due import ReferralDue
from handover.referral.reviewing import ReviewDecision
from handover.referral.told import FrontDoorAnswer, OutcomeGiven, ReferralTold
from handover.stated import Stated
from handover.teams import TeamNamed

if TYPE_CHECKING:
    from handover.referral.referral import Referral


class Event(Stated):
    """What every event of a referral carries."""

    envelope: Envelope


class Made(Event, Aggregate.Created):
    """Somebody referred. `due` is when the authority should have said that it has it."""

    TOPIC = "referral.made"
    PERSONAL = frozenset({"told"})
    told: ReferralTold
    team: TeamNamed
    handover_id: UUID
    family_id: UUID
    baby_ids: list[UUID]
    due: ReferralDue

    def apply(self, aggregate: "Referral") -> None:
        """Fill in the record."""
        aggregate.made, aggregate.told, aggregate.team = self.envelope, self.told, self.team
        aggregate.handover_id, aggregate.word_due = self.handover_id, self.due
        aggregate.baby_ids = tuple(self.baby_ids)


class Acknowledged(Event):
    """The authority has it. `due` is when its outcome should be known."""

    TOPIC = "referral.acknowledged"
    PERSONAL = frozenset({"answer"})
    answer: FrontDoorAnswer
    due: ReferralDue

    def apply(self, aggregate: "Referral") -> None:
        """Keep who said so; from now on the outcome is waited for."""
        aggregate.answer, aggregate.answered = self.answer, self.envelope
        aggregate.word_due = self.due


class OutcomeRecorded(Event):
    """The authority decided. Nothing is waited for, unless a review asks again."""

    TOPIC = "referral.outcome_recorded"
    PERSONAL = frozenset({"given"})
    given: OutcomeGiven

    def apply(self, aggregate: "Referral") -> None:
        """Keep it after what was decided before."""
        aggregate.outcomes.append((self.envelope, self.given))
        aggregate.is_word_awaited = False


class ReviewOpened(Event):
    """Somebody other than the decider has to look at it, until `due`."""

    TOPIC = "referral.review_opened"
    due: ReferralDue

    def apply(self, aggregate: "Referral") -> None:
        """It stays open until somebody has."""
        aggregate.review_due = self.due


class Reviewed(Event):
    """Somebody looked. `due` is when a new word is due, if the authority is asked again."""

    TOPIC = "referral.reviewed"
    PERSONAL = frozenset({"rationale"})
    decision: ReviewDecision
    rationale: str
    due: ReferralDue | None

    def apply(self, aggregate: "Referral") -> None:
        """Close the review; a word may be waited for again."""
        aggregate.reviews.append((self.envelope, self.decision, self.rationale))
        aggregate.review_due = None
        if self.due is not None:
            aggregate.is_word_awaited, aggregate.word_due = True, self.due


class EnteredInError(Event):
    """It should never have been recorded. No word is awaited, and an open review ends with it."""

    TOPIC = "referral.entered_in_error"
    PERSONAL = frozenset({"reason"})
    reason: str

    def apply(self, aggregate: "Referral") -> None:
        """Keep who said so; what was told of it stays."""
        aggregate.in_error, aggregate.error_reason = self.envelope, self.reason
        aggregate.is_word_awaited, aggregate.review_due = False, None


class Disputed(Event):
    """Somebody differs with its outcome, and the handover by which they said so keeps why."""

    TOPIC = "referral.disputed"
    handover_id: UUID

    def apply(self, aggregate: "Referral") -> None:
        """Keep where: until it is settled nobody opens another, through whichever handover."""
        aggregate.disputed_through = self.handover_id


class DisputeSettled(Event):
    """What somebody differed with is settled; the handover keeps how."""

    TOPIC = "referral.dispute_settled"
    handover_id: UUID

    def apply(self, aggregate: "Referral") -> None:
        """It may be disputed again."""
        aggregate.disputed_through = None


class FollowedByAnother(Event):
    """Who followed it can open the record no more; `team` waits for the word from now on."""

    TOPIC = "referral.followed_by_another"
    team: TeamNamed

    def apply(self, aggregate: "Referral") -> None:
        """No clock moves."""
        aggregate.team = self.team


class LossLearned(Event):
    """Every baby that it was about was lost: nothing about it is due by the clock any more."""

    TOPIC = "referral.loss_learned"

    def apply(self, aggregate: "Referral") -> None:
        """Keep it; what is told of the referral may still be recorded."""
        aggregate.stopped = self.envelope


class LossUndone(Event):
    """The loss was recorded by mistake: what is awaited is due again, as it was."""

    TOPIC = "referral.loss_undone"

    def apply(self, aggregate: "Referral") -> None:
        """It goes on."""
        aggregate.stopped = None
