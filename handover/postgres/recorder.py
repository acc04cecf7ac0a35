"""The event log on PostgreSQL: the library's own recorder, with an ordered append of ours.

Every append is one call of one function, in one round trip: it takes a lock, inserts and notifies
(migrations/0001_log.sql). Small pools, made in the worker. Knows no event's meaning.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from eventsourcing.persistence import (
    ApplicationRecorder,
    BaseInfrastructureFactory,
    InterfaceError,
    OperationalError,
    StoredEvent,
)
from eventsourcing.postgres import (
    ConnectionPool,
    PostgresApplicationRecorder,
    PostgresDatastore,
    PostgresFactory,
)
from eventsourcing.utils import Environment
from psycopg.rows import DictRow, dict_row

from handover import recorder
from handover.log_errors import LogOutOfReachError, OutcomeUnknownError
from handover.postgres.address import options

SCHEMA, TABLE = "handover_log", "events"
CONNECTIONS = 8
"""At most, for each worker: as many as it answers at once. Workers times this, and as many again
for the read tables and the desk, must stay below the server's max_connections [P]."""
WAIT_SECONDS = 5.0
"""How long somebody waits for a connection before they are told that the service is busy [P]."""
TRIES = 2
"""How often an append is sent when the connection is lost before its answer."""

SAYS_NO = ("53", "55")
"""Of no room or of a lock, by the first signs of what PostgreSQL calls it. Not of its own end: a
server that stops cannot tell what became of the last it was sent."""
_APPEND = "SELECT * FROM handover_log.append(%s::uuid[], %s::bigint[], %s::text[], %s::bytea[])"


class Datastore(PostgresDatastore):
    """Connections to the log, made when they are first used."""

    def __init__(self, url: str) -> None:
        """Connections as `url` says, and as they must be for a success answer to be true."""
        super().__init__("", "", "", "", "", schema=SCHEMA)
        self.pool = ConnectionPool(
            url,
            connection_class=psycopg.Connection[DictRow],
            kwargs={"row_factory": dict_row, **options(url)},
            min_size=1,
            max_size=CONNECTIONS,
            open=False,
            configure=_durable,
            # A server that was restarted leaves dead connections behind: each is tried first.
            check=ConnectionPool.check_connection,
            timeout=WAIT_SECONDS,
            # Whoever asks next tries anew; nobody waits out a long pause between tries.
            reconnect_timeout=1.0,
        )

    def register_type_adapters(self) -> None:
        """There are none: the log's function takes plain arrays."""

    @contextmanager
    def get_connection(self) -> Iterator[psycopg.Connection[DictRow]]:
        """A connection of the pool. Raises LogOutOfReachError."""
        try:
            with super().get_connection() as connection:
                yield connection
        except (OperationalError, InterfaceError) as error:
            raise LogOutOfReachError(str(error)) from error


def _durable(connection: psycopg.Connection[DictRow]) -> None:
    """A commit is on disk before it is answered, whatever the server's default is."""
    connection.autocommit = True
    connection.execute(
        "SELECT set_config('lock_timeout', %s, false)",
        [f"{recorder.LOCK_TIMEOUT_SECONDS * 1000:.0f}ms"],
    )
    connection.execute(
        "SELECT set_config('synchronous_commit', 'on', false)"
        " WHERE current_setting('synchronous_commit') IN ('off', 'local')"
    )


class OrderedRecorder(PostgresApplicationRecorder):
    """Appends in one order for all; reads as the library does."""

    def __init__(self, datastore: Datastore) -> None:
        super().__init__(datastore, events_table_name=TABLE)
        self.channel_name = SCHEMA

    def insert_events(
        self,
        stored_events: Sequence[StoredEvent],
        **_others: Any,
    ) -> Sequence[int]:
        """Append all or none; their places in the log.

        Where the connection is lost before the answer, it asks once more: events that are there
        already then raise IntegrityError, as for any conflict. Raises LogOutOfReachError when
        nothing was stored, OutcomeUnknownError when nobody can tell.
        """
        if not stored_events:
            return []
        lost: LogOutOfReachError | None = None
        for _ in range(TRIES):
            is_sent = False
            try:
                with self.datastore.get_connection() as connection:
                    is_sent = True
                    return _appended(connection, stored_events)
            except LogOutOfReachError as error:
                is_surely_unstored = not is_sent or _is_refusal(error)
                if is_surely_unstored and lost is None:
                    raise
                lost = error
        raise OutcomeUnknownError(str(lost)) from lost


def _appended(
    connection: psycopg.Connection[DictRow], stored_events: Sequence[StoredEvent]
) -> list[int]:
    columns = (
        [event.originator_id for event in stored_events],
        [event.originator_version for event in stored_events],
        [event.topic for event in stored_events],
        [event.state for event in stored_events],
    )
    return [row["append"] for row in connection.execute(_APPEND, columns)]


def _is_refusal(error: LogOutOfReachError) -> bool:
    """Whether the server itself said no, so that nothing was stored, and the connection stands."""
    cause = error.__cause__
    said = cause.__cause__ if cause else None
    return isinstance(said, psycopg.Error) and (said.sqlstate or "")[:2] in SAYS_NO


class Factory(PostgresFactory):
    """Builds the log's recorder over a small pool."""

    def __init__(self, env: Environment, url: str) -> None:
        # Past the library's own factory, whose settings know no address with certificates in it.
        BaseInfrastructureFactory.__init__(self, env)
        self.datastore: Datastore = Datastore(url)

    def application_recorder(self) -> ApplicationRecorder:
        """The one recorder there is."""
        return OrderedRecorder(self.datastore)
