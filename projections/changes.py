"""What putting a record right changes in the lists, and whether a team has yet to read a change.

Names nobody and tells nothing of what changed. Must not know who may read it.
"""

from functools import cache
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, Text, and_, bindparam, case, literal, or_

from handover import events
from handover.correcting.events import (
    ChangeRead,
    IdentityCorrected,
    NeighbourCorrected,
    Reopened,
    Revised,
)
from handover.succession_events import TeamSucceeded
from projections.due import URGENCY_RANK, due_values, promised, rung_anew
from projections.said import GONE, SUCCESSOR, THEIRS, who_succeeded, whose
from projections.statements import TEAM

UNREAD: tuple[type[events.Event], ...] = (Revised, IdentityCorrected, NeighbourCorrected)
"""What has to be read by the other team."""
SIDES = ("sending", "receiving")
_WHAT = bindparam("of_what", type_=Text)
IDENTITY = IdentityCorrected.TOPIC.removeprefix("handover.")
LEFT_BEHIND: dict[str, Any] = dict.fromkeys(
    (
        *("loss_at", "sending_knows", "receiving_knows", "undo_asked_at"),
        *("undone_at", "undone_stopped_at", "sending_knows_undone", "receiving_knows_undone"),
    )
)
"""What happened to another family is not about a record that has left it."""


def change_columns() -> list[Column[Any]]:
    """Fresh columns (a Column belongs to one table): the newest change that a team has to read."""
    return [Column(f"{side}_change", Text) for side in SIDES]


def change_changes(table: Table, event: events.Event) -> dict[str, Any]:
    """What `event` changes; a team that it is redirected to reads it as it is."""
    if isinstance(event, events.Redirected):
        return {"receiving_change": None}
    if isinstance(event, ChangeRead):
        return {f"{side}_change": _read(table, side) for side in SIDES} | whose(event)
    if isinstance(event, Reopened):
        return _reopened(event)
    if isinstance(event, TeamSucceeded):
        read = {f"{side}_change": _succeeded(table, side) for side in SIDES}
        return read | who_succeeded(event)
    if not isinstance(event, UNREAD):
        return {}
    what = {_WHAT.key: event.TOPIC.removeprefix("handover.")}
    unread = _unread(table, type(event)) | what | whose(event)
    if isinstance(event, Revised):
        return unread | _revised(event)
    is_moved = isinstance(event, IdentityCorrected) and event.is_moved
    return unread | (LEFT_BEHIND if is_moved else {})


def is_changed(table: Table, side: str) -> ColumnElement[bool]:
    """What others changed and the team on this side has not read."""
    return table.c[f"{side}_change"].is_not(None)


def is_changed_list(table: Table, side: str) -> ColumnElement[bool]:
    """What a team has to read because others changed it, in whichever state it stands."""
    return and_(table.c[f"{side}_team_id"] == TEAM, is_changed(table, side))


def _revised(event: Revised) -> dict[str, Any]:
    """A higher urgency, and what is due by it."""
    rank = URGENCY_RANK[event.urgency]
    return {"urgency": event.urgency.value, "urgency_rank": rank, **due_values(event.due)}


def _reopened(event: Reopened) -> dict[str, Any]:
    """A promise goes on with its new day; what was withdrawn is rung and answered anew."""
    again = {
        "state": event.state.value,
        "closed_at": None,
        "ended_how": None,
        "asked_at": event.asked_at,
    }
    if event.due is None:
        return again | promised(event.next_action_on)
    return again | rung_anew(event.due, event.calls_count_from)


@cache
def _read(table: Table, side: str) -> ColumnElement[Any]:
    """Nothing is left to read for the team of whoever says so."""
    is_theirs = table.c[f"{side}_team_id"] == THEIRS
    return case((is_theirs, literal(None)), else_=table.c[f"{side}_change"])


@cache
def _succeeded(table: Table, side: str) -> ColumnElement[Any]:
    """The successor has to read what the closed team had to; the other team, only its own part."""
    [other] = [one for one in SIDES if one != side]
    is_gone = table.c[f"{side}_team_id"] == GONE
    is_other = table.c[f"{other}_team_id"] == SUCCESSOR
    own = table.c[f"{side}_change"]
    return case((and_(is_gone, is_other), table.c[f"{other}_change"]), else_=own)


@cache
def _unread(table: Table, kind: type[events.Event]) -> dict[str, Any]:
    """What happened, for every team but that of whoever did it."""
    return {f"{side}_change": _changed(table, side, kind) for side in SIDES}


def _changed(table: Table, side: str, kind: type[events.Event]) -> ColumnElement[Any]:
    is_theirs = table.c[f"{side}_team_id"] == THEIRS
    known = table.c[f"{side}_change"]
    if not issubclass(kind, IdentityCorrected):
        # Whom it is about stands before what is said of her, until somebody has read both.
        is_theirs = or_(is_theirs, known == IDENTITY)
    return case((is_theirs, known), else_=_WHAT)
