"""When a process that works behind the pages last did so: one that is silent is an alarm.

Must not know what such a process does.
"""

from datetime import datetime, timedelta

from sqlalchemy import Column, Connection, Table, Text, bindparam, select

from projections.columns import Instant
from projections.database import metadata

INTERVAL = timedelta(seconds=5)
SILENT_AFTER = 2 * INTERVAL
PROJECTOR, POST = "projector", "post"
CHASER, AUDITOR = "chaser", "auditor"
ALLOWED: dict[str, timedelta] = {POST: timedelta(minutes=2), AUDITOR: timedelta(minutes=2)}
"""For how long a process may be busy with one thing: a mail server may take its time, and the
auditor looks when all that was found is done."""

heartbeats = Table(
    "heartbeats",
    metadata,
    Column("name", Text, primary_key=True),
    Column("beat_at", Instant, nullable=False),
)
_BEATS = select(heartbeats).order_by(heartbeats.c.name)
_BEAT_OF = select(heartbeats.c.beat_at).where(heartbeats.c.name == bindparam("name"))


def beat(connection: Connection, name: str, now: datetime) -> None:
    """Write down that the process of this name works at `now`."""
    stop(connection, name)
    connection.execute(heartbeats.insert().values(name=name, beat_at=now))


def stop(connection: Connection, name: str) -> None:
    """Expect no more of it: it was told to stop."""
    connection.execute(heartbeats.delete().where(heartbeats.c.name == name))


def beat_of(connection: Connection, name: str) -> datetime | None:
    """When the process of this name was last heard of; None if no more is expected of it."""
    return connection.execute(_BEAT_OF, {"name": name}).scalar_one_or_none()


def silent(connection: Connection, now: datetime) -> list[str]:
    """The names of those who were working and have been silent for longer than they may be.

    Or were last heard of that much later than `now`: a clock was put back, or two machines differ,
    and such a one would be taken for well until the other has caught up.
    """
    found = ages(connection, now).items()
    return [name for name, age in found if abs(age) > ALLOWED.get(name, SILENT_AFTER)]


def ages(connection: Connection, now: datetime) -> dict[str, timedelta]:
    """How long ago each of those who are expected to beat last did so."""
    return {row.name: now - row.beat_at for row in connection.execute(_BEATS)}
