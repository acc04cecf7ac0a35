"""A baby in words: due when, or born when and how old now.

Must not know the family's story. `today` is the local day on which it is read.
"""

from datetime import date, timedelta

from handover.words import say_date

_DAYS_A_WEEK = 7
_COUNTED_IN_DAYS = timedelta(days=28)
"""Up to four weeks an age is said in days: new birth visits are planned by the day (HCP)."""


def say_baby(due_on: date | None, born_on: date | None, today: date) -> str:
    """The baby, such as "Due 3 May 2027" or "Born 3 November 2026, 21 days old"."""
    if born_on is not None:
        return f"Born {say_date(born_on)}, {say_age(born_on, today)}"
    if due_on is None:
        return "No due date or date of birth"
    gone = " (this date has passed)" if due_on < today else ""
    return f"Due {say_date(due_on)}{gone}"


def say_age(born_on: date, today: date) -> str:
    """A baby's age, such as "born today", "1 day old", "21 days old" or "9 weeks old"."""
    age = today - born_on
    if age.days <= 0:
        return "born today"
    if age <= _COUNTED_IN_DAYS:
        return f"{age.days} day{'' if age.days == 1 else 's'} old"
    return f"{age.days // _DAYS_A_WEEK} weeks old"
