"""The day-11 flag: the new birth visit is near, and nobody has acknowledged the handover.

Must not know handovers, teams or working time: a baby's days are calendar days.
"""

from datetime import date, datetime, timedelta
from enum import Enum

from handover.content import Kind

FLAG_FROM_DAY = 11
"""Domain section 9(c), [P]: a day into the visit's window, while there is time to act."""
LAST_DAY = 14
"""The Healthy Child Programme's new birth visit takes place on days 10 to 14."""


class NewBirthVisitFlag(Enum):
    """How the visit stands while nobody has acknowledged."""

    ENDING = "ending"
    """Day 11 to 14: the visit can still be in time."""
    PASSED = "passed"
    """Day 15 or later: the days of the visit are over."""


def new_birth_visit_flag(
    baby_born_on: date | None, *, is_acknowledged: bool, today: date
) -> NewBirthVisitFlag | None:
    """The flag as it stands on `today` (the date in England); None when there is none.

    The day of birth is day 0. A baby not yet born (`baby_born_on` None) has no flag. Only an
    acknowledgement takes a flag away: it does not lapse with time. Raises ValueError for a birth
    after today, TypeError for a datetime, whose date depends on where it is read.
    """
    if isinstance(baby_born_on, datetime) or isinstance(today, datetime):
        raise TypeError("The flag is asked of dates, not of datetimes.")
    if baby_born_on is None:
        return None
    day = (today - baby_born_on).days
    if day < 0:
        raise ValueError("The baby's date of birth is after today.")
    if is_acknowledged or day < FLAG_FROM_DAY:
        return None
    return NewBirthVisitFlag.ENDING if day <= LAST_DAY else NewBirthVisitFlag.PASSED


def visit_by(kind: Kind, baby_born_on: date | None, recorded_on: date) -> date | None:
    """The last day of the visit that a record of `recorded_on` hands over, if it hands one over.

    None for a concern, which hands nothing over, for a baby not yet born, and for a record made
    when the days of the visit were over: it was about something else.
    """
    if kind is not Kind.HANDOVER_OF_CARE or baby_born_on is None:
        return None
    last = baby_born_on + timedelta(days=LAST_DAY)
    return last if recorded_on <= last else None


def flag_of(
    visit_by_on: date | None, *, is_acknowledged: bool, today: date
) -> NewBirthVisitFlag | None:
    """The flag of a visit that is due by `visit_by_on`; None when there is none."""
    born_on = visit_by_on - timedelta(days=LAST_DAY) if visit_by_on else None
    return new_birth_visit_flag(born_on, is_acknowledged=is_acknowledged, today=today)
