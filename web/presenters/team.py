"""A team as somebody about to ring it needs it: number, when it was verified, open now or not.

`now` is an argument. Must not know pages, nor who is asking.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from handover.calendar import LONDON, closes_at, local_date, next_opening
from handover.hours_in_words import opening_hours_in_words
from handover.opening_hours import OpeningHours
from handover.teams import TeamKind
from handover.words import say_clock, say_date
from web.presenters.labels import TEAM_KIND

VERIFIED_FOR = timedelta(days=90)
"""A number verified longer ago may be wrong by now. Source: domain 9(c), [P]."""


@dataclass(frozen=True)
class TeamShown:
    """One team of the directory in words.

    `is_number_doubtful`: reported wrong, never verified, or long ago. `verified_words` says which.
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
    successor_id: UUID | None = None
    former_names: tuple[str, ...] = ()


def team_shown(row: Mapping[Any, Any], now: datetime) -> TeamShown:
    """The directory's `row` as it stands at `now` (aware)."""
    hours, today = OpeningHours(**row["hours"]), local_date(now)
    reported_at, verified_on = row["reported_wrong_at"], row["verified_on"]
    return TeamShown(
        team_id=row["team_id"],
        name=row["name"],
        organisation=row["organisation"],
        ods_code=row["ods_code"],
        area=row["area"],
        places=", ".join(row["places"]),
        kind=TEAM_KIND[TeamKind(row["kind"])],
        telephone=row["telephone"],
        hours=hours,
        hours_words=opening_hours_in_words(hours),
        is_open=closes_at(hours, now) is not None,
        open_words=open_words(hours, now),
        verified_words=reported_words(reported_at) or verified_words(verified_on, today),
        is_number_doubtful=reported_at is not None or is_number_doubtful(verified_on, today),
        is_reported_wrong=reported_at is not None,
        out_of_hours=row["out_of_hours"],
        is_closed=row["is_closed"],
        successor_id=row["successor_id"],
        former_names=tuple(row["former_names"]),
    )


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
