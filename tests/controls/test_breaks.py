"""What is broken to prove a control can be broken, and the check of it can fail.

`make hazards` breaks everything, which takes minutes; here it is tried on a small bad example.
"""

import ast
from pathlib import Path

import pytest

from tests.controls.breaking import ROOT, Broken, every_break, outcome, unnoticed

LIMIT = "def may_wait(hours: int) -> bool:\n    return hours < 4\n"
TESTED = """
from limits import may_wait

def test_it_may_not_wait() -> None:
    assert not may_wait(4)

def test_it_is_a_bool() -> None:
    assert may_wait(1) in (True, False)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one rule and two tests, one of which notices nothing."""
    (tmp_path / "limits.py").write_text(LIMIT, "utf-8")
    (tmp_path / "test_limits.py").write_text(TESTED, "utf-8")
    return tmp_path


def broken(test: str, line: str = "hours < 4", instead: str = "hours < 5") -> Broken:
    return Broken("9", "it may wait", "limits.py", line, instead, f"test_limits.py::{test}")


@pytest.mark.parametrize("one", every_break(), ids=lambda one: f"{one.of} {one.when}")
def test_what_is_broken_stands_once_in_its_file(one: Broken) -> None:
    assert one.found_in(ROOT) == 1, f"Say in broken.toml which line of {one.file} controls it now"
    assert one.line != one.instead


@pytest.mark.parametrize("one", every_break(), ids=lambda one: f"{one.of} {one.when}")
def test_what_is_broken_can_still_be_read(one: Broken) -> None:
    """Else its test could not run, and would prove nothing."""
    path = ROOT / one.file
    if path.suffix == ".py":
        ast.parse(path.read_text("utf-8").replace(one.line, one.instead))


def test_a_test_that_fails_notices(project: Path) -> None:
    assert outcome(broken("test_it_may_not_wait"), project) == ""
    assert (project / "limits.py").read_text("utf-8") == LIMIT


def test_a_test_that_still_passes_does_not(project: Path) -> None:
    assert outcome(broken("test_it_is_a_bool"), project) == "still passes"


@pytest.mark.parametrize(
    "one",
    [
        broken("test_it_may_not_wait", instead="hours <"),
        broken("test_that_nobody_wrote"),
    ],
)
def test_a_test_that_cannot_run_notices_nothing(project: Path, one: Broken) -> None:
    assert outcome(one, project).startswith("could not run")


def test_a_line_that_is_gone_cannot_be_broken(project: Path) -> None:
    assert "0 times" in outcome(broken("test_it_may_not_wait", line="hours < 3"), project)


def test_nothing_is_broken_while_a_test_fails_anyway(project: Path) -> None:
    (project / "limits.py").write_text(LIMIT.replace("4", "6"), "utf-8")
    assert list(unnoticed([broken("test_it_may_not_wait")], project)) == [
        "The tests do not pass before anything is broken."
    ]
