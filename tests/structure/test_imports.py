"""Imports go one way: web -> projections -> handover; the inner parts lean on little else."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.structure.tree import ROOT, modules, write

MAY_IMPORT = {
    "handover": {"handover", "eventsourcing", "holidays", "nhs_number", "phonenumbers"},
    "projections": {"projections", "handover", "eventsourcing", "sqlalchemy"},
}
"""What an inner part may name beside the standard library."""

KNOWS_THE_ENGINE = (
    *("handover/postgres/", "projections/postgres_schema.py"),
    *("projections/postgres_following.py", "projections/postgres_generations.py"),
)
"""The store's edge: only here is PostgreSQL spoken to."""

NEVER_IN_WEB = {"tests", "benchmarks"}


def _imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and full name of every import, wherever in the file, by statement or by call."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, alias.name) for alias in names)
            case ast.ImportFrom(module=module, level=0):
                yield node.lineno, module or ""
            case ast.ImportFrom():
                yield node.lineno, "."
            case ast.Call(func=function, args=[ast.Constant(value=str(name)), *_]):
                if ast.unparse(function).endswith(("import_module", "__import__")):
                    yield node.lineno, name


def forbidden_imports(root: Path) -> list[str]:
    """Every import that goes against the direction, as "file:line imports name"."""
    found = []
    for where, tree in modules(root, "handover", "projections", "web"):
        part = where.split("/")[0]
        for line, name in _imported(tree):
            first = name.split(".")[0]
            if part == "web":
                is_wrong = first in NEVER_IN_WEB
            else:
                engine = {"psycopg"} if where.startswith(KNOWS_THE_ENGINE) else set()
                is_wrong = first not in MAY_IMPORT[part] | engine | sys.stdlib_module_names
            if is_wrong:
                found.append(f"{where}:{line} imports {name}")
    return found


def test_imports_go_one_way() -> None:
    assert forbidden_imports(ROOT) == []


@pytest.mark.parametrize(
    "where,text",
    [
        ("handover/a.py", "import projections.inbox"),
        ("handover/a.py", "from web.clock import Clock"),
        ("handover/a.py", "def f():\n    import flask"),
        ("handover/a.py", "if TYPE_CHECKING:\n    from sqlalchemy import Table"),
        ("handover/deep/a.py", "from marshmallow import Schema"),
        ("handover/a.py", "from . import calls"),
        ("handover/a.py", "importlib.import_module('web.app')"),
        ("projections/a.py", "from web.presenters import labels"),
        ("projections/a.py", "import marshmallow"),
        ("projections/a.py", "class A:\n    from flask import g"),
        ("web/a.py", "from tests.region import MARY"),
    ],
)
def test_an_import_against_the_direction_is_noticed(tmp_path: Path, where: str, text: str) -> None:
    write(tmp_path, "handover/fine.py", "import datetime\nfrom eventsourcing.domain import event")
    write(tmp_path, "projections/fine.py", "from handover import events\nimport sqlalchemy")
    write(tmp_path, "web/fine.py", "from projections import inbox\nimport flask, handover")
    assert forbidden_imports(tmp_path) == []
    write(tmp_path, where, text)
    assert len(forbidden_imports(tmp_path)) == 1
