"""The columns of daily work: who holds it now, what a team has set aside, who rings, and a word.

Names nobody of a family, so the lead's board has them too. That something has ended by itself is
worked out on read, against `now`.
"""

from functools import cache
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Date,
    Table,
    Text,
    and_,
    bindparam,
    case,
    literal,
    not_,
    or_,
)

from handover import events
from handover.chasing.events import ClockEvent
from handover.correcting.events import Reopened
from handover.daily import events as daily
from handover.daily.claims import counts_from, whole_minute
from projections.columns import Instant
from projections.said import NAME, THEIRS, who_said, whose
from projections.statements import NOW

SIDES = ("sending", "receiving")
_QUIET = (daily.WasSetAside, daily.CallClaimed, ClockEvent)
"""What does not bring back what was set aside; nor does a note of one's own team."""
_ENDED = {f"{side}_aside_until": None for side in SIDES}

CALLED_AT, _RECORDED_AT, CALL_OUTCOME, _ACCOUNT = (
    bindparam("of_called_at", type_=Instant),
    bindparam("of_recorded_at", type_=Instant),
    bindparam("of_outcome", type_=Text),
    bindparam("of_account", type_=Text),
)
"""What a call says, in a statement that is the same for every call."""
_FROM, _UNTIL, _WHY = (
    bindparam("of_from", type_=Instant),
    bindparam("of_until", type_=Instant),
    bindparam("of_why", type_=Text),
)


def daily_columns() -> list[Column[Any]]:
    """Fresh columns (a Column belongs to one table)."""
    return [
        Column("sender_now", Text),
        Column("receiver_now", Text),
        Column("ringing_by", Text),
        Column("ringing_account", Text),
        Column("ringing_since", Instant),
        Column("ringing_until", Instant),
        Column("word_by", Text),
        Column("word_role", Text),
        Column("word_at", Instant),
        Column("word_on", Date),
        *(column for side in SIDES for column in _aside_columns(side)),
    ]


def is_aside(table: Table, side: str) -> ColumnElement[int]:
    """1 while the team on this side has it set aside at NOW, else 0: what to order by first."""
    begins, until = table.c[f"{side}_aside_from"], table.c[f"{side}_aside_until"]
    return case((and_(begins <= NOW, until > NOW), 1), else_=0)


def daily_changes(table: Table, event: events.Event) -> dict[str, Any]:
    """What `event` changes in those columns."""
    return _brought_back(table, event) | _worked(table, event)


def _worked(table: Table, event: events.Event) -> dict[str, Any]:
    match event:
        case daily.Reassigned():
            return {"receiver_now": event.colleague.name}
        case daily.SenderReassigned():
            return {"sender_now": event.colleague.name}
        case daily.WasSetAside():
            return _set_aside(table) | _told_of(event) | who_said(event)
        case daily.CallClaimed():
            return {
                "ringing_by": event.envelope.name,
                "ringing_account": event.envelope.account_id,
                "ringing_since": whole_minute(event.envelope.recorded_at),
                "ringing_until": event.until,
            }
        case daily.AcknowledgedByWordOfMouth():
            return _reported(event)
        case events.Redirected() | Reopened():
            return {"word_by": None, "ringing_until": None}
    return {}


def _told_of(event: daily.WasSetAside) -> dict[str, Any]:
    return {
        _FROM.key: counts_from(event.envelope.recorded_at),
        _UNTIL.key: event.until,
        _WHY.key: event.why.value,
    }


@cache
def _set_aside(table: Table) -> dict[str, Any]:
    """For the team of whoever set it aside, and for no other."""
    changes = {}
    for side in SIDES:
        is_theirs = table.c[f"{side}_team_id"] == THEIRS
        for name, value in {"from": _FROM, "until": _UNTIL, "by": NAME, "why": _WHY}.items():
            column = table.c[f"{side}_aside_{name}"]
            changes[column.name] = case((is_theirs, value), else_=column)
    return changes


def _brought_back(table: Table, event: events.Event) -> dict[str, Any]:
    """Whatever happens ends what was set aside: deny by default, as in the aggregate."""
    if isinstance(event, _QUIET):
        return {}
    if not isinstance(event, events.NoteAdded):
        return _ENDED
    return {f"{side}_aside_until": _unless_own(table, side) for side in SIDES} | whose(event)


@cache
def _unless_own(table: Table, side: str) -> ColumnElement[Any]:
    is_own = table.c[f"{side}_team_id"] == THEIRS
    return case((is_own, table.c[f"{side}_aside_until"]), else_=literal(None))


def called_changes(table: Table) -> dict[str, Any]:
    """What a call changes in those columns, whoever made it: as `said_of` says of it.

    One of whoever claimed to be ringing ends the claim, if it was made in that time; so does one
    that was recorded before, by the clock, as in the aggregate.
    """
    is_in_time = and_(table.c.ringing_since <= CALLED_AT, table.c.ringing_until > CALLED_AT)
    is_theirs = and_(
        table.c.ringing_account == _ACCOUNT,
        or_(table.c.ringing_since > _RECORDED_AT, is_in_time),
    )
    until = case((not_(is_theirs), table.c.ringing_until), else_=literal(None))
    return {"ringing_until": until, **_ENDED}


def said_of(event: events.CallAttempted | events.ConversationHeld) -> dict[str, Any]:
    """The parameters of the statement for a call."""
    envelope = event.envelope
    said: dict[str, Any] = {
        CALLED_AT.key: envelope.happened_at,
        _RECORDED_AT.key: envelope.recorded_at,
        _ACCOUNT.key: envelope.account_id,
    }
    if isinstance(event, events.CallAttempted):
        said[CALL_OUTCOME.key] = event.attempt.outcome.value
    return said


def _reported(event: daily.AcknowledgedByWordOfMouth) -> dict[str, Any]:
    said = event.acknowledgement
    return {
        "word_by": said.professional,
        "word_role": said.professional_role,
        "word_at": event.envelope.recorded_at,
        "word_on": said.next_action_on,
    }


def _aside_columns(side: str) -> list[Column[Any]]:
    return [
        Column(f"{side}_aside_from", Instant),
        Column(f"{side}_aside_until", Instant),
        Column(f"{side}_aside_by", Text),
        Column(f"{side}_aside_why", Text),
    ]
