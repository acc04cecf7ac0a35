"""The teams that can be sent to or rung: found by place, organisation or ODS code.

Holds no person. A closed team stays findable by its id, so that old pages still name it; its name
finds the team that came after it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Date,
    Table,
    Text,
    Uuid,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.engine import RowMapping

from handover.opening_hours import OpeningHours
from handover.team_events import (
    Closed,
    HoursChanged,
    NumberReportedWrong,
    NumberVerified,
    Registered,
    SuccessorNamed,
)
from projections.columns import Instant
from projections.database import metadata
from projections.model import Folds, Page, page_of

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
    Column("telephone", Text, nullable=False),
    Column("verified_on", Date),
    Column("reported_wrong_at", Instant),
    Column("hours", JSON, nullable=False),
    Column("out_of_hours", Text, nullable=False),
    Column("is_closed", Boolean, nullable=False),
    Column("successor_id", Uuid),
    Column("former_names", JSON, nullable=False),
    Column("found_by", Text, nullable=False),
)
folds = Folds(directory)

MOST_WORDS = 8
"""More words than this narrow nothing further and only cost time."""
IS_OPEN = directory.c.is_closed.is_(False)
BY_NAME = (directory.c.name, directory.c.team_id)


def find_teams(connection: Connection, words: str, number: int = 1) -> Page:
    """Open teams whose name, place, organisation, area or ODS code hold every one of `words`.

    The names of closed teams that a team took over from find it too.
    """
    query = select(directory).where(IS_OPEN, *_holding(words)).order_by(*BY_NAME)
    return page_of(connection, query, number)


def find_open_and_closed(connection: Connection, words: str, number: int = 1) -> Page:
    """As `find_teams`, closed teams too: what a keeper looks through."""
    query = select(directory).where(*_holding(words)).order_by(*BY_NAME)
    return page_of(connection, query, number)


def to_put_right(connection: Connection, verified_since: date, number: int = 1) -> Page:
    """Open teams whose number is in doubt: reported wrong, then never verified, then the oldest.

    A number that was last verified before `verified_since` is in doubt.
    """
    verified_on, reported = directory.c.verified_on, directory.c.reported_wrong_at
    is_doubtful = or_(reported.is_not(None), verified_on.is_(None), verified_on < verified_since)
    query = (
        select(directory)
        .where(IS_OPEN, is_doubtful)
        .order_by(reported.is_(None), reported, verified_on.is_not(None), verified_on, *BY_NAME)
    )
    return page_of(connection, query, number)


def team_of(connection: Connection, team_id: UUID) -> RowMapping | None:
    """The team, open or closed; None when the directory has none of that id."""
    query = select(directory).where(directory.c.team_id == team_id)
    return connection.execute(query).mappings().one_or_none()


def teams_named(connection: Connection, name: str) -> list[RowMapping]:
    """The open teams of exactly this name, upper or lower case: two may share one."""
    query = select(directory).where(IS_OPEN, func.lower(directory.c.name) == name.strip().lower())
    return list(connection.execute(query.order_by(*BY_NAME)).mappings())


def all_teams(connection: Connection) -> list[RowMapping]:
    """Every open team by organisation and name: the choices of a board's filters."""
    query = select(directory).where(IS_OPEN).order_by(directory.c.organisation, directory.c.name)
    return list(connection.execute(query).mappings())


def hours_as_stored(hours: OpeningHours) -> dict[str, Any]:
    """A team's week as the directory's rows hold it; `OpeningHours(**...)` reads it again."""
    return {
        "weekly": [list(day) for day in hours.weekly],
        "open_on_bank_holidays": hours.open_on_bank_holidays,
    }


def _holding(words: str) -> list[ColumnElement[bool]]:
    sought = words.casefold().split()[:MOST_WORDS]
    return [directory.c.found_by.contains(word, autoescape=True) for word in sought]


@folds.on(Registered)
def registered(connection: Connection, event: Registered) -> None:
    """Add the team."""
    words = (event.name, event.organisation, event.ods_code, event.area, *event.places)
    connection.execute(
        directory.insert().values(
            team_id=event.originator_id,
            name=event.name,
            kind=event.kind.value,
            organisation=event.organisation,
            ods_code=event.ods_code,
            area=event.area,
            places=list(event.places),
            telephone=event.telephone,
            verified_on=event.verified_on,
            hours=hours_as_stored(event.hours),
            out_of_hours=event.out_of_hours,
            is_closed=False,
            former_names=[],
            found_by=" ".join(words).casefold(),
        )
    )


@folds.on(NumberVerified)
def number_verified(connection: Connection, event: NumberVerified) -> None:
    """Keep the number and the day on which somebody rang it; a report of it is answered."""
    _set(
        connection,
        event.originator_id,
        telephone=event.telephone,
        verified_on=event.verified_on,
        reported_wrong_at=None,
    )


@folds.on(NumberReportedWrong)
def number_reported_wrong(connection: Connection, event: NumberReportedWrong) -> None:
    """Put the number on the list of what must be put right."""
    _set(connection, event.originator_id, reported_wrong_at=event.envelope.happened_at)


@folds.on(HoursChanged)
def hours_changed(connection: Connection, event: HoursChanged) -> None:
    """Keep the hours and the route out of hours."""
    hours = hours_as_stored(event.hours)
    _set(connection, event.originator_id, hours=hours, out_of_hours=event.out_of_hours)


@folds.on(Closed)
def closed(connection: Connection, event: Closed) -> None:
    """Take the team out of every search."""
    _set(connection, event.originator_id, is_closed=True)


@folds.on(SuccessorNamed)
def successor_named(connection: Connection, event: SuccessorNamed) -> None:
    """Who looks for the closed team, or for one that it took over from, finds the successor."""
    gone, successor = (
        team_of(connection, team_id) for team_id in (event.originator_id, event.successor.team_id)
    )
    assert gone and successor  # noqa: S101, PT018 - both were registered earlier in the log
    before = directory.c.successor_id == gone["team_id"]
    connection.execute(update(directory).where(before).values(successor_id=successor["team_id"]))
    _set(connection, gone["team_id"], successor_id=successor["team_id"])
    _set(connection, successor["team_id"], **_also_found_by(successor, gone))


def _also_found_by(successor: Mapping[Any, Any], gone: Mapping[Any, Any]) -> dict[str, Any]:
    names = [gone["name"], *gone["former_names"]]
    return {
        "former_names": [*successor["former_names"], *names],
        "found_by": " ".join([successor["found_by"], *names]).casefold(),
    }


def _set(connection: Connection, team_id: UUID, **values: object) -> None:
    where = directory.c.team_id == team_id
    connection.execute(update(directory).where(where).values(**values))
