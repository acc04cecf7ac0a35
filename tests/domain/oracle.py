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
    "reassign",
    "name sender",
    "set aside",
    "claim",
    "word",
    "revise",
    "reopen",
]

DAILY = {"reassign", "name sender", "set aside", "claim", "word"}
TEAM_OF: dict[str, str] = {"mary": "Leicester", "hana": "Derby", "hugo": "Nottingham"}
FACTS = {"attempt", "talk", "early talk", "note"}
FOR_SENDERS = FACTS - {"note"} | {"redirect", "answer", "withdraw", "in error", "revise"}
FOR_SENDERS |= {"name sender", "claim", "word"}
FOR_BOTH = {"note", "reopen", "set aside"}
BACK_AND_FORTH = {"Derby": "Nottingham", "Nottingham": "Derby"}
"""Where the oracle's sender redirects to: always the other receiving team."""
FIRST_PROMISE, LATER_PROMISE, LAST_PROMISE = "2026-12-01", "2026-12-08", "2026-12-15"
"""The day that everybody promises, the new day when it was not done, and when it is reopened."""
MOST_IN_A_ROW = 2


class Told(TypedDict):
    """Where a handover must stand. Minutes count from the record; None: the clock runs.

    Nobody steps so often that what was set aside, or who is ringing, ends by itself.
    """

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
    sender: str
    receiver: str
    sender_aside: int
    receiver_aside: int
    rings: str
    has_word: bool
    changes: int
    has_declined: bool


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
        sender="mary",
        receiver="",
        sender_aside=0,
        receiver_aside=0,
        rings="",
        has_word=False,
        changes=0,
        has_declined=False,
    )


def step(told: Told, who: Who, what: What, minute: int) -> str:
    """Change `told` as `who` doing `what` must; the refusal's code, or "" when it is done."""
    refusal = _who_may(told, who, what) or _when_may(told, who, what)
    if not refusal:
        _bring_back(told, who, what)
        _follow(told, what, minute)
        _move(told, who, what, minute)
        _work(told, who, what)
    return refusal


def allowed(told: Told) -> list[tuple[Who, What]]:
    """Who may do what now."""
    return [
        (who, what)
        for who in get_args(Who)
        for what in get_args(What)
        if not (_who_may(told, who, what) or _when_may(told, who, what))
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
        told["promised"], told["receiver"], told["has_word"] = FIRST_PROMISE, who, False
        if told["kind"] == "handover_of_care":
            told["holder"] = who
    elif what == "decline":
        told["state"], told["has_declined"], told["has_word"] = "declined", True, False
    elif what == "redirect":
        told["has_declined"] = False
        told["state"], told["at"] = "waiting", BACK_AND_FORTH[told["at"]]
        told["call_stopped"], told["clock_started"] = None, minute
        told["is_asked"] = False  # the team that asked has it no longer
        told["rings"] = ""


def _follow(told: Told, what: What, minute: int) -> None:
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
        told["rings"], told["has_word"] = "", False
        if what == "in error":
            told["holder"] = told["sender"]
    elif what == "revise":
        told["changes"] += 1
    elif what == "reopen":
        _reopen(told, minute)


def _reopen(told: Told, minute: int) -> None:
    """A promise goes on with a new day; what was withdrawn is to be rung and answered anew."""
    if told["ended"] == "done":
        told["state"], told["promised"] = "acknowledged", LAST_PROMISE
    else:
        told["state"] = "declined" if told["has_declined"] else "waiting"
        told["call_stopped"], told["clock_started"] = None, minute
    told["ended"] = ""


def _work(told: Told, who: Who, what: What) -> None:
    """What is done day by day; the one who rings has said so until she logs a call."""
    has_moved = told["kind"] == "handover_of_care" and told["acknowledged"] is not None
    if what == "reassign":
        told["receiver"] = "hilda"
        told["holder"] = "hilda" if has_moved else told["holder"]
    elif what == "name sender":
        told["sender"] = told["holder"] = "maud"
    elif what == "set aside":
        told["sender_aside" if who == "mary" else "receiver_aside"] += 1
    elif what == "claim":
        told["rings"] = who
    elif what == "word":
        told["has_word"] = True
    elif what in {"attempt", "talk"}:
        told["rings"] = ""


def _bring_back(told: Told, who: Who, what: What) -> None:
    """Whatever happens brings back what was set aside, but a quiet word or a note of one's own."""
    if what in {"set aside", "claim"}:
        return
    if what != "note" or who != "mary":
        told["sender_aside"] = 0
    if what != "note" or who == "mary":
        told["receiver_aside"] = 0


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


def _when_may(told: Told, who: Who, what: What) -> str:
    state = told["state"]
    if what in FACTS or what == "reopen":
        return _reopen_may(told, who) if what == "reopen" else ""
    if state == "closed" or what in DAILY:
        return "already_closed" if state == "closed" else _daily_may(told, who, what)
    if what in {"done", "not done"}:
        return "" if state == "acknowledged" else "not_acknowledged"
    if what == "ask":
        return "already_declined" if state == "declined" else _one_question(told)
    if what == "answer":
        return "" if told["is_asked"] else "nothing_asked"
    if what in {"in error", "revise"} or (what == "withdraw" and state != "acknowledged"):
        return ""
    if state == "acknowledged":
        return "already_acknowledged"
    if what == "redirect":
        return "" if state == "declined" else "not_declined"
    if state == "declined":
        return "already_declined"
    return "already_received" if what == "receive" and state == "received" else ""


def _reopen_may(told: Told, who: Who) -> str:
    if told["ended"] == "in error":
        return "never_reopened"
    if not told["ended"]:
        return "not_closed"
    closed_by = told["at"] if told["ended"] == "done" else "Leicester"
    return "" if TEAM_OF[who] == closed_by else "closed_by_other_team"


def _daily_may(told: Told, who: Who, what: What) -> str:
    if what == "set aside":
        return _set_aside_may(told, who)
    if what == "claim":
        return "already_ringing" if told["rings"] else ""
    return _word_may(told) if what == "word" else _when_named(told, what)


def _when_named(told: Told, what: What) -> str:
    """Whoever has it names a colleague, and not the one who has it already."""
    if what == "reassign":
        if told["state"] != "acknowledged":
            return "not_acknowledged"
        return "invalid_value" if told["receiver"] == "hilda" else ""
    if told["kind"] == "handover_of_care" and told["acknowledged"] is not None:
        return "already_acknowledged"
    return "invalid_value" if told["sender"] == "maud" else ""


def _set_aside_may(told: Told, who: Who) -> str:
    is_answered = told["acknowledged"] is not None and told["call_stopped"] is not None
    is_settled = is_answered and not told["is_asked"]
    waits = not is_settled if who == "mary" else told["state"] != "declined"
    if not waits:
        return "nothing_to_set_aside"
    often = told["sender_aside" if who == "mary" else "receiver_aside"]
    return "set_aside_too_often" if often == MOST_IN_A_ROW else ""


def _word_may(told: Told) -> str:
    if told["state"] in {"acknowledged", "declined"}:
        return f"already_{told['state']}"
    return "" if told["call_stopped"] is not None else "not_spoken_to"


def _one_question(told: Told) -> str:
    return "question_open" if told["is_asked"] else ""
