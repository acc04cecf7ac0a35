"""The teams that can be sent to or rung: found by place, organisation or ODS code.

Holds no person. A closed team stays findable by its id, so that old pages still name it.
"""

from uuid import UUID

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    Table,
    Text,
    Uuid,
    and_,
    select,
    update,
)
from sqlalchemy.engine import RowMapping

from handover.team import Closed, NumberVerified, Registered
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
    Column("hours", JSON, nullable=False),
    Column("out_of_hours", Text, nullable=False),
    Column("is_closed", Boolean, nullable=False),
    Column("found_by", Text, nullable=False),
)
folds = Folds(directory)

MOST_WORDS = 8
"""More words than this narrow nothing further and only cost time."""


def find_teams(connection: Connection, words: str, number: int = 1) -> Page:
    """Open teams whose name, place, organisation, area or ODS code hold every one of `words`."""
    conditions = [
        directory.c.found_by.contains(word, autoescape=True)
        for word in words.casefold().split()[:MOST_WORDS]
    ]
    query = (
        select(directory)
        .where(and_(directory.c.is_closed.is_(False), *conditions))
        .order_by(directory.c.name, directory.c.team_id)
    )
    return page_of(connection, query, number)


def team_of(connection: Connection, team_id: UUID) -> RowMapping | None:
    """The team, open or closed; None when the directory has none of that id."""
    query = select(directory).where(directory.c.team_id == team_id)
    return connection.execute(query).mappings().one_or_none()


def all_teams(connection: Connection) -> list[RowMapping]:
    """Every open team by organisation and name: the choices of a board's filters."""
    query = (
        select(directory)
        .where(directory.c.is_closed.is_(False))
        .order_by(directory.c.organisation, directory.c.name)
    )
    return list(connection.execute(query).mappings())


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
            hours={
                "weekly": [list(day) for day in event.hours.weekly],
                "open_on_bank_holidays": event.hours.open_on_bank_holidays,
            },
            out_of_hours=event.out_of_hours,
            is_closed=False,
            found_by=" ".join(words).casefold(),
        )
    )


@folds.on(NumberVerified)
def number_verified(connection: Connection, event: NumberVerified) -> None:
    """Keep the number and the day on which somebody rang it."""
    _set(connection, event.originator_id, telephone=event.telephone, verified_on=event.verified_on)


@folds.on(Closed)
def closed(connection: Connection, event: Closed) -> None:
    """Take the team out of every search."""
    _set(connection, event.originator_id, is_closed=True)


def _set(connection: Connection, team_id: UUID, **values: object) -> None:
    where = directory.c.team_id == team_id
    connection.execute(update(directory).where(where).values(**values))
