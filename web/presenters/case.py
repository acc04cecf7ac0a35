"""One handover as a lead follows it up: clocks, holder, both teams' numbers and the timeline.

Holds nothing of the family's story. Pure: rows and `now` go in, words come out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from web.presenters.board import TEAM_HAS_CLOSED, Item, item
from web.presenters.clocks import Clock, clock, due_words
from web.presenters.ladder import WhoNext, who_next_in_row
from web.presenters.promise import response_clock_of
from web.presenters.reasons import Row, over_at
from web.presenters.team import TeamShown, team_shown
from web.presenters.timeline import Line, timeline_line


@dataclass(frozen=True)
class Side:
    """One of the two teams: whom to ring there, and what the directory says about the number."""

    heading: str
    team_id: UUID | None
    name: str
    organisation: str
    area: str
    telephone: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Running:
    """One of the clocks: its name, how it stands, and when it was due."""

    name: str
    clock: Clock
    due: str


@dataclass(frozen=True)
class Case:
    """What the lead sees of one handover."""

    item: Item
    clocks: tuple[Running, ...]
    sides: tuple[Side, Side]
    lines: tuple[Line, ...]
    who_next: WhoNext | None


def case(row: Row, lines: Sequence[Row], now: datetime, directory: dict[UUID, Any]) -> Case:
    """The handover of `row` at `now`. `directory` holds both teams' rows, if it knows them."""
    open_teams = {key: team for key, team in directory.items() if not team["is_closed"]}
    return Case(
        item=item(row, now, open_teams),
        clocks=tuple(_clocks(row, now)),
        sides=(_side(row, "sending", now, directory), _side(row, "receiving", now, directory)),
        lines=tuple(timeline_line(line) for line in lines),
        who_next=who_next_in_row(row, now),
    )


def _clocks(row: Row, now: datetime) -> Iterator[Running]:
    """The call, the acknowledgement and, once something was promised, the response."""
    closed_at = over_at(row)
    call = clock(row["call_due_at"], row["call_stopped_at"], now, closed_at=closed_at)
    answer = clock(row["acknowledge_due_at"], row["acknowledged_at"], now, closed_at=closed_at)
    response = response_clock_of(row, now)
    for name, shown in (("Call", call), ("Acknowledgement", answer), ("Response", response)):
        if shown is not None:
            yield Running(name, shown, due_words(shown.due_at))


def _side(row: Row, side: str, now: datetime, directory: dict[UUID, Any]) -> Side:
    team_id: UUID | None = row[f"{side}_team_id"]
    found = directory.get(team_id) if team_id else None
    team = team_shown(found, now) if found else None
    return Side(
        heading=f"{side.capitalize()} team",
        team_id=team_id,
        name=row[f"{side}_name"],
        organisation=row[f"{side}_organisation"],
        area=row[f"{side}_area"],
        telephone=team.telephone if team else row[f"{side}_telephone"],
        notes=_notes(team) if team else (),
    )


def _notes(team: TeamShown) -> tuple[str, ...]:
    if team.is_closed:
        return (TEAM_HAS_CLOSED,)
    return (team.open_words, team.verified_words)
