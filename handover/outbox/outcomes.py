"""What becomes of a message that is not sent: why it failed, or why it must not go.

Kinds alone: what a mail server says may quote an address. Must not know how an email is sent.
"""

from enum import Enum


class Failure(Enum):
    """Why the mail server did not take a message. It is tried again."""

    NOT_REACHED = "not_reached"
    NO_ANSWER = "no_answer"
    NOT_SECURE = "not_secure"
    SIGN_IN_REFUSED = "sign_in_refused"
    ADDRESS_REFUSED = "address_refused"
    REFUSED = "refused"


OF_THE_SERVER = frozenset(
    {Failure.NOT_REACHED, Failure.NO_ANSWER, Failure.NOT_SECURE, Failure.SIGN_IN_REFUSED}
)
"""Failures that the next message would meet too."""


class WhySuppressed(Enum):
    """Why a message goes to nobody. That is for good."""

    LOSS = "loss"
    HOLDS_NO_MORE = "holds_no_more"
    NO_ADDRESS = "no_address"
