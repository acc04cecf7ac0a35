"""Reads the urgencies of one file, and refuses the first thing that is wrong by file and line.

Must not know which areas the file is for.
"""

import re
from dataclasses import dataclass
from typing import Any

from handover.rules.checks import check_call_comes_first
from handover.rules.ladders import LADDER
from handover.rules.limits import read_limit, read_try_again
from handover.rules.referrals import REFERRAL
from handover.rules.rule import Rule
from handover.rules.rules_file import RulesFile
from handover.urgency import Urgency

KEYS = ("id", "call", "acknowledge", "try_again")
_KEYS_IN_WORDS = "id, call, acknowledge and try_again"
_SHAPE = {
    "areas": "areas = [...] at the top",
    REFERRAL: "[referral]",
    LADDER: "or [[ladder.priority]]",
}
_URGENCIES = ", ".join(f"[{urgency.value}]" for urgency in Urgency)


@dataclass(frozen=True)
class Form:
    """What a file may hold beside its urgencies, and what its rules' ids begin with."""

    beside: tuple[str, ...]
    id_begins: str
    id_begins_for_example: str


DEFAULT_FORM = Form((REFERRAL, LADDER), "", "")
AREA_FORM = Form(("areas", REFERRAL, LADDER), "[a-z0-9]+(?:-[a-z0-9]+)*/", "leicester/")


def rules_of(file: RulesFile, form: Form) -> dict[Urgency, Rule]:
    """Every urgency of the file, the most urgent first. Raises RulesError."""
    known = {urgency.value for urgency in Urgency}
    for key in file.content:
        if key not in known and key not in form.beside:
            also = "".join(f", {_SHAPE[one]}" for one in form.beside)
            raise file.error((key,), f'"{key}" is not known. Write {_URGENCIES}{also}.')
    rules = {
        urgency: _rule(file, urgency, form) for urgency in Urgency if urgency.value in file.content
    }
    if not rules and not {LADDER, REFERRAL} & set(file.content):
        raise file.error((), f"no urgency is set. Write at least one of {_URGENCIES}.")
    return rules


def _rule(file: RulesFile, urgency: Urgency, form: Form) -> Rule:
    name, table = urgency.value, _table(file, urgency)
    rule = Rule(
        rule_id=_rule_id(file, urgency, form, table["id"]),
        call=read_limit(table["call"], urgency, file.refusing(name, "call")),
        acknowledge=read_limit(table["acknowledge"], urgency, file.refusing(name, "acknowledge")),
        try_again=read_try_again(table["try_again"], urgency, file.refusing(name, "try_again")),
    )
    check_call_comes_first(rule, file.refusing(name, "call"))
    return rule


def _table(file: RulesFile, urgency: Urgency) -> dict[str, Any]:
    """The urgency's table, with exactly the keys that it must have."""
    name = urgency.value
    table = file.content[name]
    if not isinstance(table, dict):
        raise file.error((name,), f"write [{name}] on a line of its own, and below it its keys.")
    for key in table:
        if key not in KEYS:
            raise file.error((name, key), f'"{key}" is not known. Write {_KEYS_IN_WORDS}.')
    for key in KEYS:
        if key not in table:
            # All four, always: an id must name the whole rule, so nothing is filled in from afar.
            raise file.error((name,), f"[{name}] has no {key}. Write {_KEYS_IN_WORDS}.")
    return table


def _rule_id(file: RulesFile, urgency: Urgency, form: Form, value: object) -> str:
    name = urgency.value.replace("_", "-")
    if isinstance(value, str) and re.fullmatch(rf"{form.id_begins}{name}/[1-9][0-9]*", value):
        return value
    raise file.refusing(urgency.value, "id")(
        f'write it in small letters as "{form.id_begins_for_example}{name}/1", '
        "with a new number for every change."
    )
