"""One word per idea, the glossary's: the words it forbids stand in no name, page or document."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.structure.tree import ROOT, files, modules, write

FORBIDDEN = {
    word for one in ("ticket", "incident", "util", "helper", "manager") for word in (one, f"{one}s")
} | {"misc"}
_PARTS_OF_A_NAME = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_WORDS = re.compile(r"[A-Za-z]+")

MAY_NAME: set[tuple[str, str]] = {
    ("tests/structure/test_words.py", "all"),  # says what is looked for
    ("tests/structure/test_files.py", "all"),  # as above
    ("benchmarks/helpdesk/project/prepare.py", "ticket"),  # another program's addresses have it
}
"""File and word, or "all"; each with its reason."""

READ_BY_PEOPLE = (".html", ".md", ".css")


def _names_given(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every name that the file gives; what it only uses was named by somebody else."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield node.lineno, name
            case ast.ClassDef(name=name):
                yield node.lineno, name
            case ast.arg(arg=name):
                yield node.lineno, name
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield node.lineno, name
            case ast.alias(asname=str(name)):
                yield node.lineno, name


def _strings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """What is said to people: texts and docstrings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def forbidden_words(root: Path) -> list[str]:
    """Every use of a forbidden word, as "file:line word"."""
    found = []
    for where, tree in modules(root):
        for line, name in _names_given(tree):
            found += [(where, line, word) for word in _PARTS_OF_A_NAME.findall(name)]
        for line, text in _strings(tree):
            found += [(where, line, word) for word in _WORDS.findall(text)]
    for path in files(root, *READ_BY_PEOPLE):
        where = path.relative_to(root).as_posix()
        for line, text in enumerate(path.read_text("utf-8").splitlines(), start=1):
            found += [(where, line, word) for word in _WORDS.findall(text)]
    return [
        f"{where}:{line} {word.lower()}"
        for where, line, word in found
        if word.lower() in FORBIDDEN and not _is_allowed(where, word.lower())
    ]


def _is_allowed(where: str, word: str) -> bool:
    return not MAY_NAME.isdisjoint({(where, word), (where, "all")})


def test_no_forbidden_word_is_used() -> None:
    assert forbidden_words(ROOT) == []


@pytest.mark.parametrize(
    "where,text",
    [
        ("web/a.py", "def open_ticket(): ..."),
        ("web/a.py", "class CallManager: ..."),
        ("web/a.py", "HTTPHelper = 1"),
        ("web/a.py", "def f(misc): ..."),
        ("web/a.py", "self.incidents = []"),
        ("web/a.py", "import os as util"),
        ("web/a.py", "x = 'Close this incident'"),
        ("web/templates/a.html", "<h1>Your tickets</h1>"),
        ("docs/a.md", "Ask your manager."),
    ],
)
def test_a_forbidden_word_is_noticed(tmp_path: Path, where: str, text: str) -> None:
    write(
        tmp_path,
        "web/fine.py",
        "from contextlib import contextmanager\nfrom x.utils import LoginManager\nutility = 1",
    )
    assert forbidden_words(tmp_path) == []
    write(tmp_path, where, text)
    assert len(forbidden_words(tmp_path)) == 1
