"""Instants are kept to the millisecond, in order, and never without their zone."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from handover.calendar import LONDON
from projections.columns import Instant
from tests.region import NOW

COLUMN, DIALECT = Instant(), sqlite.dialect()
A_CENTURY = 100 * 365 * 24 * 3600 * 10**6
moments = st.builds(
    lambda microseconds, zone: (NOW + timedelta(microseconds=microseconds)).astimezone(zone),
    st.integers(-A_CENTURY, A_CENTURY),
    st.sampled_from([UTC, LONDON]),
)


def _kept(moment: datetime) -> datetime:
    kept = COLUMN.process_result_value(COLUMN.process_bind_param(moment, DIALECT), DIALECT)
    assert kept is not None
    return kept


@given(moments)
def test_a_moment_comes_back_as_utc_within_its_millisecond(moment: datetime) -> None:
    kept = _kept(moment)
    assert kept.tzinfo is UTC
    assert timedelta(0) <= moment.astimezone(UTC) - kept < timedelta(milliseconds=1)


@given(moments, moments)
def test_moments_sort_as_they_happened(one: datetime, other: datetime) -> None:
    one, other = sorted((one, other))
    first = COLUMN.process_bind_param(one, DIALECT)
    second = COLUMN.process_bind_param(other, DIALECT)
    assert first is not None
    assert second is not None
    assert first <= second


def test_the_hour_that_comes_twice_in_october_is_two_moments() -> None:
    first = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=0)
    second = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=1)
    assert _kept(second) - _kept(first) == timedelta(hours=1)


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        COLUMN.process_bind_param(datetime(2026, 11, 24, 10, 0), DIALECT)  # noqa: DTZ001 - on purpose


def test_another_zone_is_the_same_moment() -> None:
    tokyo = timezone(timedelta(hours=9))
    assert _kept(datetime(2026, 11, 24, 19, tzinfo=tokyo)) == datetime(2026, 11, 24, 10, tzinfo=UTC)


def test_nothing_stays_nothing() -> None:
    assert COLUMN.process_bind_param(None, DIALECT) is None
    assert COLUMN.process_result_value(None, DIALECT) is None
