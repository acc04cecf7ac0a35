"""What a lead agreed with a team, in tests: the command, and the body for the API.

As tests/region.py; everything is right on Tuesday 24 November 2026.
"""

from datetime import date
from typing import Any
from uuid import UUID

from handover.lead_commands import AgreeWithTeam, Side
from tests.programs import Body, once

AGREED = "Hana rings Leicester before midday"


def agree(
    handover_id: UUID, *also: UUID, side: Side = Side.RECEIVING, **changed: Any
) -> AgreeWithTeam:
    """The command by which Lena writes down what Petra promised for tomorrow."""
    facts: dict[str, Any] = {
        "with_name": "Petra Lund",
        "with_role": "Team leader",
        "agreed": AGREED,
        "next_action_on": date(2026, 11, 25),
        **changed,
    }
    return AgreeWithTeam(handover_id, side, also=also, **facts)


def agree_body(**changed: Any) -> Body:
    """The same, as a program sends it."""
    told = {
        "side": "receiving",
        "with_name": "Petra Lund",
        "with_role": "Team leader",
        "agreed": AGREED,
        "next_action_on": "2026-11-25",
    }
    return once({**told, **changed})
