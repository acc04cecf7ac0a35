"""The refusals of daily work: what is never set aside, who is ringing already, who was spoken to.

As handover/refusals.py. Must not know how a refusal is shown.
"""

from handover.refusals import Refusal


class NeverSetAside(Refusal):
    """Immediate means imminent harm (domain 9c)."""

    code = "never_set_aside"
    sentence = "What is Immediate is never set aside. Act on it now, or ring a colleague who can."


class SetAsideTooLong(Refusal):
    """Same day does not wait for tomorrow [P]."""

    code = "set_aside_too_long"
    sentence = "What is urgent for the same day can be set aside for at most 4 hours."


class SetAsideTooOften(Refusal):
    """What is set aside again and again is being avoided [P]."""

    code = "set_aside_too_often"
    sentence = (
        "Your team has set this aside twice, and nothing has happened since. "
        "Act on it now, or ring a colleague who can."
    )


class TooLateToSetAside(Refusal):
    """Once others have to be asked, nobody may look away [P]."""

    code = "too_late_to_set_aside"
    sentence = (
        "This is overdue and can no longer be set aside. Act on it now, or ring a colleague "
        "who can."
    )


class NothingToSetAside(Refusal):
    """What waits for nobody is in nobody's way."""

    code = "nothing_to_set_aside"
    sentence = "Nothing about this waits for your team now, so there is nothing to set aside."


class AlreadyRinging(Refusal):
    """One rings at a time; the message says who, and since when. It refuses no call."""

    code = "already_ringing"
    sentence = (
        "A colleague is ringing already. If you have rung as well, log your call: "
        "it is always taken."
    )


class NotSpokenTo(Refusal):
    """Nobody takes anything on by word of mouth without a word."""

    code = "not_spoken_to"
    sentence = (
        "No conversation with this person is logged since it was sent to this team. "
        "Log the conversation first."
    )
