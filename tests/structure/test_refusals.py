"""Every refusal has a name of its own that clients may rely on, and a plain sentence."""

import re
from pathlib import Path
from typing import Any

import pytest

from handover import refusals
from handover.refusals import Refusal
from tests.structure.tree import ROOT, files, write


def all_refusals() -> list[type[Refusal]]:
    """Refusal and every class below it in this project."""
    found, waiting = [], [Refusal]
    while waiting:
        kind = waiting.pop()
        found.append(kind)
        waiting += [one for one in kind.__subclasses__() if one.__module__.startswith("handover")]
    return found


def complaints(kinds: list[Any]) -> list[str]:
    """Refusals that share or lack a code, or whose sentence is none."""
    codes = [kind.code for kind in kinds]
    found = [f"{kind.__name__} shares its code" for kind in kinds if codes.count(kind.code) > 1]
    found += [
        f"{kind.__name__} has no code of its own" for kind in kinds if "code" not in vars(kind)
    ]
    for kind in kinds:
        sentence = kind.sentence
        if not (sentence.endswith(".") and sentence[:1].isupper() and sentence.count(" ") > 1):
            found.append(f"{kind.__name__} says no sentence")
    return found


def test_every_refusal_has_its_own_code_and_a_sentence() -> None:
    assert complaints(all_refusals()) == []


def without_a_test(kinds: list[type[Refusal]], root: Path) -> list[str]:
    """Refusals that no domain test names; bases are proved by what stands below them."""
    said = "\n".join(path.read_text("utf-8") for path in files(root / "tests" / "domain", ".py"))
    words = set(re.findall(r"\w+", said))
    return [kind.__name__ for kind in kinds if kind is not Refusal and kind.__name__ not in words]


def test_every_refusal_is_proved_by_a_domain_test() -> None:
    assert without_a_test(all_refusals(), ROOT) == []


def test_a_refusal_without_a_test_is_noticed(tmp_path: Path) -> None:
    write(tmp_path, "tests/domain/test_a.py", "with pytest.raises(Busy): ...")
    assert without_a_test([Refusal, refusals.Busy], tmp_path) == []
    assert without_a_test([refusals.TeamClosed], tmp_path) == ["TeamClosed"]


def misplaced(kinds: list[type[Refusal]]) -> list[str]:
    """Refusals that stand elsewhere than in the refusals.py of handover/ or of a package in it."""
    return [kind.__name__ for kind in kinds if kind.__module__.split(".")[-1] != "refusals"]


def test_refusals_live_in_modules_of_that_name() -> None:
    assert misplaced(all_refusals()) == []
    elsewhere = type("Elsewhere", (Refusal,), {"__module__": "web.elsewhere"})
    assert misplaced([Refusal, elsewhere]) == ["Elsewhere"]


def test_a_refusal_says_its_sentence_unless_it_is_told_a_better_one() -> None:
    assert str(refusals.Busy()) == refusals.Busy.sentence
    told = refusals.InvalidValue("Enter a name", field="name")
    assert (told.message, told.field, str(told)) == ("Enter a name", "name", "Enter a name")


@pytest.mark.parametrize(
    "given,complaint",
    [
        ({"code": "busy", "sentence": "This is said well."}, "shares its code"),
        ({"sentence": "This is said well."}, "has no code of its own"),
        ({"code": "new", "sentence": "no capital letter."}, "says no sentence"),
        ({"code": "new", "sentence": "No full stop here"}, "says no sentence"),
        ({"code": "new", "sentence": ""}, "says no sentence"),
    ],
)
def test_a_bad_refusal_is_noticed(given: dict[str, str], complaint: str) -> None:
    bad = type("Bad", (Refusal,), {**given, "__module__": "nowhere"})
    assert any(f"Bad {complaint}" == said for said in complaints([refusals.Busy, bad]))
