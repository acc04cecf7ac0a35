"""How a record is put right by two ways: the forms, and their paths in the API.

As tests/web/asking.py. The stage has recorded it for Derby.
"""

from handover.correcting import commands as p
from handover.states import State
from tests import programs, putting_right
from tests.web.asking import Asking

REVISE = Asking(
    p.Revise,
    "mary",
    "/revision",
    "/revision",
    {
        "changes_seen": "0",
        "reason": "She rang back",
        "urgency": "",
        "safer.situation": "They are in a hotel now",
        "safer.assessment": "",
        "safer.father.knowledge": "known",
        "safer.father.words_known": "He is Tom Reed and visits",
        "safer.father.how_known": "told",
        "safer.father.from_whom": "The grandmother",
        "safer.expected_response": "",
        "safer.parents_told.told": "no",
        "safer.parents_told.why_not": "Not safe yet",
    },
    putting_right.revise_body,
)
CHANGE_READ = Asking(
    p.ConfirmChangeRead,
    "hana",
    "/changes-read",
    "/changes-read",
    {"changes_seen": "1"},
    lambda: programs.once({"changes_seen": 1}),
)
REOPEN = Asking(
    p.Reopen,
    "hana",
    "/reopening",
    "/reopening",
    {
        "reason": "The visit was another family's",
        "next_action_on-day": "15",
        "next_action_on-month": "12",
        "next_action_on-year": "2026",
    },
    lambda: programs.once(
        {"reason": "The visit was another family's", "next_action_on": "2026-12-15"}
    ),
    stands=State.CLOSED,
)
CORRECTING = (REVISE, REOPEN)
