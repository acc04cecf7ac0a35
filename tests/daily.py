"""Daily work as people do it in tests: commands for one handover, and bodies for the API.

As tests/losing.py; everything is right on Tuesday 24 November 2026.
"""

from datetime import date
from uuid import UUID

from handover.daily.asides import HowLong, WhySetAside
from handover.daily.colleagues import Colleague, WhyReassigned
from handover.daily.commands import (
    ClaimCall,
    Reassign,
    ReassignSender,
    ReportWordOfMouth,
    SetAside,
)
from projections.chased import chased_columns
from projections.daily import daily_columns
from tests.programs import Body, once

HILDA = Colleague("Hilda Dove", "Health visitor")
MAUD = Colleague("Maud Lark", "Community midwife")
FRIDAY = date(2026, 11, 27)
NO_DAILY_WORK = {column.name: None for column in (*daily_columns(), *chased_columns())}
"""The columns of a row about which nobody has done any of it, and the clock recorded nothing."""


def reassign(handover_id: UUID, colleague: Colleague = HILDA) -> Reassign:
    """The command by which the receiving team names Hilda."""
    return Reassign(handover_id, colleague, WhyReassigned.AWAY)


def reassign_sender(handover_id: UUID, colleague: Colleague = MAUD) -> ReassignSender:
    """The command by which the sending team names Maud."""
    return ReassignSender(handover_id, colleague, WhyReassigned.OFF_DUTY)


def set_aside(handover_id: UUID, how_long: HowLong = HowLong.ONE_HOUR) -> SetAside:
    """The command that takes it out of the way for an hour."""
    return SetAside(handover_id, how_long, WhySetAside.ANOTHER_FAMILY)


def claim_call(handover_id: UUID) -> ClaimCall:
    """The command that says "I am ringing now"."""
    return ClaimCall(handover_id)


def word_of_mouth(
    handover_id: UUID, professional: str = "Hana Quorn", on: date = FRIDAY
) -> ReportWordOfMouth:
    """The command that reports what Hana said on the telephone."""
    return ReportWordOfMouth(handover_id, professional, "She visits at home", on)


def reassign_body() -> Body:
    """The same, as a program sends it."""
    return once({"name": "Hilda Dove", "role": "Health visitor", "why": "away"})


def reassign_sender_body() -> Body:
    """The same, as a program sends it."""
    return once({"name": "Maud Lark", "role": "Community midwife", "why": "off_duty"})


def set_aside_body() -> Body:
    """The same, as a program sends it."""
    return once({"how_long": "one_hour", "why": "another_family"})


def word_of_mouth_body() -> Body:
    """The same, as a program sends it."""
    return once(
        {
            "professional": "Hana Quorn",
            "next_action": "She visits at home",
            "next_action_on": "2026-11-27",
        }
    )
