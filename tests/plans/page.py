"""docs/plans.md, from what was explained: what each question reads, by which indexes, and its plan.

Must not know how a plan was got, nor what is wrong with one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from tests.plans.explained import Explained, Plan
from tests.plans.filled import Examples
from tests.plans.folded import Folded
from tests.plans.judged import MAY_BE_READ_WHOLE, indexes_in, rows_given, rows_read

PAGE = Path(__file__).parents[2] / "docs" / "plans.md"
_NAME = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)

HEAD = """# Query plans

Written by `make plans`; do not edit it. {handovers:,} generated handovers on PostgreSQL \
{version}, most of them closed; {open:,} are open. Everything that pages, programs and processes \
ask of the read tables was asked by the service's own functions, about the busiest team (it has \
{open_of_team:,} open on either side and has sent {settled:,} that are settled), and each \
statement that they sent was explained with `ANALYZE`, and once more as it is planned when the \
driver has prepared it and its values are not known.

**No question reads a table that grows from one end to the other, and none reads much more than \
it is about.** `make plans` ends with an error otherwise, and so does `tests/plans/test_plans.py`, \
which asks the same of a small region in every test run, on both engines. How much a statement may \
read, with what it throws away, stands in `tests/plans/judged.py`: what is open with one team, in \
one area, or anywhere, and never what is settled, unless that is the list. An index of what is \
open, waiting or unread may be read whole.

| Read whole by some | Why that is no harm |
|---|---|
{whole}

## The tables

| Table | Rows | On disk |
|---|---:|---:|
{tables}

## What is asked

Rows read are those that any step got from a table, with those that it threw away. Pages are of \
8 kB, found in memory or not. The time was taken once, on a machine that others used: it says how \
large, not how fast.

| Asked | Statements | Rows given | Rows read | Pages | Milliseconds |
|---|---:|---:|---:|---:|---:|
{asked}

## What the projector sends

The practice region, in which every kind of event has happened, was folded into these tables: \
{folded} different statements, of which none reads a table that grows whole. Beside the primary \
keys they use {by}.

## The plans

{plans}
"""


@dataclass(frozen=True)
class Measured:
    """All that the page tells."""

    version: str
    handovers: int
    examples: Examples
    tables: Mapping[str, tuple[int, str]]
    questions: list[Explained]
    projector: list[Folded]


def page(of: Measured) -> str:
    """The whole page."""
    by = {name for one in of.projector for name in indexes_in(one.prepared)}
    return HEAD.format(
        handovers=of.handovers,
        version=of.version,
        open=of.examples.open_everywhere,
        open_of_team=of.examples.open_of_team,
        settled=of.examples.settled_of_team,
        whole="\n".join(f"| `{table}` | {why} |" for table, why in MAY_BE_READ_WHOLE.items()),
        tables="\n".join(
            f"| `{name}` | {rows:,} | {size} |" for name, (rows, size) in of.tables.items()
        ),
        asked="\n".join(_asked(of.questions)),
        folded=len(of.projector),
        by=", ".join(f"`{name}`" for name in sorted(by) if not name.endswith("_pkey")),
        plans="\n".join(_plans(of.questions)),
    )


def names_on_page(text: str) -> set[str]:
    """The questions that a page tells of."""
    return set(_NAME.findall(text.partition("## What is asked")[2]))


def _asked(questions: Iterable[Explained]) -> Iterator[str]:
    for name, group in groupby(questions, lambda one: one.asked.name):
        several = list(group)
        read = sum(rows_read(one) for one in several)
        given = sum(rows_given(one) for one in several)
        pages, took = sum(map(_pages, several)), sum(map(_milliseconds, several))
        yield f"| `{name}` | {len(several)} | {given:,} | {read:,} | {pages:,} | {took:.1f} |"


def _plans(questions: Iterable[Explained]) -> Iterator[str]:
    for name, group in groupby(questions, lambda one: one.asked.name):
        yield f"- `{name}`"
        yield from (f"  - {_in_words(one.measured['Plan'])}" for one in group)


def _in_words(step: Plan) -> str:
    """Such as "Limit (Index Scan of board by board_worst_first)"."""
    words: str = step["Node Type"]
    if "Relation Name" in step:
        words += f" of `{step['Relation Name']}`"
    if "Index Name" in step:
        words += f" by `{step['Index Name']}`"
    below = ", ".join(_in_words(one) for one in step.get("Plans", ()))
    return f"{words} ({below})" if below else words


def _pages(one: Explained) -> int:
    top = one.measured["Plan"]
    pages: int = top["Shared Hit Blocks"] + top["Shared Read Blocks"]
    return pages


def _milliseconds(one: Explained) -> float:
    took: float = one.measured["Execution Time"]
    return took
