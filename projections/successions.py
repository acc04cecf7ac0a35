"""What is open with a team, and what a closed team was left with: read from the lists' own tables.

Must not know families, nor decide where anything goes.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, func, select
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
    received = select(inbox.c.handover_id).where(
        inbox.c.receiving_team_id == team_id, inbox.c.state.in_(_OPEN)
    )
    sent_by = select(sent.c.handover_id).where(
        sent.c.sending_team_id == team_id, sent.c.state.in_(_OPEN)
    )
    told_by = select(referrals.c.handover_id).where(referrals.c.team_id == team_id, IS_FOLLOWED)
    return {one for query in (received, sent_by, told_by) for one in connection.scalars(query)}


def left_with_closed(connection: Connection) -> list[Left]:
    """Every closed team with which something is open: it must go to somebody. Best is none."""
    closed = select(directory).where(directory.c.is_closed).order_by(directory.c.name)
    teams = connection.execute(closed).mappings().all()
    counted = (Left(team, len(open_ids(connection, team["team_id"]))) for team in teams)
    return [one for one in counted if one.open]


def teams_with_open(connection: Connection) -> dict[UUID, int]:
    """In how many open handovers and concerns each team has a part; a loss's are left out."""
    counted: dict[UUID, int] = {}
    for side in ("sending", "receiving"):
        team_id = board.c[f"{side}_team_id"]
        query = select(team_id, func.count()).where(IS_OPEN).group_by(team_id)
        for found, number in connection.execute(query).all():
            counted[found] = counted.get(found, 0) + number
    return counted
