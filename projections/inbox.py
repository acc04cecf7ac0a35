"""What waits for a receiving team, worst first, and what it has taken on.

Names the mother: for members of the receiving team only.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, Connection, Index, Table, Text, and_, case, func, or_, select, update

from handover import events
from handover.correcting.events import ChangeRead, Reopened, Revised
from handover.lead_events import LeadActed
from handover.loss_events import LossKnown, LossLearned
from handover.move_events import MoveLearned
from handover.states import State
from handover.succession_events import TeamSucceeded
from handover.undo_events import LossUndoAsked, LossUndone, LossUndoRefused, UndoKnown
from handover.urgency import Urgency
from projections.changes import is_changed_list
from projections.daily import DAILY, is_aside
from projections.database import metadata
from projections.due import URGENCY_RANK
from projections.family import family_columns, family_of, keep_found, keep_lost
from projections.hidden import Row, marked, marked_page
from projections.loss import is_stopped_list
from projections.model import Folds, Page, page_of
from projections.moved import keep_move, keep_taken_on, moved_columns, moved_when_recorded
from projections.standing import (
    fold_standing,
    standing_columns,
    standing_when_recorded,
)
from projections.undone import is_untold_list

inbox = Table(
    "inbox",
    metadata,
    *standing_columns(),
    *family_columns(),
    *moved_columns(),
    Column("next_action", Text),
)
Index("inbox_by_team", inbox.c.receiving_team_id, inbox.c.state)
folds = Folds(inbox)

IS_IMMEDIATE = inbox.c.urgency_rank == URGENCY_RANK[Urgency.IMMEDIATE]
WAITS = (State.WAITING.value, State.RECEIVED.value)
IS_WAITING = and_(inbox.c.state.in_(WAITS), inbox.c.stopped_at.is_(None))
"""Nobody has answered it, and it was not stopped by a loss."""


def waiting_for(connection: Connection, team_id: UUID, now: datetime, number: int = 1) -> Page:
    """What nobody in the team has answered, worst first.

    Immediate stands above all, for it means imminent harm; then what is overdue, the most urgent
    first; then what is due next.

    Overdue is worked out here against `now`, so a dead clock process never hides it. What the team
    has set aside stands last for as long.
    """
    can_wait = case((or_(IS_IMMEDIATE, inbox.c.acknowledge_due_at < now), 0), else_=1)
    query = (
        select(inbox)
        .where(inbox.c.receiving_team_id == team_id, IS_WAITING)
        .order_by(
            is_aside(inbox, "receiving", now),
            can_wait,
            inbox.c.urgency_rank,
            inbox.c.acknowledge_due_at,
            inbox.c.handover_id,
        )
    )
    return marked_page(connection, page_of(connection, query, number))


def overdue_for(connection: Connection, team_id: UUID, now: datetime) -> int:
    """How many of those are overdue at `now`, on whichever page they stand."""
    query = (
        select(func.count())
        .select_from(inbox)
        .where(
            inbox.c.receiving_team_id == team_id,
            IS_WAITING,
            inbox.c.acknowledge_due_at < now,
        )
    )
    count: int = connection.execute(query).scalar_one()
    return count


def taken_on_by(connection: Connection, team_id: UUID, now: datetime, number: int = 1) -> Page:
    """What the team has acknowledged, by the date of the promised next action.

    What the team has set aside stands last for as long.
    """
    query = (
        select(inbox)
        .where(inbox.c.receiving_team_id == team_id, inbox.c.state == State.ACKNOWLEDGED.value)
        .where(inbox.c.stopped_at.is_(None))
        .order_by(is_aside(inbox, "receiving", now), inbox.c.next_action_on, inbox.c.handover_id)
    )
    return marked_page(connection, page_of(connection, query, number))


def stopped_for(connection: Connection, team_id: UUID, number: int = 1) -> Page:
    """What a loss has stopped; where the team has not said that it knows comes first."""
    query = (
        select(inbox)
        .where(is_stopped_list(inbox, "receiving", team_id))
        .order_by(inbox.c.receiving_knows.is_not(None), inbox.c.loss_at.desc(), inbox.c.handover_id)
    )
    return marked_page(connection, page_of(connection, query, number))


def changed_for(connection: Connection, team_id: UUID, number: int = 1) -> Page:
    """What others changed since the team saw it, in whichever state, the most urgent first."""
    query = (
        select(inbox)
        .where(is_changed_list(inbox, "receiving", team_id))
        .order_by(inbox.c.urgency_rank, inbox.c.recorded_at, inbox.c.handover_id)
    )
    return marked_page(connection, page_of(connection, query, number))


def untold_to(connection: Connection, team_id: UUID) -> list[Row]:
    """Losses that were mistakes, of which the team has not said that it knows; the oldest first."""
    query = (
        select(inbox)
        .where(is_untold_list(inbox, "receiving", team_id))
        .where(func.coalesce(inbox.c.ended_how, "") != "entered_in_error")
        .order_by(inbox.c.undone_at, inbox.c.handover_id)
    )
    return marked(connection, connection.execute(query).mappings())


@folds.on(events.Recorded)
def recorded(connection: Connection, event: events.Recorded) -> None:
    """Put a row in the list of the team it was sent to."""
    row = standing_when_recorded(event) | family_of(event.about) | moved_when_recorded()
    connection.execute(inbox.insert().values(**row))


@folds.on(events.Acknowledged)
def acknowledged(connection: Connection, event: events.Acknowledged) -> None:
    """Keep the promised next action."""
    fold_standing(inbox, connection, event)
    keep_taken_on(inbox, connection, event)
    promise = event.acknowledgement
    connection.execute(
        update(inbox)
        .where(inbox.c.handover_id == event.originator_id)
        .values(next_action=promise.next_action)
    )


@folds.on(LossLearned)
def lost(connection: Connection, event: LossLearned) -> None:
    """Keep who was lost."""
    fold_standing(inbox, connection, event)
    keep_lost(inbox, connection, event)


@folds.on(MoveLearned)
def moved_away(connection: Connection, event: MoveLearned) -> None:
    """Keep where the family has gone."""
    fold_standing(inbox, connection, event)
    keep_move(inbox, connection, event)


@folds.on(LossUndone)
def found(connection: Connection, event: LossUndone) -> None:
    """The loss was a mistake."""
    fold_standing(inbox, connection, event)
    keep_found(inbox, connection, event)


@folds.on(LossUndoAsked)
@folds.on(LossUndoRefused)
@folds.on(UndoKnown)
@folds.on(*DAILY, LeadActed)
@folds.on(LossKnown)
@folds.on(TeamSucceeded)
@folds.on(Revised)
@folds.on(ChangeRead)
@folds.on(Reopened)
@folds.on(events.CallAttempted)
@folds.on(events.ConversationHeld)
@folds.on(events.MarkedReceived)
@folds.on(events.Declined)
@folds.on(events.Redirected)
@folds.on(events.ResponseReported)
@folds.on(events.ClarificationAsked)
@folds.on(events.ClarificationAnswered)
@folds.on(events.Withdrawn)
@folds.on(events.EnteredInError)
def moved(connection: Connection, event: events.Event) -> None:
    """Keep where it stands."""
    fold_standing(inbox, connection, event)
