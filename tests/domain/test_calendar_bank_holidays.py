"""England's bank holidays against the list that GOV.UK published (2019 to 2028, typed out)."""

from datetime import date, datetime, timedelta

import pytest

from handover.bank_holidays import is_bank_holiday
from handover.calendar import CALENDAR_VERSION, LONDON

PUBLISHED = {
    2019: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    2028: "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
}
KEPT_ON_THE_DAY_TOO = {"01-01", "12-25", "12-26"}


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=ahead) for ahead in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", PUBLISHED)
def test_monday_to_friday_the_list_is_the_published_one(year: int) -> None:
    ours = [day for day in days_of(year) if day.isoweekday() <= 5 and is_bank_holiday(day)]

    assert ours == [date.fromisoformat(f"{year}-{day}") for day in PUBLISHED[year].split()]


@pytest.mark.parametrize("year", PUBLISHED)
def test_at_a_weekend_only_christmas_boxing_and_new_years_day_count(year: int) -> None:
    weekend = [day for day in days_of(year) if day.isoweekday() > 5]
    expected = [day for day in weekend if day.isoformat()[5:] in KEPT_ON_THE_DAY_TOO]

    assert [day for day in weekend if is_bank_holiday(day)] == expected


def test_a_scottish_or_irish_holiday_is_a_working_day_in_england() -> None:
    assert not is_bank_holiday(date(2026, 1, 2))
    assert not is_bank_holiday(date(2026, 3, 17))
    assert not is_bank_holiday(date(2026, 11, 30))


def test_a_datetime_is_refused_because_it_would_hide_the_holiday() -> None:
    with pytest.raises(TypeError, match="not of a datetime"):
        is_bank_holiday(datetime(2026, 12, 25, tzinfo=LONDON))


@pytest.mark.parametrize("year", [1871, 2101])
def test_a_year_without_a_list_is_an_error_not_a_year_without_holidays(year: int) -> None:
    with pytest.raises(ValueError, match=str(year)):
        is_bank_holiday(date(year, 12, 25))


@pytest.mark.parametrize("year", [1872, 2100])
def test_the_first_and_the_last_year_of_the_list_are_known(year: int) -> None:
    assert is_bank_holiday(date(year, 12, 26))


def test_the_version_names_the_library_and_the_country() -> None:
    library, number, country = CALENDAR_VERSION.split()

    assert (library, country) == ("holidays", "GB-ENG")
    assert number[0].isdigit()
