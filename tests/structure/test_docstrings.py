"""Every module says what it is for, and every public class and function what it does."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.structure.tree import ROOT, modules, write

Documented = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def _public(owner: ast.Module | ast.ClassDef, inside: str = "") -> Iterator[tuple[str, Documented]]:
    for node in owner.body:
        if not isinstance(node, Documented) or node.name.startswith("_"):
            continue
        name = f"{inside}{node.name}"
        yield name, node
        if isinstance(node, ast.ClassDef):
            yield from _public(node, f"{name}.")


def undocumented(root: Path) -> list[str]:
    """Modules, classes and functions of the write and the read side that say nothing."""
    found = []
    for where, tree in modules(root, "handover", "projections"):
        if not ast.get_docstring(tree):
            found.append(where)
        found += [f"{where} {name}" for name, node in _public(tree) if not ast.get_docstring(node)]
    return found


def test_everything_public_is_documented() -> None:
    assert undocumented(ROOT) == []


@pytest.mark.parametrize(
    "text,complaint",
    [
        ("x = 1", "handover/bad.py"),
        ('"""Doc."""\ndef f(): ...', "handover/bad.py f"),
        ('"""Doc."""\nclass A: ...', "handover/bad.py A"),
        ('"""Doc."""\nclass A:\n    """Doc."""\n    def f(self): ...', "handover/bad.py A.f"),
    ],
)
def test_what_says_nothing_is_noticed(tmp_path: Path, text: str, complaint: str) -> None:
    fine = '"""Doc."""\ndef _f(): ...\nclass A:\n    """Doc."""\n    def __len__(self): ...'
    write(tmp_path, "projections/fine.py", fine)
    assert undocumented(tmp_path) == []
    write(tmp_path, "handover/bad.py", text)
    assert undocumented(tmp_path) == [complaint]
