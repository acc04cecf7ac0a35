"""One referral, from the day it was made to its outcome and, if it comes to that, a review.

A command method decides and refuses, then states facts (events.py). Must not know stores, policy
or pages, nor the handover by which it was told but by its id.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from eventsourcing.domain import Aggregate

from handover.actor import Envelope
from handover.disagreement.refusals import AlreadyDisagreed, NothingToDisagreeWith
from handover.referral import commands as c
from handover.referral import events
from handover.referral.due import ReferralDue, ReferralRule, due_by
from handover.referral.refusals import (
    DeciderMayNotReview,
    MarkNeedsReferral,
    NoReviewOpen,
    NotYourReferral,
    ReferralAlreadyAnswered,
    ReferralInError,
    ReferralWasReviewed,
)
from handover.referral.reviewing import WAITS_AGAIN, ReviewDecision, is_named
from handover.referral.silence import Silent
from handover.referral.told import (
    FrontDoorAnswer,
    Outcome,
    OutcomeGiven,
    ReferralTold,
    ReferredTo,
    check_given_at,
    check_made_at,
)
from handover.referred_first import EARLIEST_REFERRAL
from handover.teams import TeamNamed
from handover.text import REASON, paragraph


class Referral(Silent, Aggregate):
    """A referral of one family, and the word that is awaited. Silence returns it to who referred.

    Whether a word is late is worked out on read, from `word_due_at`: nothing has to run.
    """

    TOPIC = "stream.referral"
    Event = events.Event
    Created = events.Made

    def __init__(self) -> None:
        """A blank record; the made event fills it in."""
        super().__init__()
        self.made: Envelope
        self.told: ReferralTold
        self.team: TeamNamed
        self.handover_id: UUID
        self.baby_ids: tuple[UUID, ...]
        self.word_due: ReferralDue
        self.is_word_awaited = True
        self.answer: FrontDoorAnswer | None = None
        self.answered: Envelope | None = None
        self.outcomes: list[tuple[Envelope, OutcomeGiven]] = []
        self.review_due: ReferralDue | None = None
        self.reviews: list[tuple[Envelope, ReviewDecision, str]] = []
        self.disputed_through: UUID | None = None
        self.stopped: Envelope | None = None
        self.in_error: Envelope | None = None
        self.error_reason = ""

    @classmethod
    def make(
        cls,
        told: ReferralTold,
        envelope: Envelope,
        *,
        referral_id: UUID,
        team: TeamNamed,
        handover_id: UUID,
        family_id: UUID,
        baby_ids: tuple[UUID, ...],
        rule: ReferralRule,
    ) -> "Referral":
        """Follow the referral that `told` tells of. Raises InvalidValue for a time that cannot be.

        The authority acknowledges within a working day of the day it was made (domain 2.4).
        """
        check_made_at(envelope.happened_at, envelope.recorded_at)
        return cls._create(
            events.Made,
            id=referral_id,
            timestamp=envelope.recorded_at,
            envelope=envelope,
            told=told,
            team=team,
            handover_id=handover_id,
            family_id=family_id,
            baby_ids=list(baby_ids),
            due=due_by(rule.acknowledge, rule.rule_id, envelope.happened_at),
        )

    def acknowledge(
        self, command: c.AcknowledgeReferral, envelope: Envelope, rule: ReferralRule
    ) -> None:
        """The authority has it.

        Raises ReferralInError, ReferralAlreadyAnswered, or InvalidValue for its time.
        """
        self._check_stands()
        if self.answer is not None or self.outcomes:
            raise ReferralAlreadyAnswered
        self._check_given(envelope)
        due = due_by(rule.outcome, rule.rule_id, envelope.happened_at)
        self._happen(events.Acknowledged, envelope, answer=command.answer, due=due)

    def record_outcome(
        self, command: c.RecordOutcome, envelope: Envelope, rule: ReferralRule
    ) -> None:
        """The authority decided. "No further action" opens a review in the same save.

        A later outcome stands beside the earlier; an open review stays open. Raises
        ReferralInError, or InvalidValue for a time that cannot be.
        """
        self._check_stands()
        self._check_given(envelope)
        self._happen(events.OutcomeRecorded, envelope, given=command.given)
        if command.given.outcome is Outcome.NO_FURTHER_ACTION and self.review_due is None:
            due = due_by(rule.review, rule.rule_id, envelope.recorded_at)
            self._happen(events.ReviewOpened, envelope, due=due)

    def dispute(self, handover_id: UUID, envelope: Envelope) -> None:
        """Somebody differs with its outcome through this handover: one at a time, whichever it is.

        Raises ReferralInError, NothingToDisagreeWith before there is one, or AlreadyDisagreed.
        """
        self._check_stands()
        if not self.outcomes:
            raise NothingToDisagreeWith
        if self.disputed_through is not None:
            raise AlreadyDisagreed
        self._happen(events.Disputed, envelope, handover_id=handover_id)

    def learn_of_settlement(self, handover_id: UUID, envelope: Envelope) -> None:
        """The disagreement is settled. One from before a referral knew of them changes nothing."""
        if self.disputed_through == handover_id:
            self._happen(events.DisputeSettled, envelope, handover_id=handover_id)

    def review(self, command: c.ReviewReferral, envelope: Envelope, rule: ReferralRule) -> None:
        """Somebody other than the decider looked. Raises NoReviewOpen or DeciderMayNotReview.

        Raises ReferralInError, or InvalidValue without a rationale.
        """
        self._check_stands()
        if self.review_due is None:
            raise NoReviewOpen
        if self._has_decided(envelope):
            raise DeciderMayNotReview
        called = "the reason for your decision"
        rationale = paragraph(command.rationale, field="rationale", called=called, longest=REASON)
        is_asked_again = command.decision in WAITS_AGAIN
        due = due_by(rule.outcome, rule.rule_id, envelope.recorded_at) if is_asked_again else None
        self._happen(
            events.Reviewed, envelope, decision=command.decision, rationale=rationale, due=due
        )

    def enter_in_error(
        self,
        command: c.EnterReferralInError,
        envelope: Envelope,
        *,
        marks: Iterable[frozenset[UUID]],
    ) -> None:
        """It should never have been recorded: nothing is awaited, and an open review ends with it.

        `marks`: for each baby of each record of a mark that stands, the referrals that carry it.
        Raises ReferralInError the second time, NotYourReferral for any team but the one that
        follows it, ReferralWasReviewed, InvalidValue without a reason, or MarkNeedsReferral where
        it is the only one that carries a mark (domain 9(d), row 21).
        """
        self._check_stands()
        if envelope.team_id != self.team.team_id:
            raise NotYourReferral
        if self.reviews:
            raise ReferralWasReviewed
        reason = paragraph(command.reason, field="reason", called="the reason", longest=REASON)
        if any(carriers == {self.id} for carriers in marks):
            raise MarkNeedsReferral
        self._happen(events.EnteredInError, envelope, reason=reason)

    def carries_mark(self, recorded_at: datetime) -> bool:
        """Whether a mark that was recorded then may stand on it, as it may at the stop.

        It stands itself, asks somebody to protect a child, and was not made long before.
        """
        is_long_before = recorded_at - self.made.happened_at > EARLIEST_REFERRAL
        return self.in_error is None and self.told.is_of_child and not is_long_before

    def is_waited_for_by(self, team_id: UUID) -> bool:
        """Whether this team follows it and something is still to come: a word, or a review.

        What a loss has stopped counts too: the loss may have been a mistake.
        """
        return team_id == self.team.team_id and (
            self.is_word_awaited or self.review_due is not None
        )

    def go_to(self, team: TeamNamed, envelope: Envelope) -> None:
        """`team` follows it from now on. Every due time stays."""
        self._happen(events.FollowedByAnother, envelope, team=team)

    def learn_of_loss(self, envelope: Envelope) -> None:
        """No baby of it lives. What is about the mother herself goes on; else nothing is due.

        A mistake learns of no loss: nothing about it is due already.
        """
        is_about_baby = self.told.to is not ReferredTo.ADULTS
        if is_about_baby and self.stopped is None and self.in_error is None:
            self._happen(events.LossLearned, envelope)

    def learn_of_undone(self, envelope: Envelope) -> None:
        """The loss was a mistake: it goes on with the due time that it had, unless it was one."""
        if self.stopped is not None and self.in_error is None:
            self._happen(events.LossUndone, envelope)

    @property
    def word_due_at(self) -> datetime | None:
        """By when the authority should have said something; None when nothing is awaited."""
        is_due = self.is_word_awaited and self.stopped is None
        return self.word_due.due_at if is_due else None

    @property
    def outcome(self) -> OutcomeGiven | None:
        """What the authority decided last; None while a word is awaited, and without one."""
        return None if self.is_word_awaited or not self.outcomes else self.outcomes[-1][1]

    def _has_decided(self, reviewer: Envelope) -> bool:
        """Whether the reviewer made the referral, recorded an outcome, or is named with one."""
        said = [self.made, *(envelope for envelope, _ in self.outcomes)]
        names = [self.told.made_by, *(one.name for one in said)]
        names += [given.given_by for _, given in self.outcomes]
        is_account = any(one.account_id == reviewer.account_id for one in said)
        return is_account or is_named(reviewer.name, names)

    def _check_stands(self) -> None:
        """Refuse what is told of a mistake. Raises ReferralInError."""
        if self.in_error is not None:
            raise ReferralInError

    def _check_given(self, envelope: Envelope) -> None:
        check_given_at(envelope.happened_at, self.made.happened_at, envelope.recorded_at)

    def _happen(self, event: type[events.Event], envelope: Envelope, **facts: object) -> None:
        """State a fact, stamped with the time at which it is recorded."""
        self.trigger_event(event, timestamp=envelope.recorded_at, envelope=envelope, **facts)
