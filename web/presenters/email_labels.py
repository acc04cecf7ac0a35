"""The words for what became of an email, one table a choice, as labels.py.

Must not know where on a page the words stand.
"""

from handover.outbox.occasions import Occasion
from handover.outbox.outcomes import Failure, WhySuppressed

OCCASION = {
    Occasion.WAITS: "It says that something waits for them",
    Occasion.DECLINED: "It says that something was declined",
    Occasion.SAID_BY_TELEPHONE: "It asks to confirm what was said on the telephone",
}
NOT_TAKEN = {
    Failure.NOT_REACHED: "The mail server could not be reached",
    Failure.NO_ANSWER: "The mail server did not answer in time",
    Failure.NOT_SECURE: "The mail server offered no secure connection",
    Failure.SIGN_IN_REFUSED: "The mail server refused the service's name and password",
    Failure.ADDRESS_REFUSED: "The mail server refused the team's email address",
    Failure.REFUSED: "The mail server refused the email",
}
SUPPRESSED = {
    WhySuppressed.LOSS: "Routine contact has stopped",
    WhySuppressed.HOLDS_NO_MORE: "It was settled before the email could go",
    WhySuppressed.NO_ADDRESS: "The team has no email address any more",
}
