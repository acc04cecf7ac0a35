"""What is told of a referral: that it was made, that they have it, what they decided, a review.

Must not know by which handover: each schema makes a command that waits for its id.
"""

from datetime import date
from functools import partial
from typing import Any

from handover.disagreement.commands import RecordDisagreement, SettleDisagreement
from handover.referral import commands as c
from handover.referral.reviewing import ReviewDecision
from handover.referral.told import (
    FrontDoor,
    FrontDoorAnswer,
    GivenHow,
    Outcome,
    OutcomeGiven,
    ReferralTold,
    ReferredTo,
)
from handover.text import REASON
from web.fields import Line, Paragraph
from web.schemas.choices import Choice, Identity
from web.schemas.made import MadeSchema, OnHandover, Part
from web.schemas.moment import Moment
from web.schemas.safer import ParentsToldSchema

WHICH = "Choose the referral"


class TimedSchema(MadeSchema):
    """What happened at some time. `today` is the local date of a time typed without one."""

    happened_at = Moment(called="the time")

    def __init__(self, *, today: date | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.today = today


class ReferralSchema(TimedSchema):
    """A referral that was made. Makes a RecordReferral for one handover."""

    to = Choice(ReferredTo, question="Choose who was asked")
    authority = Line(called="the local authority")
    made_as = Choice(FrontDoor, question="Choose what it was made as")
    made_by = Line(called="who made the referral")
    reference = Line(called="their reference", required=False, load_default="")
    parents_told = Part(ParentsToldSchema, required=True)

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        happened_at = facts.pop("happened_at")
        return partial(c.RecordReferral, told=ReferralTold(**facts), happened_at=happened_at)


class ReferralAnswerSchema(TimedSchema):
    """They have it, and as what. Makes an AcknowledgeReferral for one handover."""

    referral_id = Identity(question=WHICH, required=True)
    given_by = Line(called="who told you")
    how = Choice(GivenHow, question="Choose how they told you")
    taken_as = Choice(FrontDoor, question="Choose what they took it as")

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        referral_id, happened_at = facts.pop("referral_id"), facts.pop("happened_at")
        answer = FrontDoorAnswer(**facts)
        return partial(
            c.AcknowledgeReferral, referral_id=referral_id, answer=answer, happened_at=happened_at
        )


class OutcomeSchema(TimedSchema):
    """What they decided. Makes a RecordOutcome for one handover."""

    referral_id = Identity(question=WHICH, required=True)
    outcome = Choice(Outcome, question="Choose what they decided")
    given_by = Line(called="who told you")
    how = Choice(GivenHow, question="Choose how they told you")
    words = Paragraph(
        called="what they decided, and why", longest=REASON, required=False, load_default=""
    )

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        referral_id, happened_at = facts.pop("referral_id"), facts.pop("happened_at")
        given = OutcomeGiven(**facts)
        return partial(
            c.RecordOutcome, referral_id=referral_id, given=given, happened_at=happened_at
        )


class ReferralErrorSchema(MadeSchema):
    """Why it should never have been recorded. Makes an EnterReferralInError for one handover."""

    referral_id = Identity(question=WHICH, required=True)
    reason = Paragraph(called="the reason", longest=REASON)

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(c.EnterReferralInError, **facts)


class ReviewSchema(MadeSchema):
    """What somebody other than the decider makes of it. Makes a ReviewReferral for one handover."""

    referral_id = Identity(question=WHICH, required=True)
    decision = Choice(ReviewDecision, question="Choose what you decide")
    rationale = Paragraph(called="the reason for your decision", longest=REASON)

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(c.ReviewReferral, **facts)


class DisagreementSchema(MadeSchema):
    """Why somebody differs, and with what. Makes a RecordDisagreement for one handover.

    Without a referral it is about the decline.
    """

    referral_id = Identity(question=WHICH, load_default=None, allow_none=True)
    reasons = Paragraph(called="why you disagree", longest=REASON)

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(RecordDisagreement, **facts)


class SettlementSchema(MadeSchema):
    """What was agreed. Makes a SettleDisagreement for one handover."""

    disagreement_id = Identity(question="Choose the disagreement", required=True)
    words = Paragraph(called="what was agreed", longest=REASON)

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(SettleDisagreement, **facts)
