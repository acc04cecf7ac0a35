"""The day-11 flag: the new birth visit (day 10 to 14) is near, and nobody has acknowledged."""

from datetime import UTC, date, datetime, timedelta

import pytest

from handover.content import Kind
from handover.new_birth_visit import (
    NewBirthVisitFlag,
    flag_of,
    new_birth_visit_flag,
    visit_by,
)

BORN_ON = date(2026, 10, 20)  # the clocks go back on the 25th: a baby's days are not hours


@pytest.mark.parametrize(
    "today,expected",
    [
        (date(2026, 10, 20), None),
        (date(2026, 10, 30), None),  # day 10: the visit may take place from today
        (date(2026, 10, 31), NewBirthVisitFlag.ENDING),  # day 11
        (date(2026, 11, 3), NewBirthVisitFlag.ENDING),  # day 14
        (date(2026, 11, 4), NewBirthVisitFlag.PASSED),
        (date(2027, 10, 20), NewBirthVisitFlag.PASSED),  # it does not lapse by itself
    ],
)
def test_the_flag_stands_from_day_11_until_somebody_acknowledges(
    today: date, expected: NewBirthVisitFlag | None
) -> None:
    assert new_birth_visit_flag(BORN_ON, is_acknowledged=False, today=today) is expected
    assert new_birth_visit_flag(BORN_ON, is_acknowledged=True, today=today) is None


def test_a_baby_who_is_not_born_has_no_flag() -> None:
    assert new_birth_visit_flag(None, is_acknowledged=False, today=BORN_ON) is None


@pytest.mark.parametrize("is_acknowledged", [True, False])
def test_a_birth_after_today_is_refused(*, is_acknowledged: bool) -> None:
    with pytest.raises(ValueError, match="after today"):
        new_birth_visit_flag(
            BORN_ON, is_acknowledged=is_acknowledged, today=BORN_ON - timedelta(days=1)
        )


def test_a_datetime_is_refused_because_its_date_depends_on_the_reader() -> None:
    moment = datetime(2026, 10, 31, tzinfo=UTC)

    with pytest.raises(TypeError, match="not of datetimes"):
        new_birth_visit_flag(moment, is_acknowledged=False, today=date(2026, 11, 11))
    with pytest.raises(TypeError, match="not of datetimes"):
        new_birth_visit_flag(BORN_ON, is_acknowledged=False, today=moment)


def test_only_a_handover_of_care_recorded_while_there_is_time_hands_a_visit_over() -> None:
    care, last = Kind.HANDOVER_OF_CARE, date(2026, 11, 3)

    assert visit_by(care, BORN_ON, date(2026, 10, 20)) == last
    assert visit_by(care, BORN_ON, last) == last
    assert visit_by(care, BORN_ON, date(2026, 11, 4)) is None
    assert visit_by(care, None, date(2026, 10, 20)) is None
    assert visit_by(Kind.CONCERN, BORN_ON, date(2026, 10, 20)) is None


@pytest.mark.parametrize("days", range(-2, 30))
def test_the_flag_is_the_same_from_the_visits_last_day(days: int) -> None:
    today = date(2026, 10, 25) + timedelta(days=days)
    by_on = visit_by(Kind.HANDOVER_OF_CARE, BORN_ON, BORN_ON)

    assert flag_of(by_on, is_acknowledged=False, today=today) is new_birth_visit_flag(
        BORN_ON, is_acknowledged=False, today=today
    )
    assert flag_of(None, is_acknowledged=False, today=today) is None
