"""What a keeper asks for by two ways: the forms of the directory, and their paths in the API.

As tests/web/asking.py; `{derby_visitors}` in an address is that team's id.
"""

from dataclasses import replace

from handover import commands as c
from handover.directory import commands as t
from tests import programs
from tests.web.asking import Asking

WEEK = {
    f"hours.weekly.{day}.{box}": clock
    for day in range(1, 6)
    for box, clock in (("opens", "09:00"), ("closes", "17:00"))
} | {"hours.open_on_bank_holidays": "no", "out_of_hours": "Ring the duty desk on 01632 960199"}
SUCCESSOR = "leicester_visitors"
RUNG_ON = {"verified_on-day": "20", "verified_on-month": "11", "verified_on-year": "2026"}

REGISTER = Asking(
    c.RegisterTeam,
    "kit",
    "/directory/new",
    "/teams",
    {
        "name": "Belper health visitors",
        "kind": "health_visiting",
        "organisation": "Derbyshire Community Health Services NHS Foundation Trust",
        "ods_code": "RY8",
        "area": "Derby",
        "places": "Belper\nDuffield",
        "authorities": "Derbyshire",
        "districts": "DE56",
        "out_of_hours_number": "07700 900140",
        "telephone": "01632 960140",
        **RUNG_ON,
        **WEEK,
    },
    programs.register_body,
)
VERIFY = Asking(
    c.VerifyNumber,
    "kit",
    "/directory/{derby_visitors}/number",
    "/teams/{derby_visitors}/number",
    {"telephone": "01632 960141", **RUNG_ON},
    lambda: programs.once({"telephone": "01632 960141", "verified_on": "2026-11-20"}),
)
HOURS = Asking(
    c.ChangeHours,
    "kit",
    "/directory/{derby_visitors}/hours",
    "/teams/{derby_visitors}/hours",
    WEEK,
    programs.hours_body,
)
CLOSE = Asking(
    c.CloseTeam,
    "kit",
    "/directory/{derby_visitors}/close",
    "/teams/{derby_visitors}/closing",
    {"reason": "Joined with the Leicester team", "find": "", "successor_id": SUCCESSOR},
    lambda: programs.once({"reason": "Joined with the Leicester team", "successor_id": SUCCESSOR}),
)
VERIFY_ONE = Asking(
    c.VerifyNumber,
    "kit",
    "/directory/{derby_visitors}/numbers/2",
    "/teams/{derby_visitors}/numbers/2/verification",
    {"telephone": "07700 900141", **RUNG_ON},
    lambda: programs.once({"telephone": "07700 900141", "verified_on": "2026-11-20"}),
)
ADD = Asking(
    t.AddNumber,
    "kit",
    "/directory/{derby_visitors}/numbers/new",
    "/teams/{derby_visitors}/numbers",
    {
        "telephone": "01632 960142",
        "purpose": "named_role",
        "whose": "Named nurse for safeguarding",
        **RUNG_ON,
        **{name: said for name, said in WEEK.items() if name.startswith("hours.")},
    },
    lambda: programs.once(
        {
            "telephone": "01632 960142",
            "purpose": "named_role",
            "whose": "Named nurse for safeguarding",
            "verified_on": "2026-11-20",
            "hours": programs.hours_body()["hours"],
        }
    ),
)
RETIRE = Asking(
    t.RetireNumber,
    "kit",
    "/directory/{derby_visitors}/numbers/2/retirement",
    "/teams/{derby_visitors}/numbers/2/retirement",
    {"reason": "The on-call nurse has another one"},
    lambda: programs.once({"reason": "The on-call nurse has another one"}),
)
FIRST = Asking(
    t.RingFirst,
    "kit",
    "/directory/{derby_visitors}/numbers/2/first",
    "/teams/{derby_visitors}/numbers/2/first",
)
COVER = Asking(
    t.ChangeCover,
    "kit",
    "/directory/{derby_visitors}/cover",
    "/teams/{derby_visitors}/cover",
    {"authorities": "Derby\nDerbyshire", "districts": "DE1, DE3"},
    lambda: programs.once({"authorities": ["Derby", "Derbyshire"], "districts": ["DE1", "DE3"]}),
)
MAILBOX = Asking(
    t.ChangeMailbox,
    "kit",
    "/directory/{derby_visitors}/mailbox",
    "/teams/{derby_visitors}/mailbox",
    {
        "mailbox": "derby.desk@example.nhs.uk",
        "mailbox_verified_on-day": "20",
        "mailbox_verified_on-month": "11",
        "mailbox_verified_on-year": "2026",
    },
    lambda: programs.once(
        {"mailbox": "derby.desk@example.nhs.uk", "mailbox_verified_on": "2026-11-20"}
    ),
)
SUCCEED = Asking(
    t.NameSuccessor,
    "kit",
    "/directory/{closed_visitors}/successor",
    "/teams/{closed_visitors}/successor",
    {"find": "", "successor_id": SUCCESSOR},
    lambda: programs.once({"successor_id": SUCCESSOR}),
)
CHANGES = (VERIFY, ADD, RETIRE, FIRST, HOURS, COVER, MAILBOX, CLOSE)
KEEPING = (REGISTER, *CHANGES, SUCCEED)


def about_number(asking: Asking, key: int) -> Asking:
    """The same about another number of the team."""
    page, api = (
        address.replace("/numbers/2", f"/numbers/{key}") for address in (asking.page, asking.api)
    )
    return replace(asking, page=page, api=api)


OF_LAST = about_number(RETIRE, 1)
"""The one number of the team for the day."""
OF_NO_NUMBER = tuple(about_number(one, 7) for one in (VERIFY_ONE, RETIRE, FIRST))
"""By somebody whose page is old: the number was retired since."""
OF_OPEN = replace(
    SUCCEED,
    page="/directory/{derby_visitors}/successor",
    api="/teams/{derby_visitors}/successor",
)


def _of_closed(asking: Asking) -> Asking:
    """The same about a team that has closed, by somebody whose page is old."""
    page, api = (
        address.replace("derby_visitors", "closed_visitors")
        for address in (asking.page, asking.api)
    )
    return replace(asking, page=page, api=api)


OF_CLOSED = tuple(_of_closed(asking) for asking in CHANGES)
ALL_KEEPING = (*KEEPING, VERIFY_ONE, *OF_CLOSED, OF_LAST, *OF_NO_NUMBER, OF_OPEN)
