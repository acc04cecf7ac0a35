"""The teams that can be sent to or rung: found by district, authority, place, organisation or code.

Holds no person. A closed team stays findable by its id, so that old pages still name it; its name
finds the team that came after it.
"""

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, case, func, or_, select
from sqlalchemy.engine import RowMapping

from handover.directory.cover import district_in, with_districts
from projections.directory_table import directory
from projections.model import Listed, Page
from projections.statements import TEAM

MOST_WORDS = 8
"""More words than this narrow nothing further and only cost time."""
IS_OPEN = directory.c.is_closed.is_(False)
BY_NAME = (directory.c.name, directory.c.team_id)
BRIEFLY = (
    *(directory.c.team_id, directory.c.name, directory.c.organisation, directory.c.ods_code),
    *(directory.c.area, directory.c.telephone, directory.c.hours, directory.c.is_closed),
)
"""What a board says of a team: every page of it reads all of them."""
_OF_ID = select(directory).where(directory.c.team_id == TEAM)
_ALL_BRIEFLY = select(*BRIEFLY).where(IS_OPEN).order_by(directory.c.organisation, directory.c.name)
_COUNT_WRONG = select(func.count()).where(IS_OPEN, directory.c.wrong_at.is_not(None))


def find_teams(connection: Connection, words: str, number: int = 1) -> Page:
    """Open teams that hold every one of `words`, those first that cover just that area.

    Words are looked for in name, place, authority, district, organisation, area and ODS code; a
    full postcode stands for its district. The names of closed teams find their successor.
    """
    query = select(directory).where(IS_OPEN, *_holding(words)).order_by(*_best_first(words))
    return Listed(query).page(connection, number)


def find_open_and_closed(connection: Connection, words: str, number: int = 1) -> Page:
    """As `find_teams`, closed teams too: what a keeper looks through."""
    query = select(directory).where(*_holding(words)).order_by(*_best_first(words))
    return Listed(query).page(connection, number)


def to_put_right(connection: Connection, verified_since: date, number: int = 1) -> Page:
    """Open teams with a number in doubt: reported wrong, then never verified, then the oldest.

    A number that was last verified before `verified_since` is in doubt.
    """
    oldest, wrong_at = directory.c.oldest_verified_on, directory.c.wrong_at
    query = (
        select(directory)
        .where(IS_OPEN, _is_doubtful(verified_since))
        .order_by(wrong_at.is_(None), wrong_at, directory.c.is_unverified.desc(), oldest, *BY_NAME)
    )
    return Listed(query).page(connection, number)


def wrong_numbers(connection: Connection) -> int:
    """In how many open teams a number was reported wrong and not put right yet."""
    count: int = connection.execute(_COUNT_WRONG).scalar_one()
    return count


def incomplete(connection: Connection, number: int = 1) -> Page:
    """Open teams that cover no area, or have no number for out of hours."""
    lacks = or_(directory.c.has_out_of_hours_number.is_(False), _has_no_cover())
    query = select(directory).where(IS_OPEN, lacks).order_by(*BY_NAME)
    return Listed(query).page(connection, number)


def team_of(connection: Connection, team_id: UUID) -> RowMapping | None:
    """The team, open or closed; None when the directory has none of that id."""
    return connection.execute(_OF_ID, {TEAM.key: team_id}).mappings().one_or_none()


def teams_named(connection: Connection, name: str) -> list[RowMapping]:
    """The open teams of exactly this name, upper or lower case: two may share one."""
    query = select(directory).where(IS_OPEN, func.lower(directory.c.name) == name.strip().lower())
    return list(connection.execute(query.order_by(*BY_NAME)).mappings())


def all_teams(connection: Connection) -> list[RowMapping]:
    """Every open team by organisation and name, briefly: the choices of a board's filters."""
    return list(connection.execute(_ALL_BRIEFLY).mappings())


def _is_doubtful(verified_since: date) -> ColumnElement[bool]:
    return or_(
        directory.c.wrong_at.is_not(None),
        directory.c.is_unverified,
        directory.c.oldest_verified_on < verified_since,
    )


def _has_no_cover() -> ColumnElement[bool]:
    return (
        func.json_array_length(directory.c.authorities)
        + func.json_array_length(directory.c.districts)
        == 0
    )


def _sought(words: str) -> str:
    return with_districts(words).casefold()


def _holding(words: str) -> list[ColumnElement[bool]]:
    """A district is looked for as a whole word: LE1 is not LE10."""
    sought = _sought(words).split()[:MOST_WORDS]
    whole = [f" {word} " if district_in(word) else word for word in sought]
    return [directory.c.found_by.contains(word, autoescape=True) for word in whole]


def _best_first(words: str) -> tuple[ColumnElement[object], ...]:
    """Whoever covers an area or a place of exactly this name, then all others by name."""
    exactly = directory.c.covers.contains(f"|{_sought(words).strip()}|", autoescape=True)
    return (case((exactly, 0), else_=1), *BY_NAME)
