"""Turns one step about a referral or a disagreement into its command.

As deeds.py. Must not know the schedule or the other steps.
"""

from datetime import datetime, timedelta
from uuid import UUID, uuid5

from handover.commands import OnHandover
from handover.content import ParentsTold
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
from web.demonstration.stories import Deed, Step

MADE_BEFORE = timedelta(minutes=3)
"""A referral was made a few minutes before it was told."""


def follow(
    step: Step, handover_id: UUID, family_id: UUID, who: str, at: datetime
) -> OnHandover | None:
    """The command by which `who` does `step` at `at`; None if it is about neither.

    A family of a story has one referral, and its handover's first disagreement is the one settled.
    """
    words = step.words
    referral_id = uuid5(family_id, "referral/1")
    match step.deed:
        case Deed.REFER:
            return c.RecordReferral(handover_id, _told(step, who), at - MADE_BEFORE)
        case Deed.REFERRAL_ANSWER:
            answer = FrontDoorAnswer(
                words["given_by"], GivenHow(words["how"]), FrontDoor(words["taken_as"])
            )
            return c.AcknowledgeReferral(handover_id, referral_id, answer)
        case Deed.REFERRAL_OUTCOME:
            given = OutcomeGiven(
                Outcome(words["outcome"]),
                words["given_by"],
                GivenHow(words["how"]),
                words["words"],
            )
            return c.RecordOutcome(handover_id, referral_id, given)
        case Deed.REFERRAL_ERROR:
            return c.EnterReferralInError(handover_id, referral_id, words["reason"])
        case Deed.REVIEW:
            decision = ReviewDecision(words["decision"])
            return c.ReviewReferral(handover_id, referral_id, decision, words["rationale"])
        case Deed.DISAGREE:
            about = referral_id if "referral" in words else None
            return RecordDisagreement(handover_id, words["reasons"], about)
        case Deed.SETTLE:
            first = uuid5(handover_id, "disagreement/1")
            return SettleDisagreement(handover_id, first, words["words"])
    return None


def _told(step: Step, who: str) -> ReferralTold:
    return ReferralTold(
        to=ReferredTo(step.words["to"]),
        authority=step.words["authority"],
        made_as=FrontDoor.REFERRAL,
        made_by=who,
        parents_told=ParentsTold(told=True),
        reference=step.words["reference"],
    )
