"""What an answer on a numbered form cannot be, as a page types it and as a program sends it.

Must not know how it is sent; tests/web/test_midwife_form.py and test_api_form.py do.
"""

from dataclasses import dataclass, field, replace

from handover.refusals import InvalidValue
from tests.programs import Body
from tests.recording import ASKED, Answers
from tests.web.asking import RECORD
from tests.web.correcting import REVISE
from tests.web.situation import Situation

CHECKED: Answers = {
    f"{ASKED}cp_is.state": "known.nothing",
    f"{ASKED}cp_is.on-day": "23",
    f"{ASKED}cp_is.on-month": "11",
    f"{ASKED}cp_is.on-year": "2026",
    f"{ASKED}cp_is.by": "Mary Okafor",
}
SENT_CHECKED: Body = {
    "knowledge": "known",
    "chosen": ["nothing"],
    "words": "",
    "on": "2026-11-23",
    "by": "Mary Okafor",
}


@dataclass(frozen=True)
class RefusedAnswer:
    """One answer that is refused. Without a `page` only a program can send it."""

    key: str
    part: str
    says: str
    sent: Body
    page: str = ""
    typed: Answers = field(default_factory=dict)

    @property
    def situation(self) -> Situation:
        """The same for the table of all refusals."""
        path = f"safer.form.answers.{self.key}.{self.part}"
        return Situation(RECORD, InvalidValue, path, {}, self.says)


MARKS = "Marks or birth injuries seen at birth"
REFUSED = (
    RefusedAnswer(
        "marks",
        "words",
        "Answer this: What, where on the body, and the body map's reference",
        {"chosen": ["seen"], "words": ""},
        "birth",
        {f"{ASKED}marks.state": "known.seen"},
    ),
    RefusedAnswer(
        "cp_is",
        "on",
        "Enter the date: When was it checked?",
        {**SENT_CHECKED, "on": None},
        "home",
        {**CHECKED, **{f"{ASKED}cp_is.on-{part}": "" for part in ("day", "month", "year")}},
    ),
    RefusedAnswer(
        "cp_is",
        "by",
        "Enter it: Who checked it?",
        {**SENT_CHECKED, "by": ""},
        "home",
        {**CHECKED, f"{ASKED}cp_is.by": ""},
    ),
    RefusedAnswer(
        "icon",
        "chosen",
        "Tick who was reached: ICON: coping with crying",
        {"chosen": []},
        "safety",
        {f"{ASKED}icon.chosen[]": []},
    ),
    RefusedAnswer(
        "icon",
        "number",
        "Choose a number from 1 to 5: Which touchpoint? 1 to 5",
        {"number": 7},
        "safety",
        {f"{ASKED}icon.number": "7"},
    ),
    RefusedAnswer("marks", "chosen", f"Choose one: {MARKS}", {"chosen": []}),
    RefusedAnswer("marks", "chosen", f"Choose from what is offered: {MARKS}", {"chosen": ["no"]}),
    RefusedAnswer(
        "worried_about",
        "knowledge",
        "Choose another answer to this question: What are we worried about?",
        {"knowledge": "declined", "words": ""},
    ),
)
AT_THE_END = (
    Situation(RECORD, InvalidValue, "marks", {}, f"Answer this question: {MARKS}"),
    Situation(
        RECORD,
        InvalidValue,
        "cp_is",
        {},
        "The date is in the future: Child Protection Information Sharing (CP-IS) check",
    ),
    Situation(
        RECORD, InvalidValue, "siblings", {}, "Leave out siblings: it is not asked for this reason"
    ),
    Situation(
        RECORD,
        InvalidValue,
        "form_id",
        {},
        "Answer form transfer-of-care/1: it is the one that is asked",
    ),
)
"""Judged by the aggregate, which sees the whole record; each has a test of its own by its words."""
FORMS = [
    *(one.situation for one in REFUSED),
    *AT_THE_END,
    *(replace(one.situation, asking=REVISE) for one in REFUSED),  # test_revising.py
]
