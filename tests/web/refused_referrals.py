"""What a referral cannot be, through both ways; its words are in refused_values.py."""

from datetime import UTC, datetime

from handover.refusals import InvalidValue
from tests.web.asking import RECORD, Changed
from tests.web.refusals import MARK
from tests.web.situation import Situation

REFERRAL: Changed = {
    "referred.is_referred": True,
    "referred.referred_to": "Derby children's social care",
    "referred.referred_at": datetime(2026, 11, 24, 9, 35, tzinfo=UTC),
}
DECISION: Changed = {
    "referred.is_referred": False,
    "referred.senior_name": "Dr Ines Wold",
    "referred.senior_role": "Named doctor",
    "referred.reason": "A birthmark",
}
LONG_PAST = (
    "The referral was more than 7 days ago. Check the date. If the mark is new, refer again now"
)
REFERRED_AT = "referred.referred_at"
REFERRED = [
    *(
        Situation(
            RECORD,
            InvalidValue,
            REFERRED_AT,
            {REFERRED_AT: at},
            says,
            sent={**MARK, **REFERRAL, REFERRED_AT: at},
        )
        for at, says in (
            (
                datetime(2026, 11, 24, 10, 1, tzinfo=UTC),
                "The time of the referral is in the future. Refer now, then enter when you did",
            ),
            (
                datetime(2026, 11, 17, 9, 59, tzinfo=UTC),
                LONG_PAST,
            ),
        )
    ),
    Situation(
        RECORD,
        InvalidValue,
        REFERRED_AT,
        says="Enter the date and time of the referral",
        typed={
            "referred.referred_at.time": "",
            **{f"{REFERRED_AT}-{part}": "" for part in ("day", "month", "year")},
        },
        sent={**MARK, **REFERRAL, REFERRED_AT: None},
        case="no time",
    ),
    Situation(
        RECORD,
        InvalidValue,
        "urgency",
        {"trigger": "mark_before_mobile", "urgency": "same_day"},
        "Choose Immediate: a mark on a baby who is not yet mobile cannot wait",
        sent=REFERRAL,
    ),
]
