"""What waits for a receiving team, worst first, and what it has taken on.

Names the mother: for members of the receiving team only.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, Connection, Index, Table, Text, and_, case, func, or_, select

from handover import events
from handover.states import State
from handover.urgency import Urgency
from projections.daily import is_aside
from projections.database import metadata
from projections.due import URGENCY_RANK
from projections.hidden import Row, marked, marked_page
from projections.listed import (
    changed_list,
    fold_listed,
    index_listed,
    listed_columns,
    stopped_list,
    untold_list,
)
from projections.model import Folds, Listed, Page
from projections.statements import NOW, TEAM

inbox = Table(
    "inbox",
    metadata,
    *listed_columns(),
    Column("next_action", Text),
)
Index("inbox_by_team", inbox.c.receiving_team_id, inbox.c.state)
index_listed(inbox, "receiving")
folds = Folds(inbox)

IS_IMMEDIATE = inbox.c.urgency_rank == URGENCY_RANK[Urgency.IMMEDIATE]
WAITS = (State.WAITING.value, State.RECEIVED.value)
IS_WAITING = and_(inbox.c.state.in_(WAITS), inbox.c.stopped_at.is_(None))
"""Nobody has answered it, and it was not stopped by a loss."""


_CAN_WAIT = case((or_(IS_IMMEDIATE, inbox.c.acknowledge_due_at < NOW), 0), else_=1)
_IS_THEIRS = inbox.c.receiving_team_id == TEAM
_WAITING = Listed(
    select(inbox)
    .where(_IS_THEIRS, IS_WAITING)
    .order_by(
        is_aside(inbox, "receiving"),
        _CAN_WAIT,
        inbox.c.urgency_rank,
        inbox.c.acknowledge_due_at,
        inbox.c.handover_id,
    )
)
_OVERDUE = (
    select(func.count())
    .select_from(inbox)
    .where(_IS_THEIRS, IS_WAITING, inbox.c.acknowledge_due_at < NOW)
)
_TAKEN_ON = Listed(
    select(inbox)
    .where(_IS_THEIRS, inbox.c.state == State.ACKNOWLEDGED.value, inbox.c.stopped_at.is_(None))
    .order_by(is_aside(inbox, "receiving"), inbox.c.next_action_on, inbox.c.handover_id)
)
_STOPPED, _CHANGED = stopped_list(inbox, "receiving"), changed_list(inbox, "receiving")
_UNTOLD = untold_list(inbox, "receiving")


def waiting_for(connection: Connection, team_id: UUID, now: datetime, number: int = 1) -> Page:
    """What nobody in the team has answered, worst first.

    Immediate stands above all, for it means imminent harm; then what is overdue, the most urgent
    first; then what is due next.

    Overdue is worked out here against `now`, so a dead clock process never hides it. What the team
    has set aside stands last for as long.
    """
    asked = {TEAM.key: team_id, NOW.key: now}
    return marked_page(connection, _WAITING.page(connection, number, asked))


def overdue_for(connection: Connection, team_id: UUID, now: datetime) -> int:
    """How many of those are overdue at `now`, on whichever page they stand."""
    count: int = connection.execute(_OVERDUE, {TEAM.key: team_id, NOW.key: now}).scalar_one()
    return count


def taken_on_by(connection: Connection, team_id: UUID, now: datetime, number: int = 1) -> Page:
    """What the team has acknowledged, by the date of the promised next action.

    What the team has set aside stands last for as long.
    """
    asked = {TEAM.key: team_id, NOW.key: now}
    return marked_page(connection, _TAKEN_ON.page(connection, number, asked))


def stopped_for(connection: Connection, team_id: UUID, number: int = 1) -> Page:
    """What a loss has stopped; where the team has not said that it knows comes first."""
    return marked_page(connection, _STOPPED.page(connection, number, {TEAM.key: team_id}))


def changed_for(connection: Connection, team_id: UUID, number: int = 1) -> Page:
    """What others changed since the team saw it, in whichever state, the most urgent first."""
    return marked_page(connection, _CHANGED.page(connection, number, {TEAM.key: team_id}))


def untold_to(connection: Connection, team_id: UUID) -> list[Row]:
    """Losses that were mistakes, of which the team has not said that it knows; the oldest first."""
    return marked(connection, connection.execute(_UNTOLD, {TEAM.key: team_id}).mappings())


@folds.on(events.Event)
def happened(connection: Connection, event: events.Event) -> None:
    """Keep where it stands, whatever happened."""
    fold_listed(inbox, connection, event)


@folds.on(events.Acknowledged)
def acknowledged(connection: Connection, event: events.Acknowledged) -> None:
    """Keep the promised next action."""
    fold_listed(inbox, connection, event, next_action=event.acknowledgement.next_action)
