"""The lines of a timeline about daily work, in words. As timeline.py; must not know other lines."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from handover.daily.asides import WhySetAside
from handover.daily.colleagues import WhyReassigned
from handover.words import say_date, say_time
from web.presenters.labels import WHY_REASSIGNED, WHY_SET_ASIDE

Said = tuple[str, tuple[str, ...]]


def _say_reassigned(detail: Mapping[str, Any]) -> Said:
    why = WHY_REASSIGNED[WhyReassigned(detail["why"])]
    return f"Reassigned to {detail['name']}", (detail["role"], why, "The promise and its day stay")


def _say_sender(detail: Mapping[str, Any]) -> Said:
    why = WHY_REASSIGNED[WhyReassigned(detail["why"])]
    return f"{detail['name']} stands for the sending team", (detail["role"], why)


def _say_set_aside(detail: Mapping[str, Any]) -> Said:
    until = say_time(datetime.fromisoformat(detail["until"]))
    why = WHY_SET_ASIDE[WhySetAside(detail["why"])]
    return "Set aside", (f"Until {until} at the latest", why, "No clock stopped")


def _say_claimed(detail: Mapping[str, Any]) -> Said:
    came = "A call was logged" if detail["is_call_logged"] else "No call has been logged from this"
    return "Said to be ringing", (came, "No clock stopped")


def _say_word(detail: Mapping[str, Any]) -> Said:
    promised_on = say_date(date.fromisoformat(detail["next_action_on"]))
    return (
        f"Acknowledged by word of mouth: {detail['professional']}",
        (
            detail["professional_role"],
            f"Next action by {promised_on}",
            "Reported by the sender, unconfirmed. No clock stopped",
        ),
    )


DAILY_SAYS = {
    "reassigned": _say_reassigned,
    "sender_reassigned": _say_sender,
    "set_aside": _say_set_aside,
    "call_claimed": _say_claimed,
    "acknowledged_by_word_of_mouth": _say_word,
}
"""One saying for each."""
