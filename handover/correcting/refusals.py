"""The refusals of putting a record right: each says what can be done instead.

As handover/refusals.py. Must not know how a refusal is shown.
"""

from handover.refusals import Refusal


class ChangedMeanwhile(Refusal):
    """Two people change one record: whoever comes second reads first (9d, 26)."""

    code = "changed_meanwhile"
    sentence = (
        "This record is not as it was when you opened it. Read what changed, then send yours again."
    )


class NothingChanged(Refusal):
    """A change that changes nothing would ask everybody to read it."""

    code = "nothing_changed"
    sentence = "Nothing here differs from what the record says. Change what is wrong, or go back."


class NoChangeToRead(Refusal):
    """Nobody says that they have read what did not change, or what they changed themselves."""

    code = "no_change_to_read"
    sentence = "No change is waiting for your team to say that it has been read."


class NotClosed(Refusal):
    """Only what is closed can be opened again."""

    code = "not_closed"
    sentence = "This is open already, so it cannot be opened again."


class NeverReopened(Refusal):
    """What should never have been recorded does not come back."""

    code = "never_reopened"
    sentence = (
        "This was entered in error, so it cannot be opened again. Record a new handover instead."
    )


class ClosedByOtherTeam(Refusal):
    """Whoever kept the promise, or took it back, says that it is not over."""

    code = "closed_by_other_team"
    sentence = "The other team closed this, and only they can open it again. Ring them."


class ClosedTooLongAgo(Refusal):
    """An old record that comes back would hide how long nobody looked."""

    code = "closed_too_long_ago"
    sentence = (
        "This was closed more than 30 days ago, so it cannot be opened again. "
        "Record a new handover instead."
    )
