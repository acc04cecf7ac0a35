"""A baby in words: due when, or born when and how old now.

Must not know the family's story. `today` is the local day on which it is read.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from handover.calendar import local_date
from handover.content import Trigger
from handover.person import About
from handover.words import say_date

_DAYS_A_WEEK = 7
_COUNTED_IN_DAYS = timedelta(days=28)
"""Up to four weeks an age is said in days: new birth visits are planned by the day (HCP)."""


def say_baby(
    due_on: date | None,
    born_on: date | None,
    today: date | None,
    named: Iterable[tuple[int, str]] = (),
) -> str:
    """The baby, such as "Due 3 May 2027" or "Baby 2 (Ben): born 3 November 2026, 21 days old".

    `named` are the order and the name of each baby that the sender told apart. Without `today`
    nobody counts the days: the baby has died.
    """
    when = _say_when(due_on, born_on, today)
    called = named_babies(named)
    return f"{called}: {when[:1].lower()}{when[1:]}" if called else when


def baby_in_row(row: Mapping[Any, Any], now: datetime) -> str:
    """The baby of a row of a list."""
    named = [(one["order"], one["name"]) for one in row["babies"]]
    is_lost = row["stopped_at"] is not None or row["trigger"] == Trigger.LOSS.value
    today = None if is_lost else local_date(now)
    return say_baby(row["due_on"], row["baby_born_on"], today, named)


def _say_when(due_on: date | None, born_on: date | None, today: date | None) -> str:
    if born_on is not None:
        age = f", {say_age(born_on, today)}" if today is not None else ""
        return f"Born {say_date(born_on)}{age}"
    if due_on is None:
        return "No due date or date of birth"
    gone = " (this date has passed)" if today is not None and due_on < today else ""
    return f"Due {say_date(due_on)}{gone}"


def baby_called(order: int, name: str, *, is_only: bool = False) -> str:
    """Such as "Baby 1 (Ada)", "Baby 2", or "The baby" where there is one only."""
    if is_only:
        return f"The baby ({name})" if name else "The baby"
    return f"Baby {order} ({name})" if name else f"Baby {order}"


def pairs_of(about: About) -> list[tuple[int, str]]:
    """The order of birth and the name of each baby that a sender named."""
    return [(one.order, one.name) for one in about.babies]


def named_babies(babies: Iterable[tuple[int, str]]) -> str:
    """Such as "Baby 1 (Ada) and baby 2"; empty for none."""
    called = [baby_called(order, name) for order, name in sorted(babies)]
    called[1:] = [one.replace("Baby", "baby", 1) for one in called[1:]]
    return " and ".join(part for part in (", ".join(called[:-1]), *called[-1:]) if part)


def say_age(born_on: date, today: date) -> str:
    """A baby's age, such as "born today", "1 day old", "21 days old" or "9 weeks old"."""
    age = today - born_on
    if age.days <= 0:
        return "born today"
    if age <= _COUNTED_IN_DAYS:
        return f"{age.days} day{'' if age.days == 1 else 's'} old"
    return f"{age.days // _DAYS_A_WEEK} weeks old"
