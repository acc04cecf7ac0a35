"""`make bench`: measures each part and writes down what was found.

Nothing is asserted: a busy machine is no defect. Must not know how a part measures.
"""

import json
import os
import platform
import sqlite3
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from benchmarks import appends, beside, seen, sizes
from benchmarks.report import write
from benchmarks.rounds import Found

HERE = Path(__file__).parent
RESULTS = HERE / "results"
PARTS: dict[str, Callable[[Path], Found]] = {
    "appends": appends.measure,
    "beside": beside.measure,
    "seen": seen.measure,
    "small": partial(sizes.measure, events=20_000),
    "medium": partial(sizes.measure, events=200_000),
    "large": partial(sizes.measure, events=2_000_000),
}
LARGE = "large"


@click.command()
@click.argument("parts", nargs=-1, type=click.Choice(list(PARTS)))
def main(parts: tuple[str, ...]) -> None:
    """Measure the PARTS that are named, or all but the large one, and write the tables anew."""
    RESULTS.mkdir(exist_ok=True)
    for part in parts or [one for one in PARTS if one != LARGE]:
        click.echo(f"==> {part}")
        on = _machine()
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            found = PARTS[part](Path(folder))
        text = json.dumps({"on": on, "found": found}, indent=1)
        click.echo(text)
        (RESULTS / f"{part}.json").write_text(f"{text}\n", encoding="utf-8")
    write(RESULTS, HERE.parent)


def _machine() -> dict[str, str | float]:
    """What it is measured on, and how busy that is: without it nobody can compare the figures."""
    return {
        "at": f"{datetime.now(UTC):%-d %B %Y, %H:%M} UTC",
        "cores": len(os.sched_getaffinity(0)),
        "processor": _processor(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "load_before": round(os.getloadavg()[0], 2),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), "")


if __name__ == "__main__":
    main()
