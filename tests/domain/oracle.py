"""What a handover must do, told a second time as a plain dict, from the glossary and not the code.

Steps are words, so that this never leans on the classes it judges.
"""

from typing import Literal, TypedDict, get_args

Who = Literal["mary", "hana", "hugo", "lena", "kit"]
What = Literal[
    "attempt",
    "talk",
    "early talk",
    "receive",
    "acknowledge",
    "decline",
    "redirect",
    "done",
    "not done",
    "ask",
    "answer",
    "note",
    "withdraw",
    "in error",
]

TEAM_OF: dict[str, str] = {"mary": "Leicester", "hana": "Derby", "hugo": "Nottingham"}
FOR_SENDERS = {"attempt", "talk", "early talk", "redirect", "answer", "withdraw", "in error"}
FOR_BOTH = {"note"}
FACTS = {"attempt", "talk", "early talk", "note"}
BACK_AND_FORTH = {"Derby": "Nottingham", "Nottingham": "Derby"}
"""Where the oracle's sender redirects to: always the other receiving team."""
FIRST_PROMISE, LATER_PROMISE = "2026-12-01", "2026-12-08"
"""The day that everybody promises, and the new day when it was not done."""


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
    promised: str
    is_asked: bool
    answered: int
    notes: int
    ended: str


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
        promised="",
        is_asked=False,
        answered=0,
        notes=0,
        ended="",
    )


def step(told: Told, who: Who, what: What, minute: int) -> str:
    """Change `told` as `who` doing `what` must; the refusal's code, or "" when it is done."""
    refusal = _who_may(told, who, what) or _when_may(told, what)
    if not refusal:
        _follow(told, what)
        _move(told, who, what, minute)
    return refusal


def allowed(told: Told) -> list[tuple[Who, What]]:
    """Who may do what now."""
    return [
        (who, what)
        for who in get_args(Who)
        for what in get_args(What)
        if not (_who_may(told, who, what) or _when_may(told, what))
    ]


def _move(told: Told, who: Who, what: What, minute: int) -> None:
    """What calls and answers do."""
    if what == "attempt":
        told["attempts"] += 1
    elif what in {"talk", "early talk"}:
        _talk(told, minute if what == "talk" else 0)
    elif what == "receive":
        told["state"] = "received"
    elif what == "acknowledge":
        told["state"], told["acknowledged"] = "acknowledged", minute
        told["promised"] = FIRST_PROMISE
        if told["kind"] == "handover_of_care":
            told["holder"] = who
    elif what == "decline":
        told["state"] = "declined"
    elif what == "redirect":
        told["state"], told["at"] = "waiting", BACK_AND_FORTH[told["at"]]
        told["call_stopped"], told["clock_started"] = None, minute
        told["is_asked"] = False  # the team that asked has it no longer


def _follow(told: Told, what: What) -> None:
    """What goes on around an answer, and how it ends."""
    if what == "not done":
        told["promised"] = LATER_PROMISE
    elif what == "ask":
        told["is_asked"] = True
    elif what == "answer":
        told["is_asked"], told["answered"] = False, told["answered"] + 1
    elif what == "note":
        told["notes"] += 1
    elif what in {"done", "withdraw", "in error"}:
        told["state"], told["ended"] = "closed", what
        if what == "in error":
            told["holder"] = "mary"


def _talk(told: Told, happened: int) -> None:
    told["talks"] += 1
    if told["call_stopped"] is None and happened >= told["clock_started"]:
        told["call_stopped"] = happened


def _who_may(told: Told, who: Who, what: What) -> str:
    team = TEAM_OF.get(who)
    if team not in {"Leicester", told["at"]}:
        return "not_permitted" if who == "lena" else "handover_not_found"
    wanted = "Leicester" if what in FOR_SENDERS else told["at"]
    return "" if team == wanted or what in FOR_BOTH else "not_permitted"


def _when_may(told: Told, what: What) -> str:
    state = told["state"]
    if what in FACTS:
        return ""
    if state == "closed":
        return "already_closed"
    if what in {"done", "not done"}:
        return "" if state == "acknowledged" else "not_acknowledged"
    if what == "ask":
        return "already_declined" if state == "declined" else _one_question(told)
    if what == "answer":
        return "" if told["is_asked"] else "nothing_asked"
    if what == "in error" or (what == "withdraw" and state != "acknowledged"):
        return ""
    if state == "acknowledged":
        return "already_acknowledged"
    if what == "redirect":
        return "" if state == "declined" else "not_declined"
    if state == "declined":
        return "already_declined"
    return "already_received" if what == "receive" and state == "received" else ""


def _one_question(told: Told) -> str:
    return "question_open" if told["is_asked"] else ""
