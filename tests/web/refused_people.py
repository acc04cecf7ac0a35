"""What a mother, a baby and their dates cannot be, through both ways.

Must not know how it is sent.
"""

from datetime import date

from handover.refusals import BirthsTooClose, InvalidValue, TwoPregnancies
from tests.web.asking import RECORD
from tests.web.refusals import NHS_NUMBER
from tests.web.situation import Situation

BORN = {"about.is_born": "yes"}
DUE_ON, BORN_ON, MOTHER_BORN_ON = "about.due_on", "about.baby_born_on", "about.mother.born_on"


def _baby_born(on: date, says: str) -> Situation:
    changed = {BORN_ON: on}
    return Situation(RECORD, InvalidValue, BORN_ON, changed, says, typed=BORN, sent={DUE_ON: None})


PEOPLE = [
    Situation(RECORD, InvalidValue, NHS_NUMBER, {NHS_NUMBER: ""}, "Enter the mother's NHS number"),
    Situation(
        RECORD,
        InvalidValue,
        NHS_NUMBER,
        {NHS_NUMBER: "999 000"},
        "An NHS number has 10 digits, for example 999 000 0018",
    ),
    Situation(
        RECORD,
        InvalidValue,
        NHS_NUMBER,
        {NHS_NUMBER: "999 000 0017"},
        "This is not a valid NHS number: one digit may be wrong. "
        "Check it against the notes and enter it again",
    ),
    Situation(
        RECORD,
        InvalidValue,
        MOTHER_BORN_ON,
        {MOTHER_BORN_ON: date(2027, 1, 1)},
        "The mother's date of birth is in the future",
    ),
    Situation(
        RECORD,
        InvalidValue,
        MOTHER_BORN_ON,
        {MOTHER_BORN_ON: date(2020, 5, 3)},
        "Check the mother's date of birth: it would make her 6 years old",
    ),
    Situation(
        RECORD,
        InvalidValue,
        DUE_ON,
        {DUE_ON: date(2027, 9, 1)},
        "The due date is more than 40 weeks away. Check the month and the year",
    ),
    Situation(
        RECORD,
        InvalidValue,
        DUE_ON,
        {DUE_ON: date(2026, 11, 2)},
        "The due date is more than 3 weeks ago. If the baby has been born, enter the date of birth",
    ),
    _baby_born(
        date(2026, 11, 25),
        "The baby's date of birth is in the future. "
        "If the baby is not born yet, enter the due date",
    ),
    _baby_born(
        date(2025, 11, 22), "The baby's date of birth is more than 12 months ago. Check the year"
    ),
    Situation(
        RECORD,
        InvalidValue,
        DUE_ON,
        {BORN_ON: date(2026, 11, 14)},
        "Enter the due date or the date of birth, not both",
        typed={"about.is_born": ""},
    ),
    Situation(
        RECORD,
        InvalidValue,
        DUE_ON,
        says="Enter the due date or the baby's date of birth",
        typed={f"{DUE_ON}-{part}": "" for part in ("day", "month", "year")},
        sent={DUE_ON: None},
        page_says="Enter the due date",
        case="no date",
    ),
    # Her record has a pregnancy that is due on 1 February 2027.
    Situation(RECORD, TwoPregnancies, DUE_ON, {DUE_ON: date(2027, 7, 1)}, is_alone=True),
    Situation(
        RECORD,
        BirthsTooClose,
        BORN_ON,
        {BORN_ON: date(2026, 8, 1)},
        typed=BORN,
        sent={DUE_ON: None},
        is_alone=True,
    ),
]
