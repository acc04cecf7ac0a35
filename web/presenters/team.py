"""A team as somebody about to ring it needs it: number, when it was verified, open now or not.

`now` is an argument. Must not know pages, nor who is asking.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from handover.calendar import LONDON, closes_at, local_date, next_opening
from handover.hours_in_words import opening_hours_in_words
from handover.opening_hours import OpeningHours
from handover.teams import TeamKind
from handover.words import say_clock, say_date
from web.presenters.labels import TEAM_KIND
from web.presenters.team_numbers import NumberShown, first_to_ring, numbers_shown


@dataclass(frozen=True)
class TeamShown:
    """One team of the directory in words.

    `telephone`, `verified_words` and `is_number_doubtful` are those of the number that is rung
    first; `is_reported_wrong` and `is_any_doubtful` are about all of them.
    """

    team_id: UUID
    name: str
    organisation: str
    ods_code: str
    area: str
    places: str
    kind: str
    telephone: str
    hours: OpeningHours
    hours_words: str
    is_open: bool
    open_words: str
    verified_words: str
    is_number_doubtful: bool
    out_of_hours: str
    is_closed: bool
    is_reported_wrong: bool = False
    is_any_doubtful: bool = False
    successor_id: UUID | None = None
    former_names: tuple[str, ...] = ()
    numbers: tuple[NumberShown, ...] = ()
    covers: str = ""
    authorities: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    mailbox: str = ""
    mailbox_words: str = ""

    @property
    def out_of_hours_number(self) -> str:
        """The first of its numbers for out of hours; empty if it has none."""
        at_night = (one.telephone for one in self.numbers if not one.is_for_the_day)
        return next(at_night, "")


def team_shown(row: Mapping[Any, Any], now: datetime) -> TeamShown:
    """The directory's `row` as it stands at `now` (aware)."""
    hours, numbers = hours_of(row), numbers_shown(row, now)
    first = first_to_ring(numbers)
    return TeamShown(
        team_id=row["team_id"],
        name=row["name"],
        organisation=row["organisation"],
        ods_code=row["ods_code"],
        area=row["area"],
        places=", ".join(row["places"]),
        covers=", ".join([*row["authorities"], *row["districts"]]),
        authorities=tuple(row["authorities"]),
        districts=tuple(row["districts"]),
        kind=TEAM_KIND[TeamKind(row["kind"])],
        numbers=numbers,
        telephone=first.telephone,
        hours=hours,
        hours_words=opening_hours_in_words(hours),
        is_open=closes_at(hours, now) is not None,
        open_words=open_words(hours, now),
        verified_words=first.verified_words,
        is_number_doubtful=first.is_doubtful,
        is_reported_wrong=any(one.is_reported_wrong for one in numbers),
        is_any_doubtful=any(one.is_doubtful for one in numbers),
        out_of_hours=row["out_of_hours"],
        is_closed=row["is_closed"],
        successor_id=row["successor_id"],
        mailbox=row["mailbox"],
        mailbox_words=mailbox_words(row),
        former_names=tuple(row["former_names"]),
    )


def mailbox_words(row: Mapping[Any, Any]) -> str:
    """When the team confirmed that it reads its mailbox; that it has none."""
    if not row["mailbox"]:
        return "None: the team is told of nothing by email"
    if row["mailbox_verified_on"] is None:
        return "Nobody of the team has confirmed that they read it"
    return f"The team confirmed on {say_date(row['mailbox_verified_on'])} that they read it"


def hours_of(row: Mapping[Any, Any]) -> OpeningHours:
    """The hours of a team of the directory."""
    hours = row["hours"]
    weekly = tuple((day, opens, closes) for day, opens, closes in hours["weekly"])
    return _hours(weekly, is_open_on_bank_holidays=hours["open_on_bank_holidays"])


@lru_cache(1024)  # a board rings the same few teams on every row
def _hours(
    weekly: tuple[tuple[int, str, str], ...], *, is_open_on_bank_holidays: bool
) -> OpeningHours:
    return OpeningHours(weekly, is_open_on_bank_holidays)


@lru_cache(1024)
def open_words(hours: OpeningHours, now: datetime) -> str:
    """Such as "Open now, until 5pm", or "Closed until 9am on Wednesday 25 November"."""
    closing = closes_at(hours, now)
    if closing is not None:
        return f"Open now, until {say_clock(closing)}"
    opening = next_opening(hours, now)
    if local_date(opening) == local_date(now):
        return f"Closed until {say_clock(opening)} today"
    day = opening.astimezone(LONDON)
    return f"Closed until {say_clock(opening)} on {day:%A} {day.day} {day:%B}"
