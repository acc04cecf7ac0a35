"""What is passed on: why the call is made, and what is said in SAFER order.

SAFER = Situation, Assessment, Family factors, Expected response, Recording: the Department of
Health's (2013) telephone tool for health visitors. "Recording" is the conversation itself.
"""

from dataclasses import dataclass
from enum import Enum

from handover.answers import Answer
from handover.forms.filled import FilledForm
from handover.refusals import InvalidValue
from handover.text import ANSWER, optional, paragraph, says_something


class Kind(Enum):
    """A handover of care passes responsibility on; a concern passes on information only."""

    HANDOVER_OF_CARE = "handover_of_care"
    CONCERN = "concern"


class Trigger(Enum):
    """Why we call, in the words of the campaign: concerns and referrals too, not only discharge.

    A mark on a baby who is not yet mobile is referred first (referred_first.py).
    """

    MARK_BEFORE_MOBILE = "mark_before_mobile"
    BOOKING_CONCERN = "booking_concern"
    EMERGING_CONCERN = "emerging_concern"
    CHILDREN_REFERRAL = "children_social_care_referral"
    ADULT_REFERRAL = "adult_social_care_referral"
    CHANGE_OF_PLAN = "change_of_plan"
    MOVE = "move"
    BIRTH = "birth"
    DISCHARGE = "discharge"
    NEONATAL_UNIT = "neonatal_unit"
    DOMESTIC_ABUSE = "domestic_abuse"
    CONCEALED_PREGNANCY = "concealed_pregnancy"
    LOSS = "loss"  # support for a family after a loss: never routine, never stopped by it


@dataclass(frozen=True)
class ParentsTold:
    """Whether the parents know of this call; if not, why (NICE QS37 statement 1, measure a)."""

    told: bool
    why_not: str = ""

    def __post_init__(self) -> None:
        cleaned = optional(self.why_not, field="why_not", called="the reason", longest=ANSWER)
        object.__setattr__(self, "why_not", cleaned)
        if not self.told and not says_something(cleaned):
            raise InvalidValue("Say why the parents have not been told", field="why_not")


@dataclass(frozen=True)
class Safer:
    """What is said, in the order in which it is read aloud.

    `form` is the numbered form by which it was asked, with what it asks beyond SAFER; a record
    from before forms were numbered has none.
    """

    situation: str
    assessment: str
    father: Answer
    social_care: Answer
    safe_contact: Answer
    expected_response: str
    parents_told: ParentsTold
    form: FilledForm | None = None

    def __post_init__(self) -> None:
        for field, called in (
            ("situation", "the situation"),
            ("assessment", "your assessment"),
            ("expected_response", "what you ask the receiving team to do"),
        ):
            cleaned = paragraph(getattr(self, field), field=field, called=called)
            object.__setattr__(self, field, cleaned)
