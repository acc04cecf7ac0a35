"""Files stay small and are named for what they hold; nothing in them points at one machine."""

import re
from pathlib import Path

import pytest

from tests.structure.tree import ROOT, files, write

MOST_LINES = 300
NO_NAMES = {"util", "utils", "helper", "helpers", "common", "base", "manager", "misc"}

_ELSEWHERE = (
    r"(?<![\w.:/-])/(?:opt|home|root|Users|mnt)/\w"  # a path of somebody's machine
    rf"|{re.escape(str(ROOT))}\b"  # this very checkout
    r"|--(?:extra-)?index[-]url|--find[-]links|\bregistry[ =]+http"  # a package registry's address
    r"|\"resolved\": *\"http|/simple/?(?:\s|$)"
)
ELSEWHERE = re.compile(_ELSEWHERE)
TEXT = (".py", ".md", ".toml", ".txt", ".html", ".css", ".js", ".json", ".csv", ".yml", ".yaml")
ALSO_TEXT = ("Makefile", "run", ".npmrc", ".gitignore")


def too_long(root: Path) -> list[str]:
    """Python files of more than MOST_LINES lines."""
    lengths = {path: path.read_text("utf-8").count("\n") for path in files(root, ".py")}
    return [
        f"{path.relative_to(root)}: {lines} lines"
        for path, lines in lengths.items()
        if lines > MOST_LINES
    ]


def badly_named(root: Path) -> list[str]:
    """Files and folders with a name that says nothing."""
    named = {part for path in files(root) for part in path.relative_to(root).parts}
    return sorted(name for name in named if name.split(".")[0] in NO_NAMES)


def speaking_of_elsewhere(root: Path) -> list[str]:
    """Lines that hold a path of a machine or the address of a package registry."""
    found = []
    for path in files(root, *TEXT, *ALSO_TEXT):
        where = path.relative_to(root).as_posix()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            if ELSEWHERE.search(line):
                found.append(f"{where}:{number}: {line.strip()[:100]}")
    return found


def test_no_python_file_is_too_long() -> None:
    assert too_long(ROOT) == []


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert badly_named(ROOT) == []


def test_no_file_speaks_of_one_machine_or_a_registry() -> None:
    assert speaking_of_elsewhere(ROOT) == []


def test_a_file_that_is_too_long_is_noticed(tmp_path: Path) -> None:
    write(tmp_path, "web/short.py", "x = 1\n" * 300)
    assert too_long(tmp_path) == []
    write(tmp_path, "web/long.py", "x = 1\n" * 301)
    assert too_long(tmp_path) == ["web/long.py: 301 lines"]


@pytest.mark.parametrize(
    "where", ["web/utils.py", "tests/helpers/a.py", "web/base.html", "docs/common.md"]
)
def test_a_name_that_says_nothing_is_noticed(tmp_path: Path, where: str) -> None:
    write(tmp_path, "web/inbox.py", "")
    assert badly_named(tmp_path) == []
    write(tmp_path, where, "")
    assert len(badly_named(tmp_path)) == 1


@pytest.mark.parametrize(
    "parts",  # in two parts, so that this file itself names no such thing
    [
        ("see /home", "/anna/notes"),
        ("path = ", repr(str(ROOT))),
        ("--index", "-url=packages.example"),
        ("--find", "-links=packages.example"),
        ("registry", " = http://packages.example"),
        ('"resolved"', ': "http://packages.example/a.tgz"'),
        ("from packages.example/", "simple"),
    ],
)
def test_a_line_that_speaks_of_elsewhere_is_noticed(tmp_path: Path, parts: tuple[str, str]) -> None:
    write(tmp_path, "docs/fine.md", "GET /work is no path; ./home/page and https://nhs.uk are fine")
    assert speaking_of_elsewhere(tmp_path) == []
    write(tmp_path, "docs/bad.md", "".join(parts))
    assert len(speaking_of_elsewhere(tmp_path)) == 1
