"""On whose list each handover must stand, and on whose it does: nothing is ever lost.

The lists are the ones that the pages read: inbox, sent, what a loss stopped, and the lead's board.
"""

from collections.abc import Collection, Iterator
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from projections import inbox, overdue, sent
from projections.model import Page
from tests.domain.machine.by_hand import is_past
from tests.domain.machine.places import Places
from tests.domain.machine.told import Handover, Region

Listed = set[tuple[str, str, int]]
"""The name of the list, whose it is, and the number of the handover."""


def expected(region: Region, minute: int) -> Listed:
    """Everything recorded is open on a list, or closed with a reason, or stopped by a loss."""
    listed: Listed = set()
    for number, handover in enumerate(region.handovers):
        listed.add((_with_sender(handover), handover.sender, number))
        if receiving := _with_receiver(handover):
            listed.add((receiving, handover.at, number))
        if _is_on_board(handover, minute):
            listed.add(("board", "", number))
    return listed


def _with_sender(handover: Handover) -> str:
    """Never nowhere: the sender always sees the outcome."""
    if handover.is_closed:
        return "settled"
    if handover.is_stopped:
        return "stopped, sent"
    is_answered = handover.acknowledged is not None and handover.call_stopped is not None
    return "settled" if is_answered and not handover.is_asked else "open, sent"


def _with_receiver(handover: Handover) -> str:
    """Nothing once it is closed, or declined: then it is the sender's."""
    if handover.is_closed:
        return ""
    if handover.is_stopped:
        return "stopped, received"
    return {
        "waiting": "waits",
        "received": "waits",
        "acknowledged": "taken on",
    }.get(handover.state, "")


def _is_on_board(handover: Handover, minute: int) -> bool:
    """Whatever nobody answered or spoke about, and every promise that was not kept."""
    if handover.is_closed or handover.is_stopped:
        return False
    is_late = handover.promised is not None and is_past(handover.promised, minute)
    return handover.acknowledged is None or handover.call_stopped is None or is_late


def shown(connection: Connection, places: Places, now: datetime, teams: Collection[str]) -> Listed:
    """What the lists of these teams and the lead's board hold, as the pages ask for them."""
    numbers = {handover_id: number for number, handover_id in enumerate(places.handovers)}
    listed: Listed = set()
    for name in teams:
        for called, page in _of_team(connection, places.teams[name], now):
            listed |= {(called, name, numbers[row["handover_id"]]) for row in page.rows}
    board = overdue.worst_first(connection, now, overdue.Narrowed())
    return listed | {("board", "", numbers[row["handover_id"]]) for row in board.rows}


def _of_team(connection: Connection, team_id: UUID, now: datetime) -> Iterator[tuple[str, Page]]:
    yield "waits", inbox.waiting_for(connection, team_id, now)
    yield "taken on", inbox.taken_on_by(connection, team_id, now)
    yield "stopped, received", inbox.stopped_for(connection, team_id)
    yield "open, sent", sent.open_of(connection, team_id, now)
    yield "settled", sent.settled_of(connection, team_id)
    yield "stopped, sent", sent.stopped_of(connection, team_id)


def late(region: Region, minute: int) -> tuple[int, int, int, int, int]:
    """The five figures of the lead's board, counted by hand."""
    going = [one for one in region.handovers if not one.is_closed and not one.is_stopped]
    unanswered = [one for one in going if one.acknowledged is None]
    unspoken = [one for one in going if one.call_stopped is None]
    promised = [one.promised for one in going if one.promised is not None]
    return (
        len(unanswered),
        sum(one.acknowledge_due < minute for one in unanswered),
        sum(one.call_due < minute for one in unspoken),
        sum(one.tried > 0 for one in unspoken),
        sum(is_past(day, minute) for day in promised),
    )


def figures(connection: Connection, now: datetime) -> tuple[int, int, int, int, int]:
    """The five figures as the board shows them."""
    found = overdue.counts(connection, now, overdue.Narrowed())
    return (
        found.unacknowledged,
        found.overdue_acknowledgements,
        found.overdue_calls,
        found.nobody_reached,
        found.overdue_responses,
    )
