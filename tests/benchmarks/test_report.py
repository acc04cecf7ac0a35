import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.report import write
from benchmarks.rounds import compared, spread

ON = {
    "at": "26 November 2026, 09:00 UTC",
    "cores": 2,
    "processor": "An unnamed kind",
    "python": "3.11",
    "sqlite": "3.40",
    "load_before": 0.5,
}
MARKED = "Before.\n\n<!-- bench -->\nOld.\n<!-- /bench -->\n\nAfter.\n"
RECORD = "Record over HTTP, beside a plain twin that knows no rule | 0.8 or more"
SIZED = "The board, 99 of 100, at any size | under 50 ms"


def _ways(**rounds: list[float]) -> dict[str, Any]:
    return {
        name.replace("_", " "): {"ratio": 1.0, "per_second": one[0], "rounds": one}
        for name, one in rounds.items()
    }


def _written(folder: Path, **found: object) -> tuple[str, str]:
    """Both pages, where so much was found by each part."""
    (folder / "benchmarks").mkdir()
    (folder / "results").mkdir()
    pages = [folder / "README.md", folder / "benchmarks" / "README.md"]
    for page in pages:
        page.write_text(MARKED, encoding="utf-8")
    for part, one in found.items():
        text = json.dumps({"on": ON, "found": one})
        (folder / "results" / f"{part}.json").write_text(text, encoding="utf-8")
    write(folder / "results", folder)
    goals, figures = (page.read_text(encoding="utf-8") for page in pages)
    return goals, figures


def _size(events: int, p99: float) -> dict[str, Any]:
    return {"events": events, "board": {"p50": 10.0, "p99": p99, "longest": 99.0}}


@pytest.mark.parametrize("mine,said", [(8.0, "0.80 | met"), (7.9, "0.79 | **missed**")])
def test_a_goal_says_whether_it_is_met(tmp_path: Path, mine: float, said: str) -> None:
    record = _ways(plain_twin=[10.0, 20.0, 30.0], ours=[mine, 2 * mine, 1.0])
    goals, _ = _written(tmp_path, beside={"record": record})
    assert f"| {RECORD} | {said} |" in goals


def test_a_goal_at_any_size_is_judged_where_it_is_slowest(tmp_path: Path) -> None:
    goals, _ = _written(tmp_path, small=_size(20_000, 20.0), large=_size(2_000_000, 50.0))
    assert f"| {SIZED} | 50 ms | **missed** |" in goals


def test_what_was_not_measured_is_said(tmp_path: Path) -> None:
    why = {"not measured": "there is no network"}
    goals, _ = _written(tmp_path, beside={"django-helpdesk": why})
    assert f"| {RECORD} | not measured | |" in goals
    assert f"| {SIZED} | not measured | |" in goals
    assert "could not be installed, so it is not measured: there is no network" in goals


def test_only_what_stands_between_the_marks_is_written_anew(tmp_path: Path) -> None:
    for page in _written(tmp_path, small=_size(20_000, 20.0)):
        assert page.startswith("Before.\n\n<!-- bench -->\n")
        assert page.endswith("\n<!-- /bench -->\n\nAfter.\n")
        assert "Old." not in page


def test_every_figure_is_shown(tmp_path: Path) -> None:
    rates = {"per_second": 3_000, "of_its_processor": 4_000}
    _, figures = _written(
        tmp_path,
        appends={"SQLite": _ways(raw_driver=[1_234.0], ours=[617.0])},
        seen={"on a page": {"p50": 1.0, "p99": 2.0, "longest": 3.0}},
        small={**_size(20_000, 20.0), "catch-up": rates},
        medium={**_size(200_000, 21.0), "refused": 4},
    )
    assert "| SQLite | raw driver | 1.00 | 1,234 |" in figures
    assert "| on a page | 1.0 / 2.0 / 3.0 |" in figures
    assert "| | 20,000 events | 200,000 events |" in figures
    assert "| board | 10.0 / 20.0 / 99.0 | 10.0 / 21.0 / 99.0 |" in figures
    assert "| catch-up | 3,000 (4,000) |  |" in figures
    assert "| refused |  | 4 |" in figures


def test_every_way_runs_once_in_every_round_and_once_before() -> None:
    ran: list[str] = []
    ways = {name: lambda name=name: ran.append(name) for name in "abc"}
    found = compared(ways, things=1, rounds=2, beside="b")
    assert "".join(ran) == "abc" + "abc" + "bca"
    assert found["b"]["ratio"] == 1
    assert [len(one["rounds"]) for one in found.values()] == [2, 2, 2]


def test_a_spread_is_told_in_milliseconds() -> None:
    times = [number / 1000 for number in range(200, 0, -1)]
    assert spread(times) == {"p50": 101.0, "p99": 199.0, "longest": 200.0}
