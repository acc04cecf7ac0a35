"""What is asked about referrals and disagreements by two ways: the forms, and the API's paths.

As tests/web/asking.py. The stage has made four referrals before: the first waits for a word, the
second ended in no further action, the third in early help, the fourth is disputed. A fifth is told
at the stop, where a mark is recorded after.
"""

from uuid import uuid5

from handover.disagreement import commands as d
from handover.referral import commands as c
from tests import referring
from tests.programs import once
from tests.telling import FAMILY_ID
from tests.web.asking import Asking

WAITING, UNREVIEWED, ENDED, DISPUTED, AT_THE_STOP = (
    uuid5(FAMILY_ID, f"referral/{number}") for number in (1, 2, 3, 4, 5)
)
ITS_DISAGREEMENT = "the disagreement of this handover"
"""Stands for an id that only the stage knows."""
TOLD = {
    "given_by": "Sam Rowe",
    "how": "telephone",
    "happened_at.time": "9:30",
    "happened_at-day": "24",
    "happened_at-month": "11",
    "happened_at-year": "2026",
}
REFERRAL = Asking(
    c.RecordReferral,
    "mary",
    "/referrals/made",
    "/referrals",
    {
        "to": "children_social_care",
        "authority": "Leicester City",
        "made_as": "referral",
        "made_by": "Mary Okafor",
        "reference": "CSC 40417",
        "parents_told.told": "yes",
        "parents_told.why_not": "",
        "happened_at.time": "9:00",
        "happened_at-day": "24",
        "happened_at-month": "11",
        "happened_at-year": "2026",
    },
    referring.referral_body,
)
ANSWER = Asking(
    c.AcknowledgeReferral,
    "hana",
    "/referrals/acknowledged",
    "/referrals/acknowledgement",
    {"referral_id": str(WAITING), "taken_as": "referral", **TOLD},
    referring.answer_body,
)
OUTCOME = Asking(
    c.RecordOutcome,
    "mary",
    "/referrals/outcome",
    "/referrals/outcome",
    {
        "referral_id": str(WAITING),
        "outcome": "no_further_action",
        "words": "The case of 2009 is closed and nothing is new",
        **TOLD,
    },
    referring.outcome_body,
)
IN_ERROR = Asking(
    c.EnterReferralInError,
    "mary",
    "/referrals/error",
    "/referrals/error",
    {"referral_id": str(WAITING), "reason": "Another family"},
    referring.error_body,
)
REVIEW = Asking(
    c.ReviewReferral,
    "lena",
    "/referrals/review",
    "/referrals/review",
    {"referral_id": str(UNREVIEWED), "decision": "agree", "rationale": "Early help is in place"},
    lambda: referring.review_body(referral_id=str(UNREVIEWED)),
)
DISAGREE = Asking(
    d.RecordDisagreement,
    "mary",
    "/referrals/disagreement",
    "/disagreements",
    {"referral_id": str(ENDED), "reasons": "Two siblings were removed"},
    lambda: referring.disagreement_body(referral_id=str(ENDED)),
)
SETTLE = Asking(
    d.SettleDisagreement,
    "mary",
    "/referrals/settled",
    "/disagreements/settlement",
    {"disagreement_id": ITS_DISAGREEMENT, "words": "They will assess before the birth"},
    lambda: once(
        {"disagreement_id": ITS_DISAGREEMENT, "words": "They will assess before the birth"}
    ),
)
REFERRING = (REFERRAL, ANSWER, OUTCOME, IN_ERROR, REVIEW, DISAGREE, SETTLE)
