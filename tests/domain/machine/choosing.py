"""What is tried next: mostly what may be done, and often what may not.

Must not judge; it only asks the oracle what is likely.
"""

from hypothesis import strategies as st

from tests.domain.machine import (
    answers,
    babies,
    correcting,
    daily,
    directory,
    endings,
    families,
    identity,
    leading,
    records,
    referring,
    safety,
    team_numbers,
    undoing,
    verbs,
)
from tests.domain.machine.told import MOTHERS, PEOPLE, NewRecord, Region, Step

TOLD_IN = (
    answers,
    babies,
    correcting,
    daily,
    endings,
    families,
    identity,
    leading,
    referring,
    undoing,
    safety,
)
KEPT_IN = (directory, team_numbers)
"""The modules that fill the two tables of verbs."""
CLINICIANS = [who for who, (_, team) in PEOPLE.items() if team]
ENDS = {"withdraw", "in error", "close", "name", "date", "register"}
MOVES = {"acknowledge", "decline", "talk", "loss", "another number"}
SELDOM = {
    *("redirect", "done", "not done", "reassign", "reopen", "changes read", "word of mouth"),
    *("answer", "review", "disagree", "settle", "referral answered", "person left"),
    *("ask undone", "confirm undone", "let it stand", "undone known", "loss known"),
    "referral in error",
}
"""What is possible in few places, so that it must come soon when it is."""
KEEPERS = ("kit", "kay")
NOT_THEIRS = {"not_permitted", "handover_not_found"}
"""Else somebody may do it, said rightly, but for how things stand: that is tried more often."""
TEMPTED_EVERY = 5
MOST_TEAMS = 6
SPREAD = 37
"""So that the few minutes of a short history reach the whole table of verbs."""
WHAT_HAPPENS = (
    ["act"] * 12 + ["record"] * 2 + ["wait", "clock"] * 2 + ["directory"] * 3 + ["send again"]
)
WAITS = [5, 60, 240, 24 * 60, 3 * 24 * 60]


def new_record(data: st.DataObject, told: Region, minute: int) -> NewRecord:
    """A record: two of three are right in all that can be chosen."""
    is_right = data.draw(st.sampled_from([True, True, False]))
    return _record(data, told, minute, is_right=is_right)


def right_record(data: st.DataObject, told: Region, minute: int) -> NewRecord:
    """A record that is right in all that can be chosen."""
    return _record(data, told, minute, is_right=True)


def _record(data: st.DataObject, told: Region, minute: int, *, is_right: bool) -> NewRecord:
    people = CLINICIANS if is_right else list(PEOPLE)
    reason = data.draw(st.sampled_from(["move", "move", "move", "loss", "mark", "mark"]))
    kinds = ["concern"] if reason != "move" else ["handover of care", "handover of care", "concern"]
    urgencies = ["immediate"] if reason == "mark" and is_right else URGENCIES
    way = "" if is_right else data.draw(st.sampled_from(list(records.WAYS)))
    who = data.draw(st.sampled_from(people))
    others = [name for name, team in told.teams.items() if team.is_open and name != PEOPLE[who][1]]
    return NewRecord(
        who=who,
        minute=minute,
        mother=data.draw(st.sampled_from(MOTHERS)),
        kind=data.draw(st.sampled_from(kinds)),
        reason=reason,
        urgency=data.draw(st.sampled_from(urgencies)),
        to=data.draw(st.sampled_from(others if is_right and others else list(told.teams))),
        babies=data.draw(st.sampled_from([(), (), (1,), (2,), (1, 2)])),
        is_born=way != "another pregnancy" and data.draw(st.booleans()),
        way=way,
    )


URGENCIES = ["immediate", "same day", "priority", "routine"]


def step(data: st.DataObject, told: Region, minute: int) -> Step:
    """One thing that somebody tries with one handover; three of four may be done."""
    on = data.draw(st.integers(0, len(told.handovers) - 1))
    to = data.draw(st.sampled_from(list(told.teams)))
    every = [
        Step(who, word, minute, on, to, way)
        for word, verb in verbs.VERBS.items()
        for way in verb.ways
        for who in PEOPLE
    ]
    why = [(one, verbs.reasons(told, one)) for one in every]
    likely = [one for one, reasons in why if not reasons]
    if minute % TEMPTED_EVERY == 0:
        tempting = [one for one, reasons in why if not one.way and reasons - NOT_THEIRS]
        return _one_of(data, every, tempting)
    return _one_of(data, every, likely)


def directory_step(data: st.DataObject, told: Region, minute: int) -> Step:
    """One thing that somebody tries with the directory; three of four may be done."""
    towns = [f"Town {len(told.teams) + 1}"] if len(told.teams) < MOST_TEAMS else []
    every = [
        Step(who, word, minute, to=to, way=way)
        for word, verb in directory.VERBS.items()
        for way in verb.ways
        for to in (towns if word == "register" else told.teams)
        for who in (*KEEPERS, "mary", "hana", "leo")
    ]
    likely = [one for one in every if not directory.reasons(told, one)]
    return _one_of(data, every, likely)


def _one_of(data: st.DataObject, every: list[Step], likely: list[Step]) -> Step:
    """Mostly one that may be done, of any verb; else any at all."""
    words = dict.fromkeys(one.verb for one in likely)
    weighted = [word for word in words for _ in range(_weight(word))]
    if not weighted or data.draw(st.sampled_from([False, False, False, True])):
        return data.draw(st.sampled_from(every))
    turn = every[0].minute * SPREAD % len(weighted)  # Hypothesis likes what comes first
    word = data.draw(st.sampled_from(weighted[turn:] + weighted[:turn]))
    return data.draw(st.sampled_from([one for one in likely if one.verb == word]))


def _weight(word: str) -> int:
    """What is seldom possible comes more often than what ends it, or is possible always."""
    return 1 if word in ENDS else 8 if word in SELDOM else 4 if word in MOVES else 2
