"""Whatever is excused from a lint rule, a type or a test says why, on its own line."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.structure.tree import ROOT, files, write

EXCUSES = re.compile(
    r"#\s*(?:noqa|type:\s*ignore)|\bpytest\.(?:mark\.)?(?:skip|xfail|importorskip)"
)
WITH_REASON = re.compile(
    r"# noqa: [A-Z]+\d+(?:, ?[A-Z]+\d+)* - \w"  # a lint rule by its number, and why
    r"|# type: ignore\[[a-z-]+(?:, ?[a-z-]+)*\]  # \w"  # a type error by its name, and why
)
MAY_SPEAK_OF_EXCUSES = {"tests/structure/test_suppressions.py"}
RULE_OFF = re.compile(r'^\s*"[A-Z]+\d+",')
WITH_COMMENT = re.compile(r'^\s*"[A-Z]+\d+",\s+# \w')


def without_reason(root: Path) -> list[str]:
    """Lines that excuse something and do not say why. A test is excused for no reason at all."""
    found = []
    for path in files(root, ".py"):
        where = path.relative_to(root).as_posix()
        if where in MAY_SPEAK_OF_EXCUSES:
            continue
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            if len(EXCUSES.findall(line)) > len(WITH_REASON.findall(line)):
                found.append(f"{where}:{number}: {line.strip()[:100]}")
    return found


def test_every_excuse_has_its_reason_beside_it() -> None:
    assert without_reason(ROOT) == []


def test_every_rule_that_is_off_for_many_files_has_its_reason_beside_it() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    off = [line for line in text.splitlines() if RULE_OFF.match(line)]
    lint = tomllib.loads(text)["tool"]["ruff"]["lint"]
    named = [*lint["ignore"], *(one for some in lint["per-file-ignores"].values() for one in some)]
    assert len(off) == len([one for one in named if any(c.isdigit() for c in one)])
    assert [line for line in off if not WITH_COMMENT.match(line)] == []


@pytest.mark.parametrize(
    "line",
    [
        "x = 1  # noqa",
        "x = 1  # noqa: S101",
        "x = 1  # noqa: S101 -",
        "x = 1  # noqa - nobody knows the rule",
        "x = 1  # type: ignore",
        "x = 1  # type: ignore[arg-type]",
        "x = 1  # type: ignore # no name",
        "@pytest.mark.skip",
        "@pytest.mark.xfail(reason='one day')",
        "pytest.skip('not here')",
        "pytest.importorskip('psycopg')",
        "x = y  # noqa: S101 - fine  # type: ignore[operator]",
    ],
)
def test_an_excuse_without_a_reason_is_noticed(tmp_path: Path, line: str) -> None:
    write(
        tmp_path,
        "web/fine.py",
        "x = 1  # noqa: S101 - never None\ny = 2  # type: ignore[arg-type]  # any of its fields",
    )
    assert without_reason(tmp_path) == []
    write(tmp_path, "web/bad.py", line)
    assert len(without_reason(tmp_path)) == 1
