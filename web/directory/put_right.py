"""What of the directory needs somebody: numbers in doubt, gaps, and what nobody can answer.

For its keeper and for the leads. Holds no family. Must not know how it is drawn.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from handover.calendar import local_date
from projections.directory import incomplete, team_of, to_put_right
from projections.model import Page
from projections.successions import left_with_closed, teams_with_open
from web.composition import composition
from web.presenters.directory import Attention, attention, gaps
from web.presenters.team import team_shown
from web.presenters.team_numbers import VERIFIED_FOR

MOST = 25
"""Of each further list; its heading says how many there are in all."""


@dataclass(frozen=True)
class PutRight:
    """Numbers in doubt by page, and three short lists, each with how many there are in all."""

    doubtful: Page
    left: tuple[Attention, ...]
    nobody: tuple[Attention, ...]
    nobody_in_all: int
    incomplete: tuple[Attention, ...]
    incomplete_in_all: int


def put_right(connection: Connection, page: int) -> PutRight:
    """All of it as it stands now."""
    now = composition().clock()
    nobody = _nobody_signs_in(connection)
    lacking = incomplete(connection)
    return PutRight(
        doubtful=to_put_right(connection, local_date(now) - VERIFIED_FOR, page),
        left=tuple(
            attention(team_shown(one.team, now), open_items=one.open)
            for one in left_with_closed(connection)
        ),
        nobody=nobody[:MOST],
        nobody_in_all=len(nobody),
        incomplete=tuple(_gap(row) for row in lacking.rows),
        incomplete_in_all=lacking.total,
    )


def _nobody_signs_in(connection: Connection) -> tuple[Attention, ...]:
    """Teams with something open for whom nobody can sign in: they answer by telephone alone."""
    together = composition()
    now = together.clock()
    signing_in = {one.team_id for one in together.desk.accounts.everyone()}
    found = [
        attention(team_shown(row, now), open_items=number)
        for team_id, number in teams_with_open(connection).items()
        if team_id not in signing_in and (row := team_of(connection, team_id))
    ]
    return tuple(sorted(found, key=lambda one: (-one.open_items, one.name)))


def _gap(row: Mapping[Any, Any]) -> Attention:
    team = team_shown(row, composition().clock())
    return attention(team, says=gaps(team))
