"""What is open with a team, and what a closed team was left with: read from the lists' own tables.

Must not know families, nor decide where anything goes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, Select, Subquery, func, select, union
from sqlalchemy.engine import RowMapping

from handover.states import State
from projections.directory_table import directory
from projections.inbox import inbox
from projections.overdue import IS_OPEN, board
from projections.referrals import IS_FOLLOWED, referrals
from projections.sent import sent

_OPEN = [state.value for state in State if state is not State.CLOSED]


@dataclass(frozen=True)
class Left:
    """A closed team, and how many handovers and concerns are still open with it."""

    team: RowMapping
    open: int


def open_ids(connection: Connection, team_id: UUID) -> set[UUID]:
    """What is open with the team, on either side; what a loss has stopped counts too.

    So does a closed one while the team waits for a referral that was told by it.
    """
    return set(connection.scalars(select(_open_with([team_id]).c.handover_id)))


def left_with_closed(connection: Connection) -> list[Left]:
    """Every closed team with which something is open: it must go to somebody. Best is none."""
    closed = select(directory).where(directory.c.is_closed).order_by(directory.c.name)
    teams = connection.execute(closed).mappings().all()
    every = _open_with([team["team_id"] for team in teams])
    query = select(every.c.team_id, func.count().label("number")).group_by(every.c.team_id)
    counted: dict[UUID, int] = {row.team_id: row.number for row in connection.execute(query)}
    return [Left(one, counted[one["team_id"]]) for one in teams if one["team_id"] in counted]


def left_with_closed_count(connection: Connection) -> int:
    """How many handovers and concerns `left_with_closed` counts in all."""
    counted: int = connection.execute(_COUNT_LEFT).scalar_one()
    return counted


def teams_with_open(connection: Connection) -> dict[UUID, int]:
    """In how many open handovers and concerns each team has a part; a loss's are left out."""
    counted: dict[UUID, int] = {}
    for side in ("sending", "receiving"):
        team_id = board.c[f"{side}_team_id"]
        query = select(team_id, func.count()).where(IS_OPEN).group_by(team_id)
        for found, number in connection.execute(query).all():
            counted[found] = counted.get(found, 0) + number
    return counted


def _open_with(team_ids: Sequence[UUID] | Select[tuple[UUID]]) -> Subquery:
    """Each of these teams with each record that is open with it, once."""
    return union(
        *(
            select(team_id.label("team_id"), handover_id).where(team_id.in_(team_ids), is_open)
            for team_id, handover_id, is_open in (
                (inbox.c.receiving_team_id, inbox.c.handover_id, inbox.c.state.in_(_OPEN)),
                (sent.c.sending_team_id, sent.c.handover_id, sent.c.state.in_(_OPEN)),
                (referrals.c.team_id, referrals.c.handover_id, IS_FOLLOWED),
            )
        )
    ).subquery()


_LEFT = _open_with(select(directory.c.team_id).where(directory.c.is_closed))
_COUNT_LEFT = select(func.count()).select_from(_LEFT)
