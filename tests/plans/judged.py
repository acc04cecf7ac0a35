"""The rules for a plan: no table that grows is read whole, and little is read that is not given.

Must not know which questions there are, nor how a plan was got.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from projections.database import metadata
from tests.plans.asked import About
from tests.plans.explained import Explained, Plan, steps
from tests.plans.filled import Examples

MAY_BE_READ_WHOLE = {
    "directory": "some thousand teams, however much is recorded; words are looked for within names",
    "heartbeats": "a row for each process",
    "parked": "what cannot be folded: nothing on a good day",
    "position": "one row",
    "shape": "one row, by which a set of tables is known",
}
"""Tables that do not grow with what is recorded, each with its reason."""
MOST_FOR_ONE = 200
SPARE = 100
"""Rows that any answer may read beside its own: a page has 25, and looks something up for each."""


def limits(of: Examples, teams: int) -> Mapping[About, int]:
    """How many rows a statement may read, whatever else there is: so nothing that is settled."""
    return {
        About.ONE: MOST_FOR_ONE,
        About.TEAM: 4 * of.open_of_team + SPARE,
        About.SETTLED: 2 * of.settled_of_team + SPARE,
        About.AREA: 2 * of.open_in_area + SPARE,
        About.ALL_OPEN: 3 * of.open_everywhere + SPARE,
        About.DIRECTORY: teams + SPARE,
    }


def faults(one: Explained, limit: int) -> Iterator[str]:
    """What is wrong with the plans of a statement: where, and in which step."""
    for plan, when in ((one.measured, ""), (one.prepared, " once it is prepared")):
        yield from (f"{one.asked.name}: {whole}{when}" for whole in tables_read_whole(plan))
    if (read := rows_read(one)) > limit:
        yield f"{one.asked.name}: {read} rows are read, at most {limit} may be: {_reads_most(one)}"


def tables_read_whole(plan: Plan) -> Iterator[str]:
    """What the steps of a plan read from one end to the other though it grows, and how."""
    for step in steps(plan["Plan"]):
        if whole := _read_whole(step):
            yield f"{step['Node Type']} reads all of {whole}"


def rows_read(one: Explained) -> int:
    """Rows that its steps got from tables, with those that they threw away."""
    return sum(_read_in(step) for step in one.nodes)


def rows_given(one: Explained) -> int:
    """Rows that it answers."""
    given: float = one.measured["Plan"]["Actual Rows"]
    return round(given)


def indexes_in(plan: Plan) -> set[str]:
    """By which indexes its steps find what they read."""
    return {step["Index Name"] for step in steps(plan["Plan"]) if "Index Name" in step}


def _read_whole(step: Plan) -> str:
    """The table that a step reads from one end to the other, though it grows; else nothing."""
    table: str = step.get("Relation Name", "")
    if not table or table in MAY_BE_READ_WHOLE:
        return ""
    if step["Node Type"] == "Seq Scan":
        return table
    is_by_index = step["Node Type"] in {"Index Scan", "Index Only Scan"}
    is_all_of_it = is_by_index and "Index Cond" not in step and step["Index Name"] not in _partial()
    return table if is_all_of_it else ""


@cache
def _partial() -> frozenset[str]:
    """Indexes of what is open, waiting, unread alone: to read one whole is to read that."""
    every = (index for table in metadata.sorted_tables for index in table.indexes)
    kept = (one.name for one in every if one.dialect_options["postgresql"]["where"] is not None)
    return frozenset(str(name) for name in kept)


def _read_in(step: Plan) -> int:
    if "Relation Name" not in step:
        return 0
    thrown = ("Rows Removed by Filter", "Rows Removed by Index Recheck")
    each: float = step["Actual Rows"] + sum(step.get(name, 0) for name in thrown)
    loops: int = step["Actual Loops"]
    return round(each * loops)


def _reads_most(one: Explained) -> str:
    step = max(one.nodes, key=_read_in)
    by = f" by {step['Index Name']}" if "Index Name" in step else ""
    return f"{step['Node Type']} of {step['Relation Name']}{by}"
