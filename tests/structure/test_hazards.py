"""The hazard log names the tests that prove its controls: each of them must exist."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(test_\w+))?`")


def missing(log: str, root: Path) -> Iterator[str]:
    """What `log` names and `root` does not have."""
    for file, test in NAMED.findall(log):
        path = root / file
        if not path.is_file():
            yield file
        elif test and f"def {test}(" not in path.read_text(encoding="utf-8"):
            yield f"{file}::{test}"


def hazards_without_proof(log: str) -> list[str]:
    """The titles of controlled hazards that name no test."""
    hazards = log.partition("## Not controlled yet")[0].split("\n### ")[1:]
    return [hazard.partition("\n")[0] for hazard in hazards if not NAMED.search(hazard)]


def test_every_test_that_the_hazard_log_names_exists() -> None:
    log = (ROOT / "docs" / "hazards.md").read_text(encoding="utf-8")
    assert list(missing(log, ROOT)) == []


def test_every_controlled_hazard_names_a_proof() -> None:
    log = (ROOT / "docs" / "hazards.md").read_text(encoding="utf-8")
    assert log.count("\n### H") > 10
    assert hazards_without_proof(log) == []


def test_a_proof_that_is_gone_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_a.py").write_text("def test_kept() -> None: ...\n", "utf-8")
    log = (
        "\n### H1. One\n`tests/test_a.py::test_kept` `tests/test_a.py::test_gone` "
        "`tests/test_b.py`\n### H2. Two\nNo proof.\n## Not controlled yet\n"
    )
    assert list(missing(log, tmp_path)) == ["tests/test_a.py::test_gone", "tests/test_b.py"]
    assert hazards_without_proof(log) == ["H2. Two"]
