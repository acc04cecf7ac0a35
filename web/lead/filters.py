"""What a link to the board asks for: read from the address, checked against the directory.

An unknown value never empties the board: it is left out, and the page says so. Must not know how
the list is made.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.engine import RowMapping

from projections.directory import team_of
from projections.overdue import Narrowed, Show
from web.forms import Errors, FieldError
from web.page_asked import page_number

NAMES = ("ods_code", "team_id", "area", "show", "page")
"""The parameters of the board's address, as the API calls them too."""

UNKNOWN = {
    "ods_code": "No organisation in the directory has this ODS code. All organisations are shown",
    "team_id": "This team is not in the directory. All teams are shown",
    "area": "No team in the directory is in this area. All areas are shown",
    "show": "This link asks for a list that the board does not have. Everything open is shown",
}


@dataclass(frozen=True)
class Choice:
    """One line of a filter's list."""

    value: str
    text: str


@dataclass(frozen=True)
class Filters:
    """What was asked for and understood, what was not, and what there is to choose from."""

    narrowed: Narrowed
    page: int
    errors: Errors
    organisations: tuple[Choice, ...]
    teams: tuple[Choice, ...]
    areas: tuple[Choice, ...]

    @property
    def are_set(self) -> bool:
        """Whether anything is left out of the list."""
        return self.narrowed != Narrowed()


def read_filters(
    connection: Connection, asked: Mapping[str, str], open_teams: Sequence[RowMapping]
) -> Filters:
    """The filters of the address whose parameters are `asked`; blank means not narrowed."""
    teams = [*open_teams, *_closed_team(connection, asked.get("team_id", ""))]
    choices = {
        "ods_code": _organisations(teams),
        "team_id": tuple(_team(team) for team in teams),
        "area": tuple(Choice(area, area) for area in sorted({team["area"] for team in teams})),
        "show": tuple(Choice(show.value, show.value) for show in Show),
    }
    known = {name: _known(asked.get(name, "").strip(), choices[name]) for name in choices}
    return Filters(
        narrowed=Narrowed(
            ods_code=known["ods_code"] or "",
            team_id=UUID(known["team_id"]) if known["team_id"] else None,
            area=known["area"] or "",
            show=Show(known["show"]) if known["show"] else None,
        ),
        page=page_number(asked.get("page", "")),
        errors=tuple(
            FieldError(name, UNKNOWN[name]) for name, value in known.items() if value is None
        ),
        organisations=choices["ods_code"],
        teams=choices["team_id"],
        areas=choices["area"],
    )


def parameters(narrowed: Narrowed, page: int = 1) -> dict[str, Any]:
    """The address parameters that ask for `narrowed` again: short, so that links can be kept."""
    every = {
        "ods_code": narrowed.ods_code,
        "team_id": str(narrowed.team_id or ""),
        "area": narrowed.area,
        "show": narrowed.show.value if narrowed.show else "",
        "page": str(page) if page > 1 else "",
    }
    return {name: value for name, value in every.items() if value}


def _known(value: str, choices: Sequence[Choice]) -> str | None:
    """`value` if it is blank or one of `choices`; None if nobody knows it."""
    return value if not value or any(choice.value == value for choice in choices) else None


def _organisations(teams: Sequence[RowMapping]) -> tuple[Choice, ...]:
    names = {team["ods_code"]: team["organisation"] for team in teams}
    by_name = sorted(names.items(), key=lambda pair: pair[1])
    return tuple(Choice(code, f"{name} ({code})") for code, name in by_name)


def _team(team: RowMapping) -> Choice:
    closed = " (closed)" if team["is_closed"] else ""
    return Choice(str(team["team_id"]), f"{team['name']}, {team['organisation']}{closed}")


def _closed_team(connection: Connection, team_id: str) -> list[RowMapping]:
    """A closed team is not offered, but what is still open with it can be looked at by its id."""
    try:
        team = team_of(connection, UUID(team_id))
    except ValueError:
        return []
    return [team] if team and team["is_closed"] else []
