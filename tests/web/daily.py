"""What is asked in daily work by two ways: the forms, and their paths in the API.

As tests/web/asking.py. The stage has logged a conversation with Hana Quorn before.
"""

from handover.daily import commands as d
from handover.states import State
from tests import daily
from tests.web.asking import Asking

REASSIGN = Asking(
    d.Reassign,
    "hana",
    "/colleague",
    "/colleague",
    {"name": "Hilda Dove", "role": "Health visitor", "why": "away"},
    daily.reassign_body,
    stands=State.ACKNOWLEDGED,
)
SENDER = Asking(
    d.ReassignSender,
    "mary",
    "/sender",
    "/sender",
    {"name": "Maud Lark", "role": "Community midwife", "why": "off_duty"},
    daily.reassign_sender_body,
)
SET_ASIDE = Asking(
    d.SetAside,
    "hana",
    "/set-aside",
    "/set-aside",
    {"how_long": "one_hour", "why": "another_family"},
    daily.set_aside_body,
)
RINGING = Asking(d.ClaimCall, "mary", "/ringing", "/ringing")
WORD = Asking(
    d.ReportWordOfMouth,
    "mary",
    "/word-of-mouth",
    "/word-of-mouth",
    {
        "professional": "Hana Quorn",
        "next_action": "She visits at home",
        "next_action_on-day": "27",
        "next_action_on-month": "11",
        "next_action_on-year": "2026",
    },
    daily.word_of_mouth_body,
)
DAILY = (REASSIGN, SENDER, SET_ASIDE, RINGING, WORD)
