"""Every refusal is tried through a page and the API, or says why neither can lead to it.

The table is tests/web/refusals.py with refused_values.py; here it is held against the code.
"""

import ast
import dataclasses
import re
import typing
from collections.abc import Collection, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from handover.correcting.refusals import ClosedTooLongAgo
from handover.outbox.refusals import LinkWorksNoMore, WrongCallReference
from handover.refusals import Busy, InvalidOpeningHours, Refusal
from handover.states import REFUSED_IN
from tests.chasing import asked_by_people
from tests.structure.tree import ROOT, modules, write
from tests.web.refusals import SITUATIONS
from tests.web.refused_forms import FORMS
from tests.web.refused_values import VALUES
from tests.web.situation import Situation

TABLE = [*SITUATIONS, *VALUES, *FORMS]

EXEMPT: dict[type[Refusal], str] = {
    ClosedTooLongAgo: (
        "a session ends long before 30 days do; both ways are tried in tests/web/test_reopening.py"
    ),
    LinkWorksNoMore: (
        "a one-time link is opened without an account, on its own page and by no program: all "
        "its ways are tried in tests/web/test_confirming.py"
    ),
    WrongCallReference: "as above",
    InvalidOpeningHours: (
        "the schema that page and API share says its sentences beside the day, as a value's "
        "(tests/web/kept_refusals.py); the value itself stands behind (tests/domain)"
    ),
}
EXEMPT_MESSAGES = {
    "Leave out the date: nobody had promised it": (
        "a page asks for no date of what was withdrawn; a program is told "
        "(tests/web/test_api_correcting.py)"
    ),
    "Say that it was read back, or leave out what was read back": (
        "a page sends no tick below No; a program is told (tests/web/test_read_back.py)"
    ),
    "Leave out how you know it: it is not known": (
        "a page sends no source below another choice; a program is told "
        "(tests/web/test_schemas_record.py)"
    ),
    "Number the babies in the order of birth: the first is 1, the last at most 6": (
        "a page offers six, each once; a program is told (tests/web/test_twins_on_the_record.py)"
    ),
    "Name each baby once: twins are 1 and 2": "as above",
    "Say in which time zone the call happened, for example 2026-05-03T16:30:00+01:00": (
        "a page's times are London's, and the API's schema asks for the offset before; "
        "the aggregate stands behind both (tests/domain/test_calling.py)"
    ),
    "Say in which time zone you referred, for example 2026-05-03T16:30:00+01:00": (
        "as above (tests/domain/test_referred_first.py)"
    ),
    "Say in which time zone it was, for example 2026-05-03T16:30:00+01:00": (
        "as above (tests/domain/test_referral.py)"
    ),
    "Say in which time zone it is, for example 2026-11-14T09:30:00+00:00": (
        "as above (tests/domain/test_as_known.py)"
    ),
    "Record the referral, or the named senior's decision, not both": (
        "a page leaves out the boxes below the choice that was not made; a program is told "
        "(tests/web/test_referred_first.py)"
    ),
    "Leave the referral out: it belongs only to a mark on a baby who is not yet mobile": (
        "a page sends the stop's answers only for that reason; a program is told "
        "(tests/web/test_referred_first.py)"
    ),
}
WHAT_PEOPLE_GIVE = (str, date, datetime, UUID)
IN_THE_ADDRESS = {"handover_id", "team_id", "key"}
"""Says what a command or an answer is about; nobody types it."""


def below(kind: type[Any]) -> Iterator[type[Any]]:
    """Every class below `kind` in handover/; tests may define others, and those are left out."""
    for one in kind.__subclasses__():
        if one.__module__.startswith("handover"):
            yield one
        yield from below(one)


def complaints(
    refusals: Collection[type[Refusal]],
    tried: Collection[type[Refusal]],
    exempt: Collection[type[Refusal]],
) -> list[str]:
    """Refusals that nobody tries, and exemptions without a need."""
    untried = [f"{one.__name__} is not tried" for one in refusals if one not in {*tried, *exempt}]
    needless = [f"{one.__name__} is exempt, and tried" for one in exempt if one in tried]
    gone = [f"{one.__name__} is exempt, and gone" for one in exempt if one not in refusals]
    return sorted(untried + needless + gone)


def sentences(root: Path) -> Iterator[str]:
    """As patterns, the words of every InvalidValue that is raised in handover/ below `root`."""
    for _, module in modules(root, "handover"):
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "InvalidValue":
                yield _pattern(node.args[0])


def _pattern(words: ast.expr) -> str:
    if isinstance(words, ast.JoinedStr):
        return "".join(_pattern(part) for part in words.values)
    return re.escape(str(words.value)) if isinstance(words, ast.Constant) else ".+"


def unsaid(patterns: Collection[str], table: Collection[Situation], exempt: str) -> list[str]:
    """The patterns that nothing in the table says, and that are not exempt either."""
    said = [one.says for one in table] + exempt.splitlines()
    return [
        pattern for pattern in patterns if not any(re.fullmatch(pattern, words) for words in said)
    ]


def given(kind: type[Any]) -> Iterator[str]:
    """The names of what people type or choose in a command, also within its values."""
    for name, hint in typing.get_type_hints(kind).items():
        types = [one for one in (hint, *typing.get_args(hint)) if isinstance(one, type)]
        if name not in IN_THE_ADDRESS and any(one in WHAT_PEOPLE_GIVE for one in types):
            yield name
        for one in types:
            if dataclasses.is_dataclass(one):
                yield from given(one)


def test_every_refusal_is_tried_or_exempt() -> None:
    tried = {one.refusal for one in TABLE}
    assert complaints(set(below(Refusal)), tried, EXEMPT) == []


def test_every_refusal_of_the_states_table_is_tried_in_that_state() -> None:
    tried = {(one.asking.command, one.stands, one.refusal) for one in TABLE}
    wanted = {
        (command, state, refusal)
        for command, states in REFUSED_IN.items()
        for state, refusal in states.items()
    }
    assert wanted
    assert wanted - tried == set()


def test_every_command_is_tried_while_others_are_quicker() -> None:
    tried = {one.asking.command for one in TABLE if one.refusal is Busy}
    assert tried == asked_by_people()


def test_every_sentence_about_a_value_is_read_on_a_page_and_in_the_api() -> None:
    patterns = set(sentences(ROOT))
    assert len(patterns) > 15
    assert unsaid(patterns, TABLE, "\n".join(EXEMPT_MESSAGES)) == []


def test_every_exempt_sentence_still_stands_in_the_code() -> None:
    patterns = set(sentences(ROOT))
    assert [one for one in EXEMPT_MESSAGES if re.escape(one) not in patterns] == []


def test_every_field_of_every_command_is_refused_for_something() -> None:
    refused = {(one.asking.command, one.path.rpartition(".")[2]) for one in TABLE}
    wanted = {(command, name) for command in asked_by_people() for name in given(command)}
    assert len(wanted) > 20
    assert wanted - refused == set()


def test_a_refusal_that_nobody_tries_is_noticed() -> None:
    new = type("New", (Refusal,), {"__module__": "nowhere"})
    assert complaints({new, Busy}, {Busy}, {}) == ["New is not tried"]
    assert complaints({Busy}, {Busy}, {Busy}) == ["Busy is exempt, and tried"]
    assert complaints({Busy}, {Busy}, {new}) == ["New is exempt, and gone"]


@pytest.mark.parametrize("sentence", ['"Say it at once"', 'f"Say {it} at once"'])
def test_a_sentence_that_nobody_reads_is_noticed(tmp_path: Path, sentence: str) -> None:
    write(tmp_path, "handover/new.py", f"def check(it):\n    raise InvalidValue({sentence})\n")
    assert len(unsaid(set(sentences(tmp_path)), TABLE, "")) == 1
    assert unsaid(set(sentences(tmp_path)), TABLE, "Say it at once") == []
