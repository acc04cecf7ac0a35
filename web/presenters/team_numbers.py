"""A team's numbers in words: what each is for, when it answers, how far it can be trusted.

`now` is an argument. Must not know pages, nor who is asking.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from handover.calendar import local_date
from handover.directory.numbers import Purpose, TeamNumber
from handover.hours_in_words import opening_hours_in_words
from handover.words import say_date
from projections.directory_table import numbers_of
from web.presenters.labels import PURPOSE

VERIFIED_FOR = timedelta(days=90)
"""A number verified longer ago may be wrong by now. Source: domain 9(c), [P]."""


@dataclass(frozen=True)
class NumberShown:
    """One number of a team. `words` says what it is for; `hours_words` is empty: as the team.

    `is_doubtful`: reported wrong, never verified, or long ago. `verified_words` says which.
    """

    key: int
    telephone: str
    words: str
    hours_words: str
    verified_words: str
    is_doubtful: bool
    is_reported_wrong: bool
    is_for_the_day: bool


def numbers_shown(row: Mapping[Any, Any], now: datetime) -> tuple[NumberShown, ...]:
    """The numbers of the directory's `row` as they stand at `now`, in the order of ringing."""
    return tuple(number_shown(one, now) for one in numbers_of(row))


def number_shown(number: TeamNumber, now: datetime) -> NumberShown:
    """One number as it stands at `now` (aware)."""
    today, reported_at = local_date(now), number.reported_wrong_at
    return NumberShown(
        key=number.key,
        telephone=number.telephone,
        words=number_words(number.purpose, number.whose),
        hours_words=opening_hours_in_words(number.hours) if number.hours else "",
        verified_words=reported_words(reported_at) or verified_words(number.verified_on, today),
        is_doubtful=reported_at is not None or is_number_doubtful(number.verified_on, today),
        is_reported_wrong=reported_at is not None,
        is_for_the_day=number.is_for_the_day,
    )


def number_words(purpose: Purpose, whose: str) -> str:
    """What a number is for, such as "Team leader" or "Named midwife for safeguarding"."""
    if purpose is Purpose.NAMED_ROLE:
        return whose
    return f"{PURPOSE[purpose]}: {whose}" if whose else PURPOSE[purpose]


def first_to_ring(numbers: Iterable[NumberShown]) -> NumberShown:
    """The number that is rung first."""
    return next(one for one in numbers if one.is_for_the_day)


def reported_words(reported_at: datetime | None) -> str:
    """That the number was reported wrong and nobody has put it right; empty if nobody said so."""
    if reported_at is None:
        return ""
    return f"This number was reported wrong on {say_date(local_date(reported_at))}"


def verified_words(verified_on: date | None, today: date) -> str:
    """When somebody last rang the number and found it right, said so that a doubt is plain."""
    if verified_on is None:
        return "Number not verified: nobody has said that it is right"
    if is_number_doubtful(verified_on, today):
        days = (today - verified_on).days
        return f"Number not verified for {days} days (last on {say_date(verified_on)})"
    return f"Number verified on {say_date(verified_on)}"


def is_number_doubtful(verified_on: date | None, today: date) -> bool:
    """Whether the number was never verified, or more than `VERIFIED_FOR` ago."""
    return verified_on is None or today - verified_on > VERIFIED_FOR
