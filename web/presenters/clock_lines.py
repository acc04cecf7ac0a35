"""The lines of a timeline that the clock recorded, and when it recorded what a list shows.

As timeline.py; must not know other lines.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from handover.words import say_time

Said = tuple[str, tuple[str, ...]]
NO_CLOCK_STOPPED = "No clock stopped, and nobody holds more than before"


def recorded_words(at: datetime | None) -> str:
    """When the clock recorded it; empty while it has not."""
    return f"Recorded {say_time(at)}" if at else ""


def with_recorded(words: str, at: datetime | None) -> str:
    """`words`, and when the clock recorded it if it has."""
    return ". ".join(part for part in (words, recorded_words(at)) if part)


def _say_escalation(detail: Mapping[str, Any]) -> Said:
    return (
        f"Escalation: rung {detail['rung']} of {detail['rungs']} reached",
        ("Nobody had acknowledged it", NO_CLOCK_STOPPED),
    )


def _say_unreachable(detail: Mapping[str, Any]) -> Said:
    sides = " and ".join(f"the {side} side" for side in detail["sides"])
    return (
        f"Nobody could be reached on rung {detail['rung']}",
        (f"There is no right number to ring on {sides}",),
    )


def _say_stage(detail: Mapping[str, Any]) -> Said:
    return (
        f"Disagreement escalated: stage {detail['rung']} of {detail['rungs']} reached",
        ("It was not settled. Its ladder is apart from the one for silence",),
    )


def _say_attempt_due(detail: Mapping[str, Any]) -> Said:
    attempts = detail["attempts"]
    if attempts == 0:
        return "Call due: nobody had rung", ("The sending team rings",)
    rung = "1 attempt" if attempts == 1 else f"{attempts} attempts"
    return "Call due again", (f"{rung}, nobody reached. The sending team rings",)


def _say_response_overdue(_detail: Mapping[str, Any]) -> Said:
    return "Response overdue", ("The promised day was over, and nobody had reported",)


def _say_silence(detail: Mapping[str, Any]) -> Said:
    awaited = "outcome" if detail["is_acknowledged"] else "acknowledgement"
    return (
        f"No word of the referral: back with {detail['team']}",
        (f"Its {awaited} did not come in time. They ring the authority",),
    )


CLOCK_SAYS = {
    "escalation_raised": _say_escalation,
    "nobody_reachable": _say_unreachable,
    "disagreement_escalated": _say_stage,
    "attempt_due": _say_attempt_due,
    "response_overdue": _say_response_overdue,
    "referral_silence_returned": _say_silence,
}
"""One saying for each."""
