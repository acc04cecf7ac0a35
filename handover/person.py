"""About whom: a mother, and her baby born or unborn, as they are named on the record.

Must not know how they are stored or shown, nor what else is known of the family.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from nhs_number.validate import is_valid

from handover.family.babies import BabyNamed, check_babies
from handover.refusals import InvalidValue, RealNumberRefused, TestNumberRefused
from handover.text import line

YOUNGEST_MOTHER_YEARS = 10
OLDEST_MOTHER_YEARS = 60
LONGEST_TO_DUE_DATE = timedelta(days=280)
"""A pregnancy is dated as 280 days in all, so no due date lies further ahead [K]."""
LONGEST_PAST_DUE_DATE = timedelta(days=21)
OLDEST_BABY = timedelta(days=366)
_TEST_PREFIX = "999"
_UNUSED_PREFIX = "00"  # 000 000 0000 passes the check digit and is nobody's
_NHS_NUMBER_DIGITS = 10


def parse_nhs_number(
    text: str, *, field: str = "nhs_number", called: str = "the mother's NHS number"
) -> str:
    """The ten digits of `text`, checked by modulus 11; spaces and hyphens are dropped.

    Source: domain rule 5.1 (weights 10 to 2, check digit 10 invalid). Raises InvalidValue.
    """
    digits = "".join(c for c in text if c not in " -\u00a0\u2011")
    if not digits:
        raise InvalidValue(f"Enter {called}", field=field)
    if not (digits.isascii() and digits.isdigit()) or len(digits) != _NHS_NUMBER_DIGITS:
        raise InvalidValue("An NHS number has 10 digits, for example 999 000 0018", field=field)
    if digits.startswith(_UNUSED_PREFIX) or not is_valid(digits):
        raise InvalidValue(
            "This is not a valid NHS number: one digit may be wrong. "
            "Check it against the notes and enter it again",
            field=field,
        )
    return digits


def is_test_number(nhs_number: str) -> bool:
    """True for the range 999 000 0000 to 999 999 9999, which is never issued to a person."""
    return nhs_number.startswith(_TEST_PREFIX)


def check_number_range(nhs_number: str, *, is_demonstration: bool) -> None:
    """Only test numbers in a demonstration, and none of them anywhere else (domain rule 5.1).

    Raises RealNumberRefused or TestNumberRefused.
    """
    if is_demonstration and not is_test_number(nhs_number):
        raise RealNumberRefused(field="nhs_number")
    if not is_demonstration and is_test_number(nhs_number):
        raise TestNumberRefused(field="nhs_number")


@dataclass(frozen=True)
class Mother:
    """The mother as the sender knows her. NHS number is held as ten digits."""

    nhs_number: str
    name: str
    born_on: date

    def __post_init__(self) -> None:
        object.__setattr__(self, "nhs_number", parse_nhs_number(self.nhs_number))
        object.__setattr__(self, "name", line(self.name, field="name", called="the mother's name"))


@dataclass(frozen=True)
class About:
    """The mother, and either the date her baby is due or the day it was born (never both).

    `babies` are told apart where there is more than one; empty means every living baby of this
    pregnancy, which for most mothers is the one.
    """

    mother: Mother
    due_on: date | None
    baby_born_on: date | None
    babies: tuple[BabyNamed, ...] = ()

    def __post_init__(self) -> None:
        check_babies(self.babies)
        if self.due_on is None and self.baby_born_on is None:
            raise InvalidValue("Enter the due date or the baby's date of birth", field="due_on")
        if self.due_on is not None and self.baby_born_on is not None:
            raise InvalidValue("Enter the due date or the date of birth, not both", field="due_on")

    def check_dates(self, today: date) -> None:
        """Refuse dates that cannot be, seen from `today` (local). Raises InvalidValue."""
        check_mother_born_on(self.mother.born_on, today)
        if self.due_on is not None:
            check_due_on(self.due_on, today)
        if self.baby_born_on is not None:
            check_baby_born_on(self.baby_born_on, today)


def check_mother_born_on(born_on: date, today: date) -> None:
    """A mother is between 10 and 60 years old [P]. Raises InvalidValue."""
    if born_on > today:
        raise InvalidValue("The mother's date of birth is in the future", field="born_on")
    years = today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))
    if not YOUNGEST_MOTHER_YEARS <= years <= OLDEST_MOTHER_YEARS:
        raise InvalidValue(
            f"Check the mother's date of birth: it would make her {years} years old",
            field="born_on",
        )


def check_due_on(due_on: date, today: date) -> None:
    """A due date lies at most 40 weeks ahead and at most 3 weeks back [P]. Raises InvalidValue."""
    if due_on - today > LONGEST_TO_DUE_DATE:
        raise InvalidValue(
            "The due date is more than 40 weeks away. Check the month and the year",
            field="due_on",
        )
    if today - due_on > LONGEST_PAST_DUE_DATE:
        raise InvalidValue(
            "The due date is more than 3 weeks ago. "
            "If the baby has been born, enter the date of birth",
            field="due_on",
        )


def check_baby_born_on(born_on: date, today: date, *, field: str = "baby_born_on") -> None:
    """A baby was born today or in the last 12 months [P]. Raises InvalidValue."""
    if born_on > today:
        raise InvalidValue(
            "The baby's date of birth is in the future. If the baby is not born yet, "
            "enter the due date",
            field=field,
        )
    if today - born_on > OLDEST_BABY:
        raise InvalidValue(
            "The baby's date of birth is more than 12 months ago. Check the year",
            field=field,
        )
