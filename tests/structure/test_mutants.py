"""The README, docs/mutants.md and what was measured agree, and no survivor lacks a reason."""

from pathlib import Path

import pytest

from tests.mutation.measured import (
    Measured,
    Survivor,
    outlived,
    read_measured,
    read_reasons,
    unexplained,
)
from tests.mutation.page import README_LINE, mutants_page, readme_line, score
from tests.mutation.scope import NoTestsError, files_testing, group_of, modules, why_not
from tests.structure.tree import ROOT, write

HOW = "run: make mutants ARGS=--write-only"
ODD = Survivor("due", "return start + DAY", "start + DAY becomes start - DAY")


def test_the_page_and_the_readme_say_what_was_measured() -> None:
    measured = read_measured()
    page = (ROOT / "docs" / "mutants.md").read_text(encoding="utf-8")
    assert page == mutants_page(measured, read_reasons(), modules(ROOT)), HOW
    found = README_LINE.search((ROOT / "README.md").read_text(encoding="utf-8"))
    assert found is not None
    assert found[0] == readme_line(measured), HOW


def test_every_survivor_has_a_reason_and_every_reason_a_survivor() -> None:
    assert unexplained(read_measured(), read_reasons()) == []
    assert outlived(read_measured(), read_reasons()) == []


def test_what_is_measured_still_stands_in_the_house() -> None:
    assert set(read_measured()) <= set(modules(ROOT))


@pytest.mark.parametrize("module", modules(ROOT))
def test_every_module_to_measure_has_tests(module: str) -> None:
    assert all((ROOT / one).is_file() for one in files_testing(module, ROOT))


def test_a_survivor_without_a_reason_is_noticed() -> None:
    measured = {"handover/a.py": Measured("x", 3, (ODD,))}
    assert unexplained(measured, {}) == [("handover/a.py", ODD)]
    assert unexplained(measured, {("handover/a.py", ODD): "  "}) == [("handover/a.py", ODD)]
    assert unexplained(measured, {("handover/a.py", ODD): "The same day either way."}) == []
    cured = {"handover/a.py": Measured("x", 3, ())}
    assert outlived(cured, {("handover/a.py", ODD): "Long gone."}) == [("handover/a.py", ODD)]


def test_a_score_that_was_touched_up_is_noticed() -> None:
    worse = {"handover/a.py": Measured("x", 3, (ODD,))}
    better = {"handover/a.py": Measured("x", 3, ())}
    assert readme_line(worse) != readme_line(better)
    assert mutants_page(worse, {}, []) != mutants_page(better, {}, [])
    assert "start + DAY becomes start - DAY`: NO REASON YET" in mutants_page(worse, {}, [])


def test_a_module_that_is_younger_than_the_last_run_is_named() -> None:
    measured = {"handover/a.py": Measured("x", 3, ())}
    whole = "Nothing in scope is left unmeasured."
    assert whole in mutants_page(measured, {}, ["handover/a.py"])
    younger = mutants_page(measured, {}, ["handover/a.py", "handover/b.py"])
    assert "- `handover/b.py`: not yet" in younger
    assert whole not in younger


def test_a_score_is_never_rounded_up() -> None:
    assert score([Measured("x", 2999, ())]) == "100.0% (2,999 of 2,999)"
    assert score([Measured("x", 2999, (ODD,))]) == "99.9% (2,998 of 2,999)"


def test_a_new_module_is_measured_and_needs_a_test(tmp_path: Path) -> None:
    write(tmp_path, "handover/loss/stop.py", "STOPPED = True\n")
    write(tmp_path, "handover/loss/commands.py", "")
    write(tmp_path, "tests/domain/test_other.py", "from handover.calendar import is_open\n")
    assert modules(tmp_path) == ["handover/loss/stop.py"]
    assert why_not("handover/loss/commands.py") == "names fields only"
    assert group_of("handover/loss/stop.py") == "Aggregates, and the values that they keep"
    with pytest.raises(NoTestsError, match=r"handover/loss/stop\.py"):
        files_testing("handover/loss/stop.py", tmp_path)

    write(tmp_path, "tests/domain/test_loss.py", "from handover.loss.stop import STOPPED\n")
    assert files_testing("handover/loss/stop.py", tmp_path) == ["tests/domain/test_loss.py"]
