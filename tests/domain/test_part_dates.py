"""A date as far as somebody knows it: never rounded, and never taken for more than was said."""

from datetime import date

import pytest

from handover.family.part_dates import PartDate
from handover.refusals import InvalidValue

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


Parts = tuple[int, ...]


@pytest.mark.parametrize(
    "parts,words",
    [
        ((2009,), "2009"),
        *(((2009, place), f"{month} 2009") for place, month in enumerate(MONTHS, start=1)),
        ((2009, 3, 12), "12 March 2009"),
    ],
)
def test_a_date_is_said_as_far_as_it_is_known(parts: Parts, words: str) -> None:
    assert PartDate(*parts).in_words() == words


@pytest.mark.parametrize(
    "parts", [(1899,), (2201,), (2009, 13), (2009, 2, 30), (2009, None, 3), (0,), (10**9,)]
)
def test_a_date_that_does_not_exist_is_refused(parts: Parts) -> None:
    with pytest.raises(InvalidValue) as refused:
        PartDate(*parts)
    says = "There is no such date. Enter the year, and what is known of the rest"
    assert refused.value.message == says


@pytest.mark.parametrize(
    "parts,earliest",
    [
        ((1900,), date(1900, 1, 1)),
        ((2200,), date(2200, 1, 1)),
        ((2009, 3), date(2009, 3, 1)),
        ((2009, 3, 12), date(2009, 3, 12)),
    ],
)
def test_the_earliest_day_is_the_first_that_it_can_mean(parts: Parts, earliest: date) -> None:
    assert PartDate(*parts).earliest == earliest


@pytest.mark.parametrize(
    "one,other,is_after",
    [
        ((2010,), (2009, 12), True),
        ((2009,), (2009, 12), False),
        ((2009, 12), (2009,), False),
        ((2009, 4), (2009, 3, 31), True),
        ((2009, 3, 2), (2009, 3, 1), True),
        ((2009, 3, 1), (2009, 3), False),
        ((2009, 3), (2009, 3, 1), False),
        ((2009, 3, 1), (2009, 3, 1), False),
        ((2009, 3, 1), (2009, 3, 2), False),
        ((2008, 12, 31), (2009, 1, 1), False),
        ((2008,), (2009,), False),
    ],
)
def test_what_is_not_known_is_never_taken_for_a_contradiction(
    one: Parts,
    other: Parts,
    *,
    is_after: bool,
) -> None:
    assert PartDate(*one).is_after(PartDate(*other)) is is_after


@pytest.mark.parametrize(
    "parts,figures",
    [((2009,), "2009"), ((2009, 3), "2009-03"), ((2009, 3, 2), "2009-03-02")],
)
def test_it_is_sorted_as_far_as_it_is_known(parts: Parts, figures: str) -> None:
    assert PartDate(*parts).in_figures() == figures
