"""What a handover must do, told a second time as a plain dict, from the glossary and not the code.

Steps are words, so that this never leans on the classes it judges.
"""

from typing import Literal, TypedDict

Who = Literal["mary", "hana", "hugo", "lena", "kit"]
What = Literal["attempt", "talk", "early talk", "receive", "acknowledge", "decline", "redirect"]

TEAM_OF: dict[str, str] = {"mary": "Leicester", "hana": "Derby", "hugo": "Nottingham"}
FOR_SENDERS = {"attempt", "talk", "early talk", "redirect"}
BACK_AND_FORTH = {"Derby": "Nottingham", "Nottingham": "Derby"}
"""Where the oracle's sender redirects to: always the other receiving team."""


class Told(TypedDict):
    """Where a handover must stand. Minutes count from the record; None: the clock runs."""

    kind: str
    state: str
    at: str
    holder: str
    call_stopped: int | None
    acknowledged: int | None
    clock_started: int
    attempts: int
    talks: int


def recorded(kind: str) -> Told:
    """A handover that Mary has just recorded for Derby."""
    return Told(
        kind=kind,
        state="waiting",
        at="Derby",
        holder="mary",
        call_stopped=None,
        acknowledged=None,
        clock_started=0,
        attempts=0,
        talks=0,
    )


def step(told: Told, who: Who, what: What, minute: int) -> str:
    """Change `told` as `who` doing `what` must; the refusal's code, or "" when it is done."""
    refusal = _who_may(told, who, what) or _when_may(told["state"], what)
    if refusal:
        return refusal
    if what == "attempt":
        told["attempts"] += 1
    elif what in {"talk", "early talk"}:
        _talk(told, minute if what == "talk" else 0)
    elif what == "receive":
        told["state"] = "received"
    elif what == "acknowledge":
        told["state"], told["acknowledged"] = "acknowledged", minute
        if told["kind"] == "handover_of_care":
            told["holder"] = who
    elif what == "decline":
        told["state"] = "declined"
    else:
        told["state"], told["at"] = "waiting", BACK_AND_FORTH[told["at"]]
        told["call_stopped"], told["clock_started"] = None, minute
    return ""


def _talk(told: Told, happened: int) -> None:
    told["talks"] += 1
    if told["call_stopped"] is None and happened >= told["clock_started"]:
        told["call_stopped"] = happened


def _who_may(told: Told, who: Who, what: What) -> str:
    team = TEAM_OF.get(who)
    if team not in {"Leicester", told["at"]}:
        return "not_permitted" if who == "lena" else "handover_not_found"
    wanted = "Leicester" if what in FOR_SENDERS else told["at"]
    return "" if team == wanted else "not_permitted"


def _when_may(state: str, what: What) -> str:
    if what in {"attempt", "talk", "early talk"}:
        return ""
    if state == "acknowledged":
        return "already_acknowledged"
    if what == "redirect":
        return "" if state == "declined" else "not_declined"
    if state == "declined":
        return "already_declined"
    return "already_received" if what == "receive" and state == "received" else ""
