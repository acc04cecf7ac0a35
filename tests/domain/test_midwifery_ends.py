"""The day-28 alert: midwifery care ends, and nobody has acknowledged the handover."""

from datetime import date

import pytest

from handover.content import Kind
from handover.midwifery_ends import is_nobodys, midwifery_ends_on

BORN_ON, DAY_28 = date(2026, 10, 20), date(2026, 11, 17)


@pytest.mark.parametrize(
    "kind,born_on,recorded_on,expected",
    [
        (Kind.HANDOVER_OF_CARE, BORN_ON, BORN_ON, DAY_28),
        (Kind.HANDOVER_OF_CARE, BORN_ON, DAY_28, DAY_28),
        (Kind.HANDOVER_OF_CARE, BORN_ON, date(2026, 11, 18), None),
        (Kind.HANDOVER_OF_CARE, None, BORN_ON, None),
        (Kind.CONCERN, BORN_ON, BORN_ON, None),
    ],
)
def test_day_28_is_that_of_a_handover_of_care_recorded_before_it(
    kind: Kind, born_on: date | None, recorded_on: date, expected: date | None
) -> None:
    assert midwifery_ends_on(kind, born_on, recorded_on) == expected


@pytest.mark.parametrize(
    "today,expected", [(date(2026, 11, 16), False), (DAY_28, True), (date(2027, 11, 17), True)]
)
def test_it_stands_from_day_28_until_somebody_acknowledges(today: date, *, expected: bool) -> None:
    assert is_nobodys(DAY_28, is_acknowledged=False, today=today) is expected
    assert is_nobodys(DAY_28, is_acknowledged=True, today=today) is False
    assert is_nobodys(None, is_acknowledged=False, today=today) is False
