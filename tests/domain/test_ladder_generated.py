"""Many thousand seeded ladders: in order, never too early, never in shut time, never backwards."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import chain, count, islice
from typing import Any

import pytest

from handover.ladder import RungDue, rungs_due
from tests.domain.generated_cases import cases
from tests.domain.ladder_cases import ladder_complaints

SEEDS = range(10)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_must_hold_of_every_ladder_holds(seed: int, generated_cases: int) -> None:
    made = cases(seed, generated_cases // len(SEEDS) // 4)

    first_few = list(islice(chain.from_iterable(map(ladder_complaints, made)), 3))

    assert first_few == []


def shifted(rungs: tuple[RungDue, ...], **by: float) -> tuple[RungDue, ...]:
    return tuple(replace(rung, due_at=rung.due_at + timedelta(**by)) for rung in rungs)


@pytest.mark.parametrize(
    "spoil,complaint",
    [
        (lambda rungs: shifted(rungs, days=-1), "a rung before the due time"),
        (lambda rungs: rungs[::-1], "rungs out of order"),
        (lambda rungs: (*rungs[:-1], rungs[-2]), "rungs out of order"),
        (lambda rungs: shifted(rungs, minutes=1), "asked in shut time"),
    ],
    ids=["early", "upside down", "twice the same", "after closing"],
)
def test_a_wrong_ladder_is_noticed(
    spoil: Callable[[tuple[RungDue, ...]], tuple[RungDue, ...]], complaint: str
) -> None:
    def rungs(*arguments: Any) -> tuple[RungDue, ...]:
        return spoil(rungs_due(*arguments))

    said = [one for case in cases(0, 200) for one in ladder_complaints(case, rungs)]

    assert any(one.startswith(complaint) for one in said)


@pytest.mark.parametrize(
    "place,complaint",
    [(1, "recorded later, asked earlier"), (2, "a holiday more, asked earlier")],
)
def test_a_ladder_that_runs_backwards_is_noticed(place: int, complaint: str) -> None:
    """The ladder asked for at `place` (0 first, 1 later, 2 with more holidays) is too early."""
    asked = count()

    def rungs(*arguments: Any) -> tuple[RungDue, ...]:
        found = rungs_due(*arguments)
        return shifted(found, days=-9999) if next(asked) == place else found

    said = {one.split(":")[0] for one in ladder_complaints(next(cases(0, 1)), rungs)}

    assert complaint in said
