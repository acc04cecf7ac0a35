"""The table of teams: what each is, its numbers in order, what it covers, and what finds it.

Holds no person. Must not know how it is searched or filled.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Table, Text, Uuid

from handover.directory.numbers import Purpose, TeamNumber
from handover.opening_hours import OpeningHours
from projections.columns import Instant
from projections.database import metadata

directory = Table(
    "directory",
    metadata,
    Column("team_id", Uuid, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("ods_code", Text, nullable=False),
    Column("area", Text, nullable=False),
    Column("places", JSON, nullable=False),
    Column("authorities", JSON, nullable=False),
    Column("districts", JSON, nullable=False),
    Column("numbers", JSON, nullable=False),
    Column("telephone", Text, nullable=False),
    Column("verified_on", Date),
    Column("reported_wrong_at", Instant),
    Column("wrong_at", Instant),
    Column("is_unverified", Boolean, nullable=False),
    Column("oldest_verified_on", Date),
    Column("has_out_of_hours_number", Boolean, nullable=False),
    Column("hours", JSON, nullable=False),
    Column("out_of_hours", Text, nullable=False),
    Column("mailbox", Text, nullable=False),
    Column("mailbox_verified_on", Date),
    Column("is_closed", Boolean, nullable=False),
    Column("named", JSON, nullable=False),
    Column("successor_id", Uuid),
    Column("former_names", JSON, nullable=False),
    Column("covers", Text, nullable=False),
    Column("found_by", Text, nullable=False),
)
"""`telephone`, `verified_on` and `reported_wrong_at` are those of the number that is rung first;
`wrong_at`, `is_unverified` and `oldest_verified_on` the worst of all of them. `named` are the
successors that were named of it, `successor_id` is who stands in its place now. `covers` and
`found_by` are for searching alone: whole names between bars, and words between spaces."""


def hours_as_stored(hours: OpeningHours) -> dict[str, Any]:
    """A team's week as the directory's rows hold it; `OpeningHours(**...)` reads it again."""
    return {
        "weekly": [list(day) for day in hours.weekly],
        "open_on_bank_holidays": hours.open_on_bank_holidays,
    }


def number_values(numbers: Sequence[TeamNumber]) -> dict[str, Any]:
    """Every column that follows from a team's numbers, which are in the order of ringing."""
    first = next(one for one in numbers if one.is_for_the_day)
    verified = [one.verified_on for one in numbers if one.verified_on]
    wrong = [one.reported_wrong_at for one in numbers if one.reported_wrong_at]
    return {
        "numbers": [number_as_stored(one) for one in numbers],
        "telephone": first.telephone,
        "verified_on": first.verified_on,
        "reported_wrong_at": first.reported_wrong_at,
        "wrong_at": min(wrong, default=None),
        "is_unverified": len(verified) < len(numbers),
        "oldest_verified_on": min(verified, default=None),
        "has_out_of_hours_number": not all(one.is_for_the_day for one in numbers),
    }


def number_as_stored(number: TeamNumber) -> dict[str, Any]:
    """One number as JSON holds it."""
    verified_on, wrong_at = number.verified_on, number.reported_wrong_at
    return {
        "key": number.key,
        "telephone": number.telephone,
        "purpose": number.purpose.value,
        "whose": number.whose,
        "hours": hours_as_stored(number.hours) if number.hours else None,
        "verified_on": verified_on.isoformat() if verified_on else None,
        "reported_wrong_at": wrong_at.isoformat() if wrong_at else None,
    }


def numbers_of(row: Mapping[Any, Any]) -> list[TeamNumber]:
    """The numbers of a row, in the order of ringing."""
    return [
        TeamNumber(
            key=one["key"],
            telephone=one["telephone"],
            purpose=Purpose(one["purpose"]),
            whose=one["whose"],
            hours=OpeningHours(**one["hours"]) if one["hours"] else None,
            verified_on=date.fromisoformat(one["verified_on"]) if one["verified_on"] else None,
            reported_wrong_at=(
                datetime.fromisoformat(one["reported_wrong_at"])
                if one["reported_wrong_at"]
                else None
            ),
        )
        for one in row["numbers"]
    ]


def search_values(row: Mapping[Any, Any]) -> dict[str, str]:
    """The columns by which a team with these facts is found."""
    areas = [*row["authorities"], *row["districts"]]
    named = (row["name"], row["organisation"], row["ods_code"], row["area"])
    words = (*named, *row["places"], *areas, *row["former_names"])
    return {
        "covers": _whole([*areas, *row["places"]]),
        "found_by": f" {' '.join(words)} ".casefold(),
    }


def _whole(names: Iterable[str]) -> str:
    return "".join(f"|{name}" for name in names).casefold() + "|"
