"""A hundred thousand seeded tries: never before the last, never in shut time, never backwards."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import chain, count, islice
from typing import Any

import pytest

from handover.bank_holidays import is_bank_holiday
from handover.calendar import ENGLAND
from handover.deadlines import next_try_at
from handover.repeat_attempts import TimesADay
from tests.domain.generated_cases import Case, cases, is_at_the_door

SEEDS = range(10)
NextTry = Callable[..., datetime]


def complaints(case: Case, next_try: NextTry = next_try_at) -> Iterator[str]:
    """What does not hold of ringing again after an attempt at the moment of the case."""
    last, later, hours, rules = case.recorded_at, case.later, case.hours, case.rules
    first = next_try(case.urgency, last, hours, rules, ENGLAND)
    second = next_try(case.urgency, later, hours, rules, ENGLAND)
    longer = next_try(case.urgency, last, hours, rules, case.longer)
    if first < last:
        yield f"again before the last: {case}"
    if second < first:
        yield f"tried later, again earlier: {case}"
    if longer < first:
        yield f"a holiday more, again earlier: {case}"
    if not isinstance(rules[case.urgency].try_again, TimesADay):
        return
    for found, is_holiday in ((first, is_bank_holiday), (longer, case.longer.is_bank_holiday)):
        if not is_at_the_door(hours, found, is_holiday):
            yield f"again in shut time: {case}"


@pytest.mark.parametrize("seed", SEEDS)
def test_what_must_hold_of_every_next_try_holds(seed: int, generated_cases: int) -> None:
    made = cases(seed, generated_cases // len(SEEDS))

    assert list(islice(chain.from_iterable(map(complaints, made)), 3)) == []


@pytest.mark.parametrize(
    "place,by,complaint",
    [
        (0, timedelta(days=-30), "again before the last"),
        (1, timedelta(days=-99), "tried later, again earlier"),
        (2, timedelta(days=-99), "a holiday more, again earlier"),
        (0, timedelta(minutes=1), "again in shut time"),
    ],
)
def test_a_wrong_next_try_is_noticed(place: int, by: timedelta, complaint: str) -> None:
    """The one asked for at `place` (0 first, 1 later, 2 with more holidays) is moved."""
    said: set[str] = set()
    for case in cases(0, 200):
        asked = count()

        def moved(*arguments: Any, asked: "count[int]" = asked) -> datetime:
            found = next_try_at(*arguments)
            return found + by if next(asked) == place else found

        said |= {one.split(":")[0] for one in complaints(case, moved)}

    assert complaint in said
