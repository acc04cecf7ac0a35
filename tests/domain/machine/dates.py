"""Which pregnancy a date means, worked out by hand in days: ADR 19, and 20 for the births.

The histories' few dates leave a family one pregnancy at a time. Knows no rule of the service.
"""

from tests.domain.machine.told_families import Family

BORN, DUE = 0, 27
"""Monday 23 November and Sunday 20 December 2026, counted from the Monday before a history."""
DUE_MUCH_LATER = DUE + 120
"""Too late to be the same due date told anew, too early to be of a later pregnancy."""
SIX_WEEKS, TWO_WEEKS = 42, 14
EARLIEST, LATEST = 20 * 7, 4 * 7
"""A baby is born from so many days before the due date to so many after it."""
TO_THE_NEXT_DUE_DATE = 38 * 7
TO_THE_NEXT_BIRTH = TO_THE_NEXT_DUE_DATE - EARLIEST
LATE_NEWS = 4 * 7


def has_pregnancy(family: Family) -> bool:
    """Whether any is known."""
    return family.due is not None or family.born is not None


def contradicted(family: Family, due: int | None, born: int | None) -> str:
    """The refusal of a record with this date; "" where it can be about her pregnancy."""
    if not has_pregnancy(family) or family.has_ended:
        return ""
    if due is not None:
        return _of_due_date(family, due)
    return _of_birth(family, born or 0)


def _of_due_date(family: Family, due: int) -> str:
    """Who still gives one after the birth means the baby that was born."""
    if family.born is not None or family.due is None:
        return ""
    return "" if abs(family.due - due) <= SIX_WEEKS else "two_pregnancies"


def _of_birth(family: Family, born: int) -> str:
    if family.born is not None:
        return "" if abs(family.born - born) <= TWO_WEEKS else "births_too_close"
    return "" if is_in_time(family, born) else "births_too_close"


def is_in_time(family: Family, born: int) -> bool:
    """Whether a baby who was due then can be born on this day."""
    due = born if family.due is None else family.due
    return due - EARLIEST <= born <= due + LATEST


def keep(family: Family, due: int | None, born: int | None, today: int) -> None:
    """Keep what a record says: a new pregnancy, a birth that is news, or a newer due date."""
    if not has_pregnancy(family):
        family.due, family.born, family.booked = due, born, today
    elif family.born is None and not family.has_ended:
        if born is not None:
            family.be_born(born)
        else:
            family.due = due
