"""The faults themselves: which are tried, which are not, and how a trial ends."""

from pathlib import Path

import pytest

from tests.mutation.mutants import mutants_of
from tests.mutation.swapping import tried_fast
from tests.mutation.trial import Verdict, try_out

ROOT = Path(__file__).parents[2]


def changes(source: str) -> list[str]:
    return [one.change for one in mutants_of(source)]


@pytest.mark.parametrize(
    "source,expected",
    [
        ("x = a < b", ["a < b becomes a <= b", "a < b becomes a >= b"]),
        ("x = a is None", ["a is None becomes a is not None"]),
        ("x = a and b", ["a and b becomes a or b", "a and b becomes b", "a and b becomes a"]),
        ("x = not a", ["not a becomes a"]),
        ("x = a + b", ["a + b becomes a - b"]),
        ("x = 14", ["14 becomes 15", "14 becomes 13"]),
        ("x = True", ["True becomes False"]),
        ("x = 'due'", ["'due' becomes 'XX'"]),
        ("x = f'Ring {a}, {b}.'", ["'Ring ' becomes 'XX'"]),
        ("x = min(a)", ["min(a) becomes max(a)"]),
        ("x = f(a, at=b)", ["f(...) without at=b"]),
        ("x = {A, B}", ["A is left out", "B is left out"]),
        ("x = {A: B}", ["A: ... is left out"]),
        ("x = [a for a in b if a]", ["without if a"]),
        ("check(a)", ["check(a) is left out"]),
        ("self.a = b", ["self.a = b is left out"]),
        ("def f(): return a", ["return a gives None"]),
        ("x = a if b else c", [f"the condition b is always {one}" for one in (True, False)]),
        ("while a: b()", ["the condition a is always False", "b() is left out"]),
    ],
)
def test_each_kind_of_fault_is_tried(source: str, expected: list[str]) -> None:
    assert changes(source) == expected


def test_a_guard_that_raises_is_left_out_once() -> None:
    assert changes("if late:\n    raise Refused") == [
        "the condition late is always True",
        "the condition late is always False",
    ]


@pytest.mark.parametrize(
    "source",
    [
        '"""A docstring."""',
        "def f(x: int | None) -> tuple[int, ...]: ...",
        "x: dict[str, int]",
        "self.x: int",
        "from handover import calendar",
        "if TYPE_CHECKING:\n    from handover import calendar",
        "@cache(size=3)\ndef f(): pass",
        "class Limit(Protocol):\n    def due(self): return 3",
        "@abstractmethod\ndef f(self): return 3",
        "Rules = Mapping[Urgency, 'Rule']",
        "E = TypeVar('E', bound=Enum)",
        "def f():\n    x = g",
    ],
)
def test_what_no_test_should_notice_is_left_alone(source: str) -> None:
    assert changes(source) == []


def test_the_words_for_programmers_are_left_alone_but_not_the_error() -> None:
    assert changes("def f():\n    raise ValueError('Days count from 1.')") == [
        "raise ValueError('Days count from 1.') is left out"
    ]


def test_the_same_change_in_two_places_has_two_names_and_survives_a_moved_line() -> None:
    source = "def f(a):\n    return a < 1 or a < 1\n"
    keys = [one.key for one in mutants_of(source)]
    assert len(keys) == len(set(keys))
    assert keys == [one.key for one in mutants_of(f"# A line more.\n{source}")]


FAULTY = ROOT / "handover" / "urgency.py"
DONE = "def test_nothing() -> None: ...\n"


def trial(source: str, test: str, folder: Path) -> Verdict:
    path = folder / "test_one.py"
    path.write_text(test, encoding="utf-8")
    fault = mutants_of(source)[0]
    tests = [str(path), "--rootdir", str(folder)]
    return try_out("handover.urgency", FAULTY, fault.compiled, tests, usual=0).verdict


def test_a_fault_that_a_test_reaches_is_noticed_and_the_file_stays(tmp_path: Path) -> None:
    before = FAULTY.read_text(encoding="utf-8")
    asks = "def test_it() -> None:\n    from handover.urgency import LATE\n    assert LATE\n"
    assert trial("LATE = True", asks, tmp_path) is Verdict.KILLED
    assert trial("LATE = True", DONE, tmp_path) is Verdict.SURVIVED
    assert FAULTY.read_text(encoding="utf-8") == before


def test_a_fault_that_runs_for_ever_is_stopped(tmp_path: Path) -> None:
    asks = "def test_it() -> None:\n    import handover.urgency\n"
    assert trial("HOURS = 1\nwhile HOURS: pass", asks, tmp_path) is Verdict.STOPPED


def test_a_fast_trial_asks_every_test_that_reaches_the_fault(tmp_path: Path) -> None:
    source = "def is_late(days):\n    return days > 3\n\n\ndef other():\n    return 1\n"
    module, test = tmp_path / "late_days.py", tmp_path / "test_late_days.py"
    module.write_text(source, encoding="utf-8")
    test.write_text(
        f"import sys\nsys.path.insert(0, {str(tmp_path)!r})\n"
        "from late_days import is_late, other\n"
        "def test_passes_by() -> None: is_late(9)\n"
        "def test_asks() -> None: assert is_late(4) and not is_late(3)\n"
        "def test_asks_nothing() -> None: other()\n",
        encoding="utf-8",
    )
    mutants = mutants_of(source)
    verdicts = tried_fast(module, mutants, [str(test), "--rootdir", str(tmp_path)], limit=20)
    ended = dict(zip((one.change for one in mutants), verdicts, strict=True))
    of_other = {one: Verdict.SURVIVED for one in ended if "1" in one and "days" not in one}
    assert {**dict.fromkeys(ended, Verdict.KILLED), **of_other} == ended
    assert len(of_other) < len(ended)
