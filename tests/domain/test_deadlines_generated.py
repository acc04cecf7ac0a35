"""A hundred thousand seeded cases in `make test`, a million in `make test-long`."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count, islice
from typing import Any

import pytest

from handover.deadlines import DueTimes, due_times
from tests.conftest import GENERATED_CASES
from tests.domain.generated_cases import cases, complaints

SEEDS = range(10)
LONG_AGO = datetime(2000, 1, 3, 12, tzinfo=UTC)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_must_hold_of_every_deadline_holds(seed: int, generated_cases: int) -> None:
    how_many = generated_cases // len(SEEDS)
    looked_at = 0
    for case in cases(seed, how_many):
        assert list(islice(complaints(case), 3)) == []
        looked_at += 1

    assert looked_at == how_many > 0


def test_it_is_a_hundred_thousand_every_day_and_a_million_in_the_long_run() -> None:
    assert GENERATED_CASES["everyday"] >= 100_000
    assert GENERATED_CASES["long"] >= 1_000_000
    assert all(number % len(SEEDS) == 0 for number in GENERATED_CASES.values())


def early(due: DueTimes) -> DueTimes:
    return replace(due, call_due_at=due.call_due_at - timedelta(days=30))


def crossed(due: DueTimes) -> DueTimes:
    return replace(due, call_due_at=due.acknowledge_due_at + timedelta(hours=1))


def past_closing(due: DueTimes) -> DueTimes:
    beyond = timedelta(minutes=1)
    return replace(
        due,
        call_due_at=due.call_due_at + beyond,
        acknowledge_due_at=due.acknowledge_due_at + beyond,
    )


def made_wrong(spoil: Callable[[DueTimes], DueTimes]) -> Callable[..., DueTimes]:
    def due(*arguments: Any) -> DueTimes:
        return spoil(due_times(*arguments))

    return due


@pytest.mark.parametrize(
    "spoil,complaint",
    [
        (early, "due before it was recorded"),
        (crossed, "the call is due after the acknowledgement"),
        (past_closing, "rung in shut time"),
        (past_closing, "acknowledged in shut time"),
    ],
)
def test_a_wrong_deadline_is_noticed(spoil: Callable[[DueTimes], DueTimes], complaint: str) -> None:
    said = [one for case in cases(0, 200) for one in complaints(case, made_wrong(spoil))]

    assert any(one.startswith(complaint) for one in said)


@pytest.mark.parametrize(
    "place,complaints_expected",
    [
        (1, {"recorded later, rung earlier", "recorded later, acknowledged earlier"}),
        (2, {"a holiday more, rung earlier", "a holiday more, acknowledged earlier"}),
    ],
)
def test_a_deadline_that_runs_backwards_is_noticed(
    place: int, complaints_expected: set[str]
) -> None:
    """The deadline asked for at `place` (0 first, 1 later, 2 with more holidays) is too early."""
    case = next(cases(0, 1))
    asked = count()

    def due(*arguments: Any) -> DueTimes:
        found = due_times(*arguments)
        if next(asked) != place:
            return found
        return replace(found, call_due_at=LONG_AGO, acknowledge_due_at=LONG_AGO)

    said = {one.split(":")[0] for one in complaints(case, due)}

    assert complaints_expected <= said
