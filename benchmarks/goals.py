"""What the service is meant to cost, and whether what was measured keeps to it.

Must not know how anything was measured.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any

Results = Mapping[str, Mapping[str, Any]]
"""What was found, by the part of the benchmark that found it."""
SIZES = ("small", "medium", "large")
NOT_MEASURED = "not measured"
FLAT = 1.25
"""Times as long at the largest size as at the smallest: more is not flat [P]."""


@dataclass(frozen=True)
class Goal:
    """One of them. `read` takes its figure from the results, and fails where it is not there."""

    what: str
    wanted: str
    read: Callable[[Results], float]
    is_met: Callable[[float], bool]
    unit: str = ""

    def line(self, results: Results) -> str:
        """A line of the table: what, what is wanted, what was found, and whether it is met."""
        try:
            found = self.read(results)
        except (KeyError, ValueError):
            return f"| {self.what} | {self.wanted} | {NOT_MEASURED} | |"
        said = f"{found:,.0f}" if self.unit else f"{found:.2f}"
        met = "met" if self.is_met(found) else "**missed**"
        return f"| {self.what} | {self.wanted} | {said}{self.unit} | {met} |"


def goal_lines(results: Results) -> Iterator[str]:
    """The table, with whatever could not be measured and why."""
    yield from ("| | Goal | Measured | |", "|---|---:|---:|---|")
    for goal in GOALS:
        yield goal.line(results)
    if why := results.get("beside", {}).get("django-helpdesk"):
        yield ""
        yield f"django-helpdesk could not be installed, so it is not measured: {why[NOT_MEASURED]}"


def _at_least(least: float) -> Callable[[float], bool]:
    return lambda found: found >= least


def _under(limit: float) -> Callable[[float], bool]:
    return lambda found: found < limit


def _ratio(part: str, what: str, beside: str) -> Callable[[Results], float]:
    """Ours to another, round by round, the median."""

    def read(results: Results) -> float:
        ways = results[part][what]
        mine: list[float] = ways["ours"]["rounds"]
        others: list[float] = ways[beside]["rounds"]
        return median(one / other for one, other in zip(mine, others, strict=True))

    return read


def _seen(where: str) -> Callable[[Results], float]:
    return lambda results: float(results["seen"][where]["p99"])


def _slowest(what: str) -> Callable[[Results], float]:
    """What 99 of 100 are below, at the size where that is the most."""
    return lambda results: max(float(one[what]["p99"]) for one in _sizes(results))


def _growth(results: Results) -> float:
    """How many times as long the board takes at the largest size as at the smallest."""
    first, *_, last = _sizes(results)
    return float(last["board"]["p50"] / first["board"]["p50"])


def _sizes(results: Results) -> list[Mapping[str, Any]]:
    return [results[one] for one in SIZES if one in results]


_BARE, _TWIN, _HELPDESK = "bare library", "plain twin", "django-helpdesk"
_MILLISECONDS = " ms"
GOALS = (
    *(
        Goal(
            f"Append on {engine}, beside the library as it comes",
            "0.9 or more",
            _ratio("appends", engine, _BARE),
            _at_least(0.9),
        )
        for engine in ("SQLite", "PostgreSQL, 1 at once", "PostgreSQL, 16 at once")
    ),
    Goal(
        "Record over HTTP, beside a plain twin that knows no rule",
        "0.8 or more",
        _ratio("beside", "record", _TWIN),
        _at_least(0.8),
    ),
    Goal(
        "Record over HTTP, beside django-helpdesk",
        "more than 1",
        _ratio("beside", "record", _HELPDESK),
        lambda found: found > 1,
    ),
    Goal(
        "The lead's board, beside django-helpdesk's list",
        "3 or more",
        _ratio("beside", "board", _HELPDESK),
        _at_least(3),
    ),
    Goal(
        "The board, 99 of 100, at any size",
        "under 50 ms",
        _slowest("board"),
        _under(50),
        _MILLISECONDS,
    ),
    Goal("The board at the largest size, times the smallest", "flat", _growth, _under(FLAT)),
    Goal(
        "The board while a hundred requests come a second, 99 of 100, at any size",
        "under 50 ms",
        _slowest("board at 100 a second"),
        _under(50),
        _MILLISECONDS,
    ),
    *(
        Goal(
            f"From sending a record until it is seen, 99 of 100: {where}",
            "under 250 ms",
            _seen(where),
            _under(250),
            _MILLISECONDS,
        )
        for where in ("on a page that is asked for", "in the lists, though nobody looks")
    ),
    Goal(
        "Lists filled from the log, by one core",
        "20,000 events a second",
        lambda results: results["small"]["catch-up"]["of_its_processor"],
        _at_least(20_000),
        " events a second",
    ),
    Goal(
        "Lists rebuilt beside the live ones, compared and switched, by one core",
        "20,000 events a second",
        lambda results: results["small"]["rebuild"]["of_its_processor"],
        _at_least(20_000),
        " events a second",
    ),
)
