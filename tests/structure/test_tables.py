"""Whoever opens the read tables has all of them, whatever else was imported before."""

import subprocess
import sys

from tests.structure.tree import ROOT

TELL = """
import importlib, pkgutil
import projections.projector
from projections.database import metadata
known = set(metadata.tables)
import projections
for module in pkgutil.iter_modules(projections.__path__):
    importlib.import_module(f"projections.{module.name}")
print(len(known), *sorted(set(metadata.tables) - known))
"""


def test_the_projector_knows_every_table() -> None:
    told = subprocess.run(
        [sys.executable, "-c", TELL], cwd=ROOT, capture_output=True, text=True, check=True
    )
    count, *unknown = told.stdout.split()
    assert int(count) > 10
    assert unknown == []
