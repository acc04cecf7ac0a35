"""The refusals of a referral and of its review.

As handover/refusals.py. Must not know how a refusal is shown.
"""

from handover.refusals import Refusal


class ReferralAlreadyAnswered(Refusal):
    """The authority acknowledges a referral once; what it says after that is an outcome."""

    code = "referral_already_answered"
    sentence = "The authority has answered this referral already. Record the outcome instead."


class NoReviewOpen(Refusal):
    """Nothing waits for a review: it was reviewed, or it never ended so."""

    code = "no_review_open"
    sentence = "No review of this referral is open. It may have been reviewed a moment ago."


class DeciderMayNotReview(Refusal):
    """Whoever decided, passed on or asked for it does not review it (domain 4.7)."""

    code = "decider_may_not_review"
    sentence = (
        "Somebody else must review this: you are named as the one who decided it, recorded it or "
        "made the referral. Ask another lead."
    )
