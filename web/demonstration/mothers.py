"""Invented mothers: test NHS numbers, and dates that fit the day on which each was recorded.

Must not know handovers.
"""

from datetime import date, timedelta
from functools import cache
from itertools import count, islice

from nhs_number.validate import is_valid

from handover.person import LONGEST_TO_DUE_DATE, About
from handover.person import Mother as RecordedMother
from web.demonstration.stories import Mother

_FIRST_NUMBER = 999_000_1000
_DAYS_A_YEAR = 365.25


def about(mother: Mother, number: int, recorded_on: date) -> About:
    """Whom the `number`th handover is about, as it was known on `recorded_on`."""
    birthday_was = timedelta(days=int(mother.years * _DAYS_A_YEAR) + 17 * (number % 20) + 1)
    recorded = RecordedMother(number_of(number), mother.name, recorded_on - birthday_was)
    if mother.weeks is not None:
        still_to_go = LONGEST_TO_DUE_DATE - timedelta(weeks=mother.weeks)
        return About(recorded, due_on=recorded_on + still_to_go, baby_born_on=None)
    if mother.baby_days is None:
        raise ValueError(f"Say weeks or baby_days for {mother.name}.")
    born_on = recorded_on - timedelta(days=mother.baby_days)
    return About(recorded, due_on=None, baby_born_on=born_on)


@cache
def number_of(number: int) -> str:
    """The `number`th valid NHS number of the test range, from 999 000 1000 on."""
    valid = (str(digits) for digits in count(_FIRST_NUMBER) if is_valid(str(digits)))
    return next(islice(valid, number, None))
