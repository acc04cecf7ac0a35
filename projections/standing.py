"""The columns that inbox, sent and the lead's board share: where a handover and its clocks stand.

Each model has a table of its own; the board has no column that names a mother.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    Date,
    Integer,
    Table,
    Text,
    Update,
    Uuid,
    and_,
    bindparam,
    case,
    or_,
)
from sqlalchemy.engine import RowMapping

from handover import events
from handover.content import Kind
from handover.reference import call_reference
from handover.states import State
from handover.succession_events import TeamSucceeded
from handover.teams import TeamNamed
from projections.births import birth_columns, birth_when_recorded
from projections.changes import change_changes, change_columns
from projections.chased import chased_changes, chased_columns, not_chased, tried_again
from projections.columns import Instant
from projections.daily import (
    CALL_OUTCOME,
    CALLED_AT,
    called_changes,
    daily_changes,
    daily_columns,
    said_of,
)
from projections.due import URGENCY_RANK, due_values, promised, rung_anew
from projections.loss import loss_changes, loss_columns
from projections.said import GONE, who_succeeded
from projections.statements import OF
from projections.undone import undone_changes, undone_columns
from projections.writing import change_row, row_of


def standing_columns() -> list[Column[Any]]:
    """Fresh columns (a Column belongs to one table) for where a handover stands."""
    return [
        Column("handover_id", Uuid, primary_key=True),
        Column("reference", Text, nullable=False),
        Column("family_id", Uuid),
        Column("kind", Text, nullable=False),
        Column("urgency", Text, nullable=False),
        Column("urgency_rank", Integer, nullable=False),
        Column("trigger", Text, nullable=False),
        Column("state", Text, nullable=False),
        Column("recorded_at", Instant, nullable=False),
        Column("recorded_by", Text, nullable=False),
        Column("call_due_at", Instant, nullable=False),
        Column("acknowledge_due_at", Instant, nullable=False),
        Column("calls_count_from", Instant),
        Column("call_stopped_at", Instant),
        Column("acknowledged_at", Instant),
        Column("attempts", Integer, nullable=False),
        Column("last_attempt_at", Instant),
        Column("last_outcome", Text),
        Column("professional", Text),
        Column("next_action_on", Date),
        Column("response_due_at", Instant),
        Column("asked_at", Instant),
        Column("closed_at", Instant),
        Column("ended_how", Text),
        Column("ladder", JSON, nullable=False),
        *birth_columns(),
        *loss_columns(),
        *daily_columns(),
        *change_columns(),
        *undone_columns(),
        *chased_columns(),
        *_team_columns("sending"),
        *_team_columns("receiving"),
    ]


def standing_when_recorded(event: events.Recorded) -> dict[str, Any]:
    """The values of those columns for a handover that was just recorded."""
    return {
        "handover_id": event.originator_id,
        "reference": call_reference(event.originator_id),
        "family_id": event.family_id,
        "kind": event.kind.value,
        "urgency": event.urgency.value,
        "urgency_rank": URGENCY_RANK[event.urgency],
        "trigger": event.trigger.value,
        "state": State.WAITING.value,
        "recorded_at": event.envelope.recorded_at,
        "recorded_by": event.envelope.name,
        "attempts": 0,
        **birth_when_recorded(event),
        **due_values(event.due),
        **not_chased(event.due),
        **_team_values("sending", event.sending),
        **_team_values("receiving", event.receiving),
    }


def fold_standing(
    table: Table, connection: Connection, event: events.Event, **values: object
) -> None:
    """Write what `event` changes in the standing columns of `table`, and `values` beside them."""
    if isinstance(event, events.CallAttempted | events.ConversationHeld):
        said = {OF: event.originator_id, **said_of(event)}
        connection.execute(_called(table, type(event)), said)
        return
    changes = (
        _changes(table, event)
        | loss_changes(table, event)
        | undone_changes(table, event)
        | change_changes(table, event)
        | daily_changes(table, event)
        | chased_changes(table, event)
        | values
    )
    change_row(connection, table, event.originator_id, changes)


def responsible(row: RowMapping | Mapping[str, Any]) -> str:
    """Who holds responsibility now: the sender, until a handover of care is acknowledged.

    In either team it may be a colleague who was named since.
    """
    if row["kind"] == Kind.HANDOVER_OF_CARE.value and row["professional"]:
        return f"{row['receiver_now'] or row['professional']}, {row['receiving_name']}"
    return f"{row['sender_now'] or row['recorded_by']}, {row['sending_name']}"


def _changes(table: Table, event: events.Event) -> dict[str, Any]:
    match event:
        case events.MarkedReceived():
            return {"state": State.RECEIVED.value}
        case events.Acknowledged():
            return {
                "state": State.ACKNOWLEDGED.value,
                "acknowledged_at": event.envelope.recorded_at,
                "professional": event.acknowledgement.professional,
                **promised(event.acknowledgement.next_action_on),
            }
        case events.Declined():
            return {"state": State.DECLINED.value}
        case events.Redirected():
            return _redirected(event)
    return _followed(table, event)


def _followed(table: Table, event: events.Event) -> dict[str, Any]:
    """What questions, the response and the ways to end change."""
    match event:
        case events.ResponseReported():
            return _closed(event) if event.is_done else promised(event.next_action_on)
        case events.ClarificationAsked():
            return {"asked_at": event.envelope.recorded_at}
        case events.ClarificationAnswered():
            return {"asked_at": None}
        case events.Withdrawn():
            return _closed(event)
        case events.EnteredInError():
            # Whoever was named meanwhile holds nothing: it should never have been recorded.
            return {**_closed(event), "professional": None}
        case TeamSucceeded():
            team = _team_values("of_successor", event.successor)
            return _succeeded(table) | who_succeeded(event) | team
    return {}


def _closed(event: events.Event) -> dict[str, Any]:
    return {
        "state": State.CLOSED.value,
        "closed_at": event.envelope.recorded_at,
        "ended_how": event.TOPIC.removeprefix("handover."),
        "response_due_at": None,
        "asked_at": None,
    }


@cache
def _called(table: Table, kind: type[events.CallAttempted | events.ConversationHeld]) -> Update:
    """The statement for every call: of all that happens, calls happen most."""
    changes = _attempted(table) if kind is events.CallAttempted else _spoken(table)
    return row_of(table).values(**changes, **called_changes(table))


def _attempted(table: Table) -> dict[str, Any]:
    counts = _counts(table)
    return {
        "attempts": table.c.attempts + case((counts, 1), else_=0),
        "last_attempt_at": case((counts, CALLED_AT), else_=table.c.last_attempt_at),
        "last_outcome": case((counts, CALL_OUTCOME), else_=table.c.last_outcome),
        **tried_again(table, counts, CALLED_AT),
    }


def _spoken(table: Table) -> dict[str, Any]:
    stopped_at = table.c.call_stopped_at
    stops = and_(_counts(table), stopped_at.is_(None))
    return {"call_stopped_at": case((stops, CALLED_AT), else_=stopped_at)}


def _counts(table: Table) -> ColumnElement[bool]:
    """Whether a call then was with the team it stands with now, not with one that declined."""
    counts_from = table.c.calls_count_from
    return or_(counts_from.is_(None), counts_from <= CALLED_AT)


def _redirected(event: events.Redirected) -> dict[str, Any]:
    """No question either: nobody has spoken with the new team."""
    return {
        "state": State.WAITING.value,
        "asked_at": None,
        **rung_anew(event.due, event.calls_count_from),
        **_team_values("receiving", event.receiving),
    }


@cache
def _succeeded(table: Table) -> dict[str, Any]:
    """The successor, on whichever side the closed team stood. Every clock stays."""
    return {
        name: case((table.c[f"{side}_team_id"] == GONE, value), else_=table.c[name])
        for side in ("sending", "receiving")
        for name, value in _successor(side).items()
    }


def _successor(side: str) -> dict[str, ColumnElement[Any]]:
    """What stands in the columns of this side, as `_team_values` of "of_successor" says it."""
    return {
        one.name: bindparam(one.name.replace(side, "of_successor"), type_=one.type)
        for one in _team_columns(side)
    }


def _team_columns(side: str) -> list[Column[Any]]:
    return [
        Column(f"{side}_team_id", Uuid, nullable=False),
        Column(f"{side}_name", Text, nullable=False),
        Column(f"{side}_organisation", Text, nullable=False),
        Column(f"{side}_ods_code", Text, nullable=False),
        Column(f"{side}_area", Text, nullable=False),
        Column(f"{side}_telephone", Text, nullable=False),
    ]


def _team_values(side: str, team: TeamNamed) -> dict[str, Any]:
    return {
        f"{side}_team_id": team.team_id,
        f"{side}_name": team.name,
        f"{side}_organisation": team.organisation,
        f"{side}_ods_code": team.ods_code,
        f"{side}_area": team.area,
        f"{side}_telephone": team.telephone,
    }
