"""Fills the table of teams from the log. Must not know how it is searched."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from handover.directory.cover_events import CoverChanged
from handover.directory.mailbox_events import MailboxChanged
from handover.directory.number_events import NumberAdded, NumberPutFirst, NumberRetired
from handover.directory.numbers import TeamNumber
from handover.team_events import (
    Closed,
    Event,
    HoursChanged,
    NumberReportedWrong,
    NumberVerified,
    Registered,
    SuccessorNamed,
)
from projections.directory_table import (
    directory,
    hours_as_stored,
    number_values,
    numbers_of,
    search_values,
)
from projections.model import Folds
from projections.took_over import all_after, last_after
from projections.writing import change_row, insert_row, row_in

folds = Folds(directory)
_SUCCEEDED = select(directory.c.team_id, directory.c.name, directory.c.named).where(
    directory.c.successor_id.is_not(None)
)
Change = Callable[[list[TeamNumber]], Sequence[TeamNumber]]
"""From a team's numbers to those that it has after an event."""


@folds.on(Registered)
def registered(connection: Connection, event: Registered) -> None:
    """Add the team."""
    row = {
        "team_id": event.originator_id,
        "name": event.name,
        "kind": event.kind.value,
        "organisation": event.organisation,
        "ods_code": event.ods_code,
        "area": event.area,
        "places": list(event.places),
        "authorities": list(event.cover.authorities),
        "districts": list(event.cover.districts),
        "hours": hours_as_stored(event.hours),
        "out_of_hours": event.out_of_hours,
        "mailbox": "",
        "is_closed": False,
        "named": [],
        "former_names": [],
        **number_values(event.numbers()),
    }
    insert_row(connection, directory, row | search_values(row))


@folds.on(NumberAdded)
def number_added(connection: Connection, event: NumberAdded) -> None:
    """Offer it after the others."""
    added = TeamNumber(
        event.key, event.telephone, event.purpose, event.whose, event.hours, event.verified_on
    )
    _change_numbers(connection, event, lambda numbers: [*numbers, added])


@folds.on(NumberVerified)
def number_verified(connection: Connection, event: NumberVerified) -> None:
    """Keep the number and the day on which somebody rang it; a report of it is answered."""
    _change_one(connection, event, lambda one: one.verified(event.telephone, event.verified_on))


@folds.on(NumberReportedWrong)
def number_reported_wrong(connection: Connection, event: NumberReportedWrong) -> None:
    """Put the number on the list of what must be put right."""
    _change_one(connection, event, lambda one: one.reported_wrong(event.envelope.happened_at))


@folds.on(NumberRetired)
def number_retired(connection: Connection, event: NumberRetired) -> None:
    """Offer it no more."""
    _change_numbers(
        connection, event, lambda numbers: [one for one in numbers if one.key != event.key]
    )


@folds.on(NumberPutFirst)
def number_put_first(connection: Connection, event: NumberPutFirst) -> None:
    """Offer it before the others."""
    _change_numbers(
        connection, event, lambda numbers: sorted(numbers, key=lambda one: one.key != event.key)
    )


@folds.on(CoverChanged)
def cover_changed(connection: Connection, event: CoverChanged) -> None:
    """Find the team for its new area."""
    row = {
        **row_in(connection, directory, event.originator_id),
        "authorities": list(event.cover.authorities),
        "districts": list(event.cover.districts),
    }
    areas = {name: row[name] for name in ("authorities", "districts")}
    _set(connection, event.originator_id, **areas, **search_values(row))


@folds.on(HoursChanged)
def hours_changed(connection: Connection, event: HoursChanged) -> None:
    """Keep the hours and the route out of hours."""
    hours = hours_as_stored(event.hours)
    _set(connection, event.originator_id, hours=hours, out_of_hours=event.out_of_hours)


@folds.on(MailboxChanged)
def mailbox_changed(connection: Connection, event: MailboxChanged) -> None:
    """Keep where the team is told by email."""
    verified_on = event.verified_on
    _set(connection, event.originator_id, mailbox=event.mailbox, mailbox_verified_on=verified_on)


@folds.on(Closed)
def closed(connection: Connection, event: Closed) -> None:
    """Take the team out of every search."""
    _set(connection, event.originator_id, is_closed=True)


@folds.on(SuccessorNamed)
def successor_named(connection: Connection, event: SuccessorNamed) -> None:
    """Who looks for the closed team, or for one that it took over from, finds the successor.

    Of all teams before and after it that is worked out anew: one of them may have been held.
    """
    gone, successor = event.originator_id, event.successor.team_id
    so_far = row_in(connection, directory, gone)["named"]
    _set(connection, gone, named=[*so_far, str(successor)], successor_id=successor)
    rows = connection.execute(_SUCCEEDED).all()
    named = {row.team_id: [UUID(one) for one in row.named] for row in rows}
    after = {one: all_after(named, one) for one in named}
    for one in named:
        if gone == one or gone in after[one]:
            _set(connection, one, successor_id=last_after(named, one))
    for later in after[gone]:
        _take_names(connection, later, [row.name for row in rows if later in after[row.team_id]])


def _take_names(connection: Connection, team_id: UUID, names: list[str]) -> None:
    taken = {"former_names": sorted(names)}
    row = {**row_in(connection, directory, team_id), **taken}
    _set(connection, team_id, **taken, **search_values(row))


def _change_one(
    connection: Connection,
    event: NumberVerified | NumberReportedWrong,
    change: Callable[[TeamNumber], TeamNumber],
) -> None:
    def changed(numbers: list[TeamNumber]) -> list[TeamNumber]:
        return [change(one) if one.key == event.key else one for one in numbers]

    _change_numbers(connection, event, changed)


def _change_numbers(connection: Connection, event: Event, change: Change) -> None:
    numbers = numbers_of(row_in(connection, directory, event.originator_id))
    _set(connection, event.originator_id, **number_values(change(numbers)))


def _set(connection: Connection, team_id: UUID, **values: Any) -> None:
    change_row(connection, directory, team_id, values)
