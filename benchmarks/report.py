"""The figures as tables between marks: the goals in the first README, everything in benchmarks/.

Must not know how anything was measured.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.goals import SIZES, Results, goal_lines

MARKED = re.compile(r"(?<=<!-- bench -->\n).*?(?=<!-- /bench -->)", re.DOTALL)
SPREAD = "{p50:,} / {p99:,} / {longest:,}"
RATES = "{per_second:,} ({of_its_processor:,})"
SIZE = "{events:,} events"
Kept = Mapping[str, Mapping[str, Any]]
"""What was measured on, and what was found, by part."""


def write(results: Path, root: Path) -> None:
    """Write what the folder `results` holds into both pages under `root`."""
    kept = {one.stem: json.loads(one.read_text("utf-8")) for one in results.glob("*.json")}
    found: Results = {part: one["found"] for part, one in kept.items()}
    _fill(root / "README.md", [*_measured_on(kept), "", *goal_lines(found)])
    _fill(root / "benchmarks" / "README.md", _everything(found))


def _fill(page: Path, lines: Iterable[str]) -> None:
    text = page.read_text(encoding="utf-8")
    page.write_text(MARKED.sub(lambda _: "\n".join([*lines, ""]), text), encoding="utf-8")


def _measured_on(kept: Kept) -> Iterator[str]:
    """Each machine and day that a figure is from: mostly one."""
    ways = dict.fromkeys(
        f"{on['at'].partition(',')[0]}, {on['cores']} cores of {on['processor']}, "
        f"Python {on['python']}, SQLite {on['sqlite']}"
        for on in (one["on"] for one in kept.values())
    )
    loads = [one["on"]["load_before"] for one in kept.values()]
    if loads:
        yield f"{'; '.join(ways)}. Busy before a part began: {max(loads)} at the most."


def _everything(found: Results) -> Iterator[str]:
    for part in ("appends", "beside"):
        yield from _compared(found.get(part, {}))
    yield from _seen(found.get("seen", {}))
    yield from _sized([found[one] for one in SIZES if one in found])


def _compared(found: Mapping[str, Any]) -> Iterator[str]:
    compared = {what: ways for what, ways in found.items() if "ours" in ways}
    if compared:
        yield from ("| | | Ratio | A second |", "|---|---|---:|---:|")
    for what, ways in compared.items():
        for way, one in ways.items():
            yield f"| {what} | {way} | {one['ratio']:.2f} | {one['per_second']:,.0f} |"
    yield ""


def _seen(found: Mapping[str, Any]) -> Iterator[str]:
    if found:
        yield "| Milliseconds from sending a record (middle / 99 of 100 / longest) | |"
        yield "|---|---:|"
    for what, one in found.items():
        yield f"| {what} | {_said(one)} |"
    yield ""


def _sized(sizes: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """A column for each size. What was not measured at one of them is left empty."""
    if not sizes:
        return
    yield (
        "Lists filled and rebuilt: events a second (of the time that it had a processor). Pages: "
        "milliseconds (middle / 99 of 100 / longest)."
    )
    yield ""
    yield f"| | {' | '.join(SIZE.format(**one) for one in sizes)} |"
    yield f"|---|{'---:|' * len(sizes)}"
    for name in dict.fromkeys(name for one in sizes for name in one if name != "events"):
        cells = [_said(one[name]) if name in one else "" for one in sizes]
        yield f"| {name} | {' | '.join(cells)} |"


def _said(found: int | Mapping[str, float]) -> str:
    if isinstance(found, int):
        return f"{found:,}"
    return (SPREAD if "p50" in found else RATES).format(**found)
