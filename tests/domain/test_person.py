"""A mother and her baby as they are typed: each refusal in full, beside its field, at its edge."""

from datetime import date, timedelta

import pytest

from handover import refusals
from handover.person import (
    About,
    Mother,
    check_baby_born_on,
    check_due_on,
    check_mother_born_on,
    check_number_range,
    is_test_number,
    parse_nhs_number,
)
from handover.refusals import InvalidValue, RealNumberRefused
from tests.region import ISSUED_NUMBER, NHS_NUMBER

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)
TEN_DIGITS = "An NHS number has 10 digits, for example 999 000 0018"
NOT_VALID = (
    "This is not a valid NHS number: one digit may be wrong. "
    "Check it against the notes and enter it again"
)


@pytest.mark.parametrize(
    "typed", ["9990000018", "999 000 0018", "999-000-0018", " 999\u00a0000\u20110018 "]
)
def test_an_nhs_number_may_be_typed_as_it_is_printed(typed: str) -> None:
    assert parse_nhs_number(typed) == NHS_NUMBER


@pytest.mark.parametrize(
    "typed,words",
    [
        ("", "Enter the mother's NHS number"),
        (" - ", "Enter the mother's NHS number"),
        ("999000001", TEN_DIGITS),
        ("99900000188", TEN_DIGITS),
        ("999000001X", TEN_DIGITS),
        ("999000001\u0668", TEN_DIGITS),
        ("9990000019", NOT_VALID),
        ("0000000000", NOT_VALID),
        ("0000000353", NOT_VALID),
    ],
)
def test_what_is_no_nhs_number_is_refused_in_words(typed: str, words: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        parse_nhs_number(typed)
    assert (str(refused.value), refused.value.field) == (words, "nhs_number")
    with pytest.raises(InvalidValue) as refused:
        parse_nhs_number(typed, field="number")
    assert refused.value.field == "number"


def test_a_mother_has_a_valid_number() -> None:
    assert Mother("999 000 0018", "Test Mother", date(1996, 5, 3)).nhs_number == NHS_NUMBER


def test_test_numbers_and_real_ones_never_meet() -> None:
    assert is_test_number(NHS_NUMBER)
    assert not is_test_number(ISSUED_NUMBER)
    check_number_range(NHS_NUMBER, is_demonstration=True)
    check_number_range(ISSUED_NUMBER, is_demonstration=False)
    with pytest.raises(RealNumberRefused) as refused:
        check_number_range(ISSUED_NUMBER, is_demonstration=True)
    assert refused.value.field == "nhs_number"
    with pytest.raises(refusals.TestNumberRefused) as practice:
        check_number_range(NHS_NUMBER, is_demonstration=False)
    assert practice.value.field == "nhs_number"


@pytest.mark.parametrize(
    "due_on,born_on,words",
    [
        (None, None, "Enter the due date or the baby's date of birth"),
        (TODAY, TODAY, "Enter the due date or the date of birth, not both"),
    ],
)
def test_a_baby_is_born_or_not(due_on: date | None, born_on: date | None, words: str) -> None:
    mother = Mother(NHS_NUMBER, "Test Mother", date(1996, 5, 3))
    with pytest.raises(InvalidValue) as refused:
        About(mother, due_on, born_on)
    assert (str(refused.value), refused.value.field) == (words, "due_on")


FUTURE = "The mother's date of birth is in the future"
CHECK = "Check the mother's date of birth: it would make her {} years old"


@pytest.mark.parametrize(
    "born_on,words",
    [
        (TODAY + DAY, FUTURE),
        (TODAY, CHECK.format(0)),
        (date(2016, 11, 25), CHECK.format(9)),  # ten tomorrow
        (date(2016, 12, 1), CHECK.format(9)),
        (date(1965, 11, 24), CHECK.format(61)),
        (date(1965, 10, 30), CHECK.format(61)),
    ],
)
def test_a_mother_is_between_ten_and_sixty_years_old(born_on: date, words: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        check_mother_born_on(born_on, TODAY)
    assert (str(refused.value), refused.value.field) == (words, "born_on")


@pytest.mark.parametrize("born_on", [date(2016, 11, 24), date(2016, 10, 30), date(1965, 11, 25)])
def test_a_mother_who_is_just_old_or_young_enough_is_taken(born_on: date) -> None:
    check_mother_born_on(born_on, TODAY)


def test_a_due_date_lies_within_a_pregnancy() -> None:
    check_due_on(TODAY + 280 * DAY, TODAY)
    check_due_on(TODAY - 21 * DAY, TODAY)
    with pytest.raises(InvalidValue) as refused:
        check_due_on(TODAY + 281 * DAY, TODAY)
    assert str(refused.value) == (
        "The due date is more than 40 weeks away. Check the month and the year"
    )
    assert refused.value.field == "due_on"
    with pytest.raises(InvalidValue) as refused:
        check_due_on(TODAY - 22 * DAY, TODAY)
    assert str(refused.value) == (
        "The due date is more than 3 weeks ago. If the baby has been born, enter the date of birth"
    )
    assert refused.value.field == "due_on"


def test_a_baby_was_born_within_the_year() -> None:
    check_baby_born_on(TODAY, TODAY)
    check_baby_born_on(TODAY - 366 * DAY, TODAY)
    with pytest.raises(InvalidValue) as refused:
        check_baby_born_on(TODAY + DAY, TODAY)
    assert str(refused.value) == (
        "The baby's date of birth is in the future. If the baby is not born yet, enter the due date"
    )
    assert refused.value.field == "baby_born_on"
    with pytest.raises(InvalidValue) as refused:
        check_baby_born_on(TODAY - 367 * DAY, TODAY)
    assert str(refused.value) == (
        "The baby's date of birth is more than 12 months ago. Check the year"
    )
    assert refused.value.field == "baby_born_on"
