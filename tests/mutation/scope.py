"""Which modules are measured, and by which tests.

A module of handover/ is measured unless it is named below with the reason why not. Its tests are
those of tests/domain that import it, and those named for it in asked.py. Must not run anything.
"""

import ast
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

from tests.mutation.asked import CLOSEST, NAMED, SLOW

DOMAIN = "tests/domain"

NOT_MEASURED = {
    "__init__.py": "holds no code",
    "*/__init__.py": "holds no code",
    "commands.py": "names fields only",
    "*/commands.py": "names fields only",
    "lead_commands.py": "names fields only",
    "refusals.py": "sentences: tests/structure/test_refusals.py reads them",
    "*/refusals.py": "sentences: tests/structure/test_refusals.py reads them",
    "application.py": "carries commands to aggregates; decides nothing",
    "decisions.py": "carries commands to aggregates; decides nothing",
    "deciding/*.py": "carry commands to aggregates; decide nothing",
    "finding.py": "reads the log for candidates; decides nothing",
    "records.py": "finds what is stored; decides nothing",
    "recorder.py": "the store: tests/domain/test_durability.py kills a process instead",
    "postgres/*.py": "the store: tests/domain/test_postgres_*.py break it instead",
    "location.py": "tells an address from a path; decides nothing",
    "log_errors.py": "names errors only",
    "policy.py": "a table, which tests/domain/test_permission.py repeats row by row",
    "permission.py": "who may ask, not when something is due or who holds a family",
    "transcoding.py": "what is stored: tests/domain/test_log_longevity.py holds its samples",
}
"""Patterns below handover/, with the reason."""

GROUPS = {
    "Working time": ("calendar.py", "opening_hours.py", "bank_holidays.py", "hours_in_words.py"),
    "Deadlines": (
        *("deadlines.py", "time_limits.py", "repeat_attempts.py", "new_birth_visit.py"),
        *("ladder.py", "rules/*.py"),
    ),
    "Aggregates, and the values that they keep": ("*",),
}
"""The parts of the score: a module belongs to the first in which a pattern fits."""


class NoTestsError(LookupError):
    """A module is to be measured and no test is known for it."""


def modules(root: Path) -> list[str]:
    """The modules to measure, as paths from `root`."""
    found = sorted((root / "handover").rglob("*.py"))
    paths = [path.relative_to(root).as_posix() for path in found]
    return [path for path in paths if why_not(path) is None]


def why_not(module: str) -> str | None:
    """The reason why a module is not measured; None when it is."""
    short = module.removeprefix("handover/")
    fitting = (why for pattern, why in NOT_MEASURED.items() if _fits(short, pattern))
    return next(fitting, None)


def group_of(module: str) -> str:
    """The part of the score to which a module belongs."""
    short = module.removeprefix("handover/")
    fitting = (
        group
        for group, patterns in GROUPS.items()
        if any(_fits(short, pattern) or pattern == "*" for pattern in patterns)
    )
    return next(fitting)


def files_testing(module: str, root: Path) -> list[str]:
    """The test files for a module, those named like it first. Raises NoTestsError."""
    if closest := _named(CLOSEST, module, root):
        return closest
    named = _named(NAMED, module, root)
    importing = [one for one in _importing(module, root) if Path(one).name not in SLOW]
    tests = list(dict.fromkeys([*importing, *named]))
    if not tests:
        raise NoTestsError(f"No test imports {module}: name its tests in tests/mutation/asked.py.")
    stem = Path(module).stem
    return sorted(tests, key=lambda one: (stem not in one, "properties" in one))


def _named(table: Mapping[str, tuple[str, ...]], module: str, root: Path) -> list[str]:
    """The tests that a table has for the module."""
    return [
        found.resolve().relative_to(root.resolve()).as_posix()
        for pattern, tests in table.items()
        if _fits(module.removeprefix("handover/"), pattern)
        for test in tests
        for found in sorted((root / DOMAIN).glob(test))
    ]


def _fits(short: str, pattern: str) -> bool:
    """Whether a path below handover/ fits; only a pattern with a slash looks into a package."""
    return fnmatch(short, pattern) and ("/" in pattern or "/" not in short or pattern[0] == "*")


def _importing(module: str, root: Path) -> Iterator[str]:
    """Tests of the domain that import the module, or a neighbour in its package."""
    name = module.removesuffix(".py").replace("/", ".")
    package = name.rpartition(".")[0]
    for path in sorted((root / DOMAIN).glob("test_*.py")):
        imported = _imported_by(path)
        neighbours = {one for one in imported if one.startswith(f"{package}.")}
        if name in imported or (package != "handover" and neighbours | (imported & {package})):
            yield path.relative_to(root).as_posix()


@cache
def _imported_by(path: Path) -> frozenset[str]:
    return frozenset(_imports(ast.parse(path.read_text(encoding="utf-8"))))


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)
        elif isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
