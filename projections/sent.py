"""What a sending team has sent and what came of it: the sender always sees the outcome.

Names the mother: for members of the sending team only.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    Column,
    Connection,
    Index,
    Table,
    Text,
    and_,
    case,
    func,
    not_,
    or_,
    select,
)

from handover import events
from handover.correcting.events import Reopened
from handover.states import State
from projections.daily import is_aside
from projections.database import metadata
from projections.hidden import Row, veiled, veiled_page
from projections.listed import (
    changed_list,
    fold_listed,
    index_listed,
    index_of_team,
    listed_columns,
    stopped_list,
    untold_list,
)
from projections.model import Folds, Listed, Page
from projections.statements import NOW, TEAM

sent = Table(
    "sent",
    metadata,
    *listed_columns(),
    Column("next_action", Text),
    Column("decline_reason", Text),
    Column("suggested_team", Text),
    Column("question", Text),
    Column("end_reason", Text),
)
Index("sent_by_team", sent.c.sending_team_id, sent.c.state)
index_listed(sent, "sending")
folds = Folds(sent)

IS_ANSWERED = and_(sent.c.acknowledged_at.is_not(None), sent.c.call_stopped_at.is_not(None))
IS_SETTLED = or_(sent.c.closed_at.is_not(None), and_(IS_ANSWERED, sent.c.asked_at.is_(None)))
"""Closed; or acknowledged, spoken about and no question open: nothing is left for the sender."""
IS_OPEN = and_(not_(IS_SETTLED), sent.c.stopped_at.is_(None))
IS_OVER = and_(IS_SETTLED, or_(sent.c.stopped_at.is_(None), sent.c.closed_at.is_not(None)))
"""Settled; what a loss has stopped is so once it is closed."""
_SETTLED_AT = func.coalesce(sent.c.closed_at, sent.c.acknowledged_at)
index_of_team("sent_open", sent.c.sending_team_id, IS_OPEN)
index_of_team(
    "sent_settled", sent.c.sending_team_id, IS_OVER, _SETTLED_AT.desc(), sent.c.handover_id
)


_IS_THEIRS = sent.c.sending_team_id == TEAM
_RANK = case(
    (or_(sent.c.state == State.DECLINED.value, sent.c.asked_at.is_not(None)), 0),
    (and_(sent.c.call_stopped_at.is_(None), sent.c.call_due_at < NOW), 1),
    (and_(sent.c.acknowledged_at.is_(None), sent.c.acknowledge_due_at < NOW), 1),
    else_=2,
)
_OPEN = Listed(
    select(sent)
    .where(_IS_THEIRS, IS_OPEN)
    .order_by(
        is_aside(sent, "sending"),
        _RANK,
        sent.c.urgency_rank,
        sent.c.call_due_at,
        sent.c.handover_id,
    )
)
_SETTLED = Listed(
    select(sent).where(_IS_THEIRS, IS_OVER).order_by(_SETTLED_AT.desc(), sent.c.handover_id)
)
_STOPPED, _CHANGED = stopped_list(sent, "sending"), changed_list(sent, "sending")
_UNTOLD = untold_list(sent, "sending")


def open_of(connection: Connection, team_id: UUID, now: datetime, number: int = 1) -> Page:
    """What the team has to see to: declined or asked first, then overdue, then the next due.

    What the team has set aside stands last for as long.
    """
    asked = {TEAM.key: team_id, NOW.key: now}
    return veiled_page(connection, _OPEN.page(connection, number, asked))


def settled_of(connection: Connection, team_id: UUID, number: int = 1) -> Page:
    """What needs nothing more of the sender, the latest first."""
    return veiled_page(connection, _SETTLED.page(connection, number, {TEAM.key: team_id}))


def stopped_of(connection: Connection, team_id: UUID, number: int = 1) -> Page:
    """What a loss has stopped; where the team has not said that it knows comes first."""
    return veiled_page(connection, _STOPPED.page(connection, number, {TEAM.key: team_id}))


def changed_of(connection: Connection, team_id: UUID, number: int = 1) -> Page:
    """What others changed since the team saw it, in whichever state, the most urgent first."""
    return veiled_page(connection, _CHANGED.page(connection, number, {TEAM.key: team_id}))


def untold_of(connection: Connection, team_id: UUID) -> list[Row]:
    """Losses that were mistakes, of which the team has not said that it knows; the oldest first."""
    return veiled(connection, connection.execute(_UNTOLD, {TEAM.key: team_id}).mappings())


@folds.on(events.Event)
def happened(connection: Connection, event: events.Event) -> None:
    """Keep where it stands, whatever happened."""
    fold_listed(sent, connection, event)


@folds.on(events.Acknowledged)
def acknowledged(connection: Connection, event: events.Acknowledged) -> None:
    """Show the sender what was promised."""
    fold_listed(sent, connection, event, next_action=event.acknowledgement.next_action)


@folds.on(events.Declined)
def declined(connection: Connection, event: events.Declined) -> None:
    """Show the sender why, and which team may be the right one."""
    suggested = event.suggested.name if event.suggested else None
    fold_listed(sent, connection, event, decline_reason=event.reason, suggested_team=suggested)


@folds.on(events.Redirected)
def redirected(connection: Connection, event: events.Redirected) -> None:
    """It waits again, with another team."""
    fold_listed(sent, connection, event, decline_reason=None, suggested_team=None, question=None)


@folds.on(events.ClarificationAsked)
def asked(connection: Connection, event: events.ClarificationAsked) -> None:
    """Show the sender the question that waits for an answer."""
    fold_listed(sent, connection, event, question=event.question)


@folds.on(events.ClarificationAnswered)
def answered(connection: Connection, event: events.ClarificationAnswered) -> None:
    """No question waits."""
    fold_listed(sent, connection, event, question=None)


@folds.on(events.ResponseReported)
def responded(connection: Connection, event: events.ResponseReported) -> None:
    """Show the sender what came of the promise, once it is done."""
    fold_listed(sent, connection, event, end_reason=event.words if event.is_done else None)


@folds.on(events.Withdrawn)
@folds.on(events.EnteredInError)
def ended(connection: Connection, event: events.Withdrawn | events.EnteredInError) -> None:
    """Show why it ended."""
    fold_listed(sent, connection, event, end_reason=event.reason)


@folds.on(Reopened)
def reopened(connection: Connection, event: Reopened) -> None:
    """It has not ended."""
    fold_listed(sent, connection, event, end_reason=None)
