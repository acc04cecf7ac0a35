"""Reads the ladders of one file, and refuses the first thing that is wrong by file and line.

Must not know which areas the file is for, nor when anything is due.
"""

from collections.abc import Mapping
from datetime import timedelta
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from handover.calls import parse_telephone
from handover.ladder import Elapsed, Ladder, Rung, Stander, Wait, WorkingDays
from handover.refusals import InvalidValue
from handover.rules.limits import (
    DAY_AND_NIGHT,
    LONGEST_ON_THE_CLOCK,
    Refuse,
    read_duration,
    read_whole,
)
from handover.rules.rules_file import Place, RulesError, RulesFile
from handover.text import line, says_something
from handover.urgency import Urgency

LADDER = "ladder"
DISAGREEMENT = "disagreement"
"""The ladder of people who answered and differ: never merged with the others (domain section 8)."""
NAMES = (*(urgency.value for urgency in Urgency), DISAGREEMENT)
Ladders = Mapping[str, Ladder]
"""Ladders by their name: an urgency's value, for when nobody answers, or DISAGREEMENT."""

MOST_WORKING_DAYS = 10
"""[P]: two weeks in which nobody above has been asked are no ladder."""
MOST_RUNGS = 8
ON_TOP = ("regional lead", "designated nurse")
"""One of these stands on every last rung: who oversees more than one organisation (domain 9(c))."""

_TABLES = ", ".join(f"[[{LADDER}.{name}]]" for name in NAMES)
_SIDES = ("sender", "receiver")
_TELEPHONES = tuple(f"{side}_telephone" for side in _SIDES)
_ELAPSED, _WORKING_DAYS = "after", "after_working_days"
_EXAMPLES = MappingProxyType({_ELAPSED: '"30 minutes"', _WORKING_DAYS: "1"})
_NOTHING = MappingProxyType({_ELAPSED: "0 minutes", _WORKING_DAYS: 0})


def ladders_of(file: RulesFile) -> dict[str, Ladder]:
    """Every ladder of the file by its name; none if it sets none. Raises RulesError."""
    tables = file.content.get(LADDER, {})
    if not isinstance(tables, dict) or (LADDER in file.content and not tables):
        raise file.error((LADDER,), f"write each rung below a line of its own, such as {_TABLES}.")
    for name in tables:
        if name not in NAMES:
            raise file.error((LADDER, name), f'"{name}" has no ladder. Write {_TABLES}.')
    return {name: _ladder(file, name, tables[name]) for name in NAMES if name in tables}


def check_complete(file: RulesFile, ladders: Ladders) -> None:
    """Refuse a default that leaves somebody without a ladder. Raises RulesError."""
    for name in NAMES:
        if name not in ladders:
            raise file.error((), f"there is no [[{LADDER}.{name}]]. Write its rungs.")


def _ladder(file: RulesFile, name: str, tables: object) -> Ladder:
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise file.error((LADDER, name), f"write each rung below a line [[{LADDER}.{name}]].")
    if not tables:
        raise file.error(
            (LADDER, name),
            f"the ladder is empty: nobody would be asked. Write a rung below [[{LADDER}.{name}]].",
        )
    if len(tables) > MOST_RUNGS:
        place = (LADDER, name, str(MOST_RUNGS))
        raise file.error(place, f"{len(tables)} rungs. Write at most {MOST_RUNGS}.")
    rungs = tuple(_rung(file, name, number, table) for number, table in enumerate(tables))
    _check_order(file, name, rungs)
    _check_top(file, name, rungs)
    return rungs


def _rung(file: RulesFile, name: str, number: int, table: dict[str, Any]) -> Rung:
    place = (LADDER, name, str(number))
    wait = _ELAPSED if name in {urgency.value for urgency in DAY_AND_NIGHT} else _WORKING_DAYS
    for key in table:
        if key in {_ELAPSED, _WORKING_DAYS} and key != wait:
            raise _error(file, (*place, key), _wrong_wait(wait))
        if key not in {wait, *_SIDES, *_TELEPHONES}:
            raise _error(file, (*place, key), f'"{key}" is not known. Write {_keys(wait)}.')
    if wait not in table:
        raise _error(file, place, f"no {wait}. Write {wait} = {_EXAMPLES[wait]}.")
    refuse = _refusing(file, (*place, wait))
    return Rung(
        after=_wait(table[wait], wait, name, number, refuse),
        sender=_stander(file, place, table, "sender"),
        receiver=_stander(file, place, table, "receiver"),
    )


def _wait(value: object, key: str, name: str, number: int, refuse: Refuse) -> Wait:
    """How long until the rung. A ladder of nobody's answer starts when the answer is due."""
    if number == 0 and name != DISAGREEMENT:
        if isinstance(value, bool) or value != _NOTHING[key]:
            nothing = f'"{_NOTHING[key]}"' if key == _ELAPSED else str(_NOTHING[key])
            raise refuse(
                "the first rung is reached when the acknowledgement is due, not later. "
                f"Write {nothing}."
            )
        return Elapsed(timedelta(0)) if key == _ELAPSED else WorkingDays(0)
    if key == _ELAPSED:
        return Elapsed(read_duration(value, LONGEST_ON_THE_CLOCK[Urgency(name)], refuse))
    return WorkingDays(read_whole(value, MOST_WORKING_DAYS, refuse))


def _stander(file: RulesFile, place: Place, table: dict[str, Any], side: str) -> Stander:
    role = table.get(side, "")
    if not isinstance(role, str) or not says_something(role):
        where = (*place, side) if side in table else place
        raise _error(
            file, where, f'nobody stands here for the {side}. Write {side} = "the team leader".'
        )
    key = f"{side}_telephone"
    try:
        called = line(role, field=side, called="who stands here")
        number = parse_telephone(str(table[key]), field=key) if key in table else ""
    except InvalidValue as refusal:
        at = key if refusal.field == key else side
        raise _error(file, (*place, at), f"{refusal.message}.") from refusal
    return Stander(called, number)


def _check_order(file: RulesFile, name: str, rungs: Ladder) -> None:
    for number, (one, other) in enumerate(pairwise(rungs), start=1):
        if _length(other.after) <= _length(one.after):
            raise _error(
                file,
                (LADDER, name, str(number), _key_of(other.after)),
                "this rung is not later than the one above it. Write the rungs in their order, "
                "each at a time of its own.",
            )


def _check_top(file: RulesFile, name: str, rungs: Ladder) -> None:
    last = rungs[-1]
    said = f"{last.sender.role} {last.receiver.role}".casefold()
    if not any(one in said for one in ON_TOP):
        raise _error(
            file,
            (LADDER, name, str(len(rungs) - 1)),
            "the last rung must end with the regional lead or a designated nurse. Write "
            f'"{ON_TOP[0]}" or "{ON_TOP[1]}" on one of its sides.',
        )


def _length(wait: Wait) -> timedelta:
    match wait:
        case Elapsed():
            return wait.time
        case WorkingDays():
            return timedelta(days=wait.days)
    raise TypeError(wait)


def _key_of(wait: Wait) -> str:
    return _ELAPSED if isinstance(wait, Elapsed) else _WORKING_DAYS


def _wrong_wait(wait: str) -> str:
    if wait == _ELAPSED:
        return f"this urgency never waits for a team to open. Write {wait} = {_EXAMPLES[wait]}."
    return f"this ladder runs on the team's working days. Write {wait} = {_EXAMPLES[wait]}."


def _keys(wait: str) -> str:
    return f"{wait}, sender and receiver, and perhaps {' and '.join(_TELEPHONES)}"


def _error(file: RulesFile, place: Place, words: str) -> RulesError:
    """Says the rung as people count: the first is 1."""
    _, name, number, *rest = place
    at = " ".join([LADDER, name, f"rung {int(number) + 1}", *rest])
    return file.error(place, f"{at}: {words}")


def _refusing(file: RulesFile, place: Place) -> Refuse:
    return lambda words: _error(file, place, words)
