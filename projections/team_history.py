"""What happened to a team of the directory, in order: who rang its number when, who changed what.

Holds staff in their work, and never a family.
"""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column, Connection, Integer, Table, Text, Uuid, select
from sqlalchemy.engine import RowMapping

from handover import team_events as events
from handover.directory import cover_events as covers
from handover.directory import mailbox_events as mailboxes
from handover.directory import number_events as numbers
from projections.columns import Instant
from projections.database import metadata
from projections.directory_table import hours_as_stored
from projections.model import Folds
from projections.writing import insert_row

team_history = Table(
    "team_history",
    metadata,
    Column("team_id", Uuid, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("what", Text, nullable=False),
    Column("happened_at", Instant, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("by_name", Text, nullable=False),
    Column("by_role", Text, nullable=False),
    Column("by_team", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("detail", JSON, nullable=False),
)
folds = Folds(team_history)


def history_of(connection: Connection, team_id: UUID) -> list[RowMapping]:
    """Everything that was recorded about the team, the latest first."""
    query = (
        select(team_history)
        .where(team_history.c.team_id == team_id)
        .order_by(team_history.c.version.desc())
    )
    return list(connection.execute(query).mappings())


@folds.on(events.Registered)
@folds.on(events.NumberVerified)
@folds.on(events.NumberReportedWrong)
@folds.on(events.HoursChanged)
@folds.on(events.Closed)
@folds.on(events.SuccessorNamed)
@folds.on(numbers.NumberAdded)
@folds.on(numbers.NumberPutFirst)
@folds.on(numbers.NumberRetired)
@folds.on(covers.CoverChanged)
@folds.on(covers.LeftUncovered)
@folds.on(covers.ReliedOn)
@folds.on(mailboxes.MailboxChanged)
def happened(connection: Connection, event: events.Event) -> None:
    """Add one line."""
    envelope = event.envelope
    line = {
        "team_id": event.originator_id,
        "version": event.originator_version,
        "what": event.TOPIC.removeprefix("team."),
        "happened_at": envelope.happened_at,
        "recorded_at": envelope.recorded_at,
        "by_name": envelope.name,
        "by_role": envelope.role.value,
        "by_team": envelope.team_name,
        "source": envelope.source.value,
        "detail": _detail(event),
    }
    insert_row(connection, team_history, line)


def _detail(event: events.Event) -> dict[str, Any]:
    match event:
        case events.Registered():
            return {"telephone": event.telephone, "verified_on": _day(event.verified_on)}
        case events.NumberVerified():
            return {"telephone": event.telephone, "verified_on": event.verified_on.isoformat()}
        case events.NumberReportedWrong():
            return {"telephone": event.telephone}
        case events.HoursChanged():
            return {"hours": hours_as_stored(event.hours), "out_of_hours": event.out_of_hours}
        case events.Closed():
            return {"reason": event.reason}
        case events.SuccessorNamed():
            return {"successor": event.successor.name}
        case mailboxes.MailboxChanged():
            return {"mailbox": event.mailbox, "verified_on": _day(event.verified_on)}
    return _of_numbers_and_cover(event)


def _of_numbers_and_cover(event: events.Event) -> dict[str, Any]:
    match event:
        case numbers.NumberAdded():
            return {
                "telephone": event.telephone,
                "purpose": event.purpose.value,
                "whose": event.whose,
                "verified_on": _day(event.verified_on),
            }
        case numbers.NumberPutFirst():
            return {"telephone": event.telephone}
        case numbers.NumberRetired():
            return {"telephone": event.telephone, "reason": event.reason}
        case covers.CoverChanged():
            return {"areas": list(event.cover.areas)}
        case covers.LeftUncovered():
            return {"areas": event.areas, "reason": event.reason}
        case covers.ReliedOn():
            return {"areas": event.areas, "team": event.team.name}
    raise TypeError(event)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
