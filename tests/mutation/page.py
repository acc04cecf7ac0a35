"""docs/mutants.md and the line in the README, from what was measured.

Must not know how mutants are made or tried.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from tests.mutation.measured import Measured, Reasons, Survivor
from tests.mutation.scope import GROUPS, NOT_MEASURED, group_of

README_LINE = re.compile(r"<!-- mutants -->.*?<!-- /mutants -->", re.DOTALL)

HEAD = """# Mutants

Written by `make mutants`; do not edit it. A mutant is one module with one small fault in it: \
`<` became `<=`, a guard was left out, one day became two. The tests must notice it. \
[ADR 18](adr/0018-mutation-testing.md) says what is tried and why. The reasons stand in \
`tests/mutation/accepted.toml`.
"""


def score(measured: Iterable[Measured]) -> str:
    """Such as "98.2% (1,204 of 1,226)", never rounded up to 100."""
    every = list(measured)
    killed, mutants = sum(one.killed for one in every), sum(one.mutants for one in every)
    thousandth = killed * 1000 // mutants if mutants else 0
    return f"{thousandth / 10:.1f}% ({killed:,} of {mutants:,})"


def readme_line(measured: dict[str, Measured]) -> str:
    """What the README says, between its two marks."""
    return (
        f"<!-- mutants -->**{score(measured.values())}** are noticed, in the aggregates, the "
        "deadlines and the working time; [docs/mutants.md](docs/mutants.md) names every other with "
        "its reason, and what is not measured with why not.<!-- /mutants -->"
    )


def mutants_page(measured: dict[str, Measured], reasons: Reasons, modules: list[str]) -> str:
    """The whole page: the score of each module, every survivor, and what is not measured."""
    lines = [HEAD, f"**{score(measured.values())}** of the faults are noticed.\n"]
    lines += _table(measured)
    lines += ["\n## Survivors\n", *_survivors(measured, reasons)]
    lines += ["\n## Not measured\n", *_left(measured, modules)]
    lines += [f"- `handover/{pattern}`: {why}" for pattern, why in NOT_MEASURED.items()]
    return "\n".join(lines) + "\n"


def _left(measured: dict[str, Measured], modules: list[str]) -> Iterator[str]:
    left = [module for module in modules if module not in measured]
    yield from (f"- `{module}`: not yet" for module in left)
    if not left:
        yield "Nothing in scope is left unmeasured. Out of scope are:\n"


def _table(measured: dict[str, Measured]) -> Iterator[str]:
    yield "| Module | Mutants | Noticed | Survive | Score |"
    yield "|---|---:|---:|---:|---:|"
    for group in GROUPS:
        mine = {module: one for module, one in measured.items() if group_of(module) == group}
        yield _row(f"**{group}**", mine.values())
        yield from (_row(f"`{module}`", [mine[module]]) for module in sorted(mine))


def _row(name: str, several: Iterable[Measured]) -> str:
    every = list(several)
    mutants, killed = sum(one.mutants for one in every), sum(one.killed for one in every)
    percent = score(every).partition(" ")[0] if mutants else "-"
    return f"| {name} | {mutants} | {killed} | {mutants - killed} | {percent} |"


def _survivors(measured: dict[str, Measured], reasons: Reasons) -> Iterator[str]:
    for module in sorted(measured):
        survivors = measured[module].survivors
        if survivors:
            yield f"### `{module}`\n"
        for (within, written), several in groupby(survivors, lambda one: (one.within, one.written)):
            yield f"- In {_code(within or 'the module')}, {_code(written)}"
            yield from (_reasoned(one, reasons.get((module, one), "")) for one in several)
        if survivors:
            yield ""


def _reasoned(survivor: Survivor, reason: str) -> str:
    return f"  - {_code(survivor.change)}: {reason or 'NO REASON YET'}"


def _code(words: str) -> str:
    fence = "``" if "`" in words else "`"
    return f"{fence}{words}{fence}"
