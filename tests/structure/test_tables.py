"""Whoever opens the read tables has all of them, whatever else was imported before."""

import subprocess
import sys

from tests.structure.tree import ROOT

TELL = """
import importlib, pkgutil
import projections.projector
from projections.database import metadata
def names():
    tables = metadata.tables.values()
    return {one.name for one in tables} | {one.name for table in tables for one in table.indexes}
known = names()
import projections
for module in pkgutil.iter_modules(projections.__path__):
    importlib.import_module(f"projections.{module.name}")
print(len(known), *sorted(names() - known))
"""


def test_the_projector_knows_every_table_and_every_index() -> None:
    """Lists of another shape are other lists: two processes would not see what the other folds."""
    told = subprocess.run(
        [sys.executable, "-c", TELL], cwd=ROOT, capture_output=True, text=True, check=True
    )
    count, *unknown = told.stdout.split()
    assert int(count) > 10
    assert unknown == []
