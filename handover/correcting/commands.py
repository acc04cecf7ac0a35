"""What people ask for to put a record right: data only, no rules and no clock.

As handover/commands.py. A blank or absent answer stays as it is: nothing is emptied by leaving out.
"""

from dataclasses import dataclass
from datetime import date

from handover.answers import Answer
from handover.commands import OnHandover
from handover.content import ParentsTold
from handover.forms.filled import FormAnswer
from handover.urgency import Urgency


@dataclass(frozen=True)
class Revise(OnHandover):
    """Add to or change what the record says, with a reason. The earlier words stay readable.

    `changes_seen` is how many changes of this record the sender had read.
    """

    reason: str
    changes_seen: int
    urgency: Urgency | None = None
    situation: str = ""
    assessment: str = ""
    father: Answer | None = None
    social_care: Answer | None = None
    safe_contact: Answer | None = None
    expected_response: str = ""
    parents_told: ParentsTold | None = None
    answers: tuple[FormAnswer, ...] = ()


@dataclass(frozen=True)
class ConfirmChangeRead(OnHandover):
    """Say for one's team that the changes of this record have been read, up to `changes_seen`."""

    changes_seen: int


@dataclass(frozen=True)
class Reopen(OnHandover):
    """Open again what was closed by mistake, with a reason; what was done needs a new date."""

    reason: str
    next_action_on: date | None = None
