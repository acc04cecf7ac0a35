"""What a keeper asks for by two ways: the forms of the directory, and their paths in the API.

As tests/web/asking.py; `{derby_visitors}` in an address is that team's id.
"""

from dataclasses import replace

from handover import commands as c
from tests import programs
from tests.web.asking import Asking

WEEK = {
    f"hours.weekly.{day}.{box}": clock
    for day in range(1, 6)
    for box, clock in (("opens", "09:00"), ("closes", "17:00"))
} | {"hours.open_on_bank_holidays": "no", "out_of_hours": "Ring the duty desk on 01632 960199"}
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
    {"reason": "Joined with the Leicester team", "find": ""},
    lambda: programs.once({"reason": "Joined with the Leicester team"}),
)
KEEPING = (REGISTER, VERIFY, HOURS, CLOSE)


def _of_closed(asking: Asking) -> Asking:
    """The same about a team that has closed, by somebody whose page is old."""
    page, api = (
        address.replace("derby_visitors", "closed_visitors")
        for address in (asking.page, asking.api)
    )
    return replace(asking, page=page, api=api)


OF_CLOSED = tuple(_of_closed(asking) for asking in KEEPING[1:])
ALL_KEEPING = (*KEEPING, *OF_CLOSED)
