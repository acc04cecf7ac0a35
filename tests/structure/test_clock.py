"""Time is an argument: one module asks what time it is, all else is told."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.structure.tree import PARTS, ROOT, modules, write

THE_CLOCK = "web/clock.py"
ASKS_THE_TIME = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "func.now",
    "func.current_timestamp",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "time.gmtime",
    "time.ctime",
}
"""Measuring a wait (time.monotonic) is not asking the time."""

FROM_TIME = {name.removeprefix("time.") for name in ASKS_THE_TIME if name.startswith("time.")}


def _asking(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Attribute():
                name = ".".join(ast.unparse(node).split(".")[-2:])
                if name in ASKS_THE_TIME:
                    yield node.lineno, name
            case ast.ImportFrom(module="time", names=names):
                yield from (
                    (node.lineno, f"time.{alias.name}")
                    for alias in names
                    if alias.name in FROM_TIME
                )
            case ast.Constant(value=str(text)) if "CURRENT_TIMESTAMP" in text.upper():
                yield node.lineno, "CURRENT_TIMESTAMP"


def hidden_clocks(root: Path) -> list[str]:
    """Every place but the clock that asks what time it is."""
    return [
        f"{where}:{line} {name}"
        for where, tree in modules(root, *PARTS)
        if where != THE_CLOCK
        for line, name in _asking(tree)
    ]


def test_only_the_clock_asks_the_time() -> None:
    assert hidden_clocks(ROOT) == []


@pytest.mark.parametrize(
    "text",
    [
        "from datetime import datetime\nx = datetime.now(UTC)",
        "import datetime\nx = datetime.datetime.utcnow()",
        "field(default_factory=datetime.now)",
        "x = date.today()",
        "import time\nx = time.time()",
        "from time import time",
        "Column(DateTime, server_default=func.now())",
        "text('INSERT INTO a VALUES (CURRENT_TIMESTAMP)')",
    ],
)
def test_a_hidden_clock_is_noticed(tmp_path: Path, text: str) -> None:
    write(tmp_path, THE_CLOCK, "datetime.now(UTC)")
    write(tmp_path, "handover/fine.py", "import time\ntime.monotonic()\nclock.now\nself.now()")
    assert hidden_clocks(tmp_path) == []
    write(tmp_path, "projections/bad.py", text)
    assert len(hidden_clocks(tmp_path)) == 1
