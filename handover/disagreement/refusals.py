"""The refusals of a disagreement.

As handover/refusals.py. Must not know how a refusal is shown.
"""

from handover.refusals import Refusal


class NothingToDisagreeWith(Refusal):
    """A disagreement is with something that somebody decided; silence has a ladder of its own."""

    code = "nothing_to_disagree_with"
    sentence = (
        "Nobody has decided anything here yet that you could disagree with. Record the outcome "
        "first. If nobody answers, ring them: that is not a disagreement."
    )


class AlreadyDisagreed(Refusal):
    """One disagreement about one decision, so that nobody wonders which one was settled."""

    code = "already_disagreed"
    sentence = "A disagreement about this is open already. Add yours as a note."


class NoDisagreementOpen(Refusal):
    """What is settled is settled once."""

    code = "no_disagreement_open"
    sentence = "This disagreement is not open: it may have been settled a moment ago."


class NotYoursToSettle(Refusal):
    """The other side cannot declare it settled: else it would end as it began."""

    code = "not_yours_to_settle"
    sentence = (
        "Only the team that disagreed, or a regional lead, can say that it is settled. Ring them, "
        "or add a note."
    )
