"""The refusals of a referral and of its review.

As handover/refusals.py. Must not know how a refusal is shown.
"""

from handover.refusals import Refusal


class ReferralAlreadyAnswered(Refusal):
    """The authority acknowledges a referral once; what it says after that is an outcome."""

    code = "referral_already_answered"
    sentence = "The authority has answered this referral already. Record the outcome instead."


class ReferralInError(Refusal):
    """What was recorded by mistake is followed no more."""

    code = "referral_in_error"
    sentence = (
        "This referral was entered in error, so nothing more is recorded about it. If a referral "
        "was made, record it as a new one."
    )


class NotYourReferral(Refusal):
    """Only who follows it knows that it was a mistake: nobody else may end the waiting."""

    code = "not_your_referral"
    sentence = (
        "Only the team that follows this referral can say that it was entered in error. Ring "
        "them, or add a note."
    )


class ReferralWasReviewed(Refusal):
    """A lead has looked at it since: what she decided does not vanish with it."""

    code = "referral_was_reviewed"
    sentence = (
        "A lead has reviewed this referral, so it stays. Ring the authority and record what they "
        "say as the outcome."
    )


class MarkNeedsReferral(Refusal):
    """Refer first, 999, or a named senior's reason: there is no path round it (domain 9(d), 21)."""

    code = "mark_needs_referral"
    sentence = (
        "A mark on a baby who is not yet mobile would be left without a referral. Ring children's "
        "social care or 999 now and record that referral, then send this again. If the record of "
        "the mark itself is wrong, mark that handover as entered in error instead."
    )


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
